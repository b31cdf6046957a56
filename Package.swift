// swift-tools-version: 6.2
import PackageDescription

/// Every target is built alike: Swift 6, strict memory safety, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Diptych",
  products: [
    .library(name: "Diptych", targets: ["Diptych"]),
    .executable(name: "diptych", targets: ["DiptychCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(
      name: "Diptych",
      dependencies: [
        "DiptychBytes", "DiptychContainer", "DiptychDigest", "DiptychXML", "DiptychUnicode",
        "CLinux",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      resources: [.copy("Resources")],
      swiftSettings: strict),
    .executableTarget(name: "DiptychCLI", dependencies: ["Diptych"], swiftSettings: strict),

    .target(name: "DiptychBytes", swiftSettings: strict),

    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "DiptychXML", dependencies: ["CLibXML2", "DiptychBytes"], swiftSettings: strict),

    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(name: "DiptychContainer", dependencies: ["CArchive"], swiftSettings: strict),

    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "DiptychDigest", dependencies: ["CNettle"], swiftSettings: strict),

    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "DiptychUnicode", dependencies: ["CICU"], swiftSettings: strict),

    .target(name: "CLinux"),

    // Programs that the tests run.
    .executableTarget(
      name: "MisbehavingTool", dependencies: ["Diptych"], path: "Tests/MisbehavingTool",
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "Fuzzing", dependencies: ["Diptych", "DiptychContainer", "TestSupport"],
      path: "Tests/Fuzzing", swiftSettings: strict),
    .testTarget(
      name: "DiptychTests",
      dependencies: [
        "Diptych", "DiptychContainer", "DiptychXML", "DiptychCLI", "MisbehavingTool", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden", "Formats/Files", "Formats/bulletin.txt"], swiftSettings: strict),
    .testTarget(name: "DiptychBytesTests", dependencies: ["DiptychBytes"], swiftSettings: strict),
    .testTarget(
      name: "DiptychContainerTests", dependencies: ["DiptychContainer", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "DiptychDigestTests", dependencies: ["DiptychDigest"], swiftSettings: strict),
    .testTarget(name: "DiptychXMLTests", dependencies: ["DiptychXML"], swiftSettings: strict),
  ]
)

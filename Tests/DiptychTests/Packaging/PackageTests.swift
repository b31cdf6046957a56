import Foundation
import Testing

/// The Debian package, built, installed, and run; with `DIPTYCH_PACKAGE=1` in the environment, since that
/// builds the program once more.
///
/// Where the tests run as root the package is installed into the machine and taken away again, else it is
/// unpacked into a folder.
@Suite(
  .enabled(if: ProcessInfo.processInfo.environment["DIPTYCH_PACKAGE"] == "1"), .serialized)
struct PackageTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func run(_ name: String, _ arguments: [String], _ status: Int32 = 0) throws -> String {
    let result = try (name.contains("/") ? Tool(at: name) : #require(Tool(name))).run(arguments)
    #expect(result.status == status, "\(name) \(arguments): \(result.output)")
    return result.output
  }

  @Test("It is made, holds what it should, installs, runs as its user, and goes away")
  func package() throws {
    let folder = try TemporaryFolder()
    _ = try run(Self.repository.appending(path: "Scripts/package").path, [folder.path])
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".deb") })
    let package = folder.path + "/" + name
    let fields = try run("dpkg-deb", ["--field", package])
    #expect(fields.contains("\nDepends: ") && fields.contains("libxml2"))
    let isFilled = !fields.split(whereSeparator: \.isWhitespace).contains { $0.first == "@" }
    #expect(isFilled, "a field was not filled in: \(fields)")

    let root = folder.path + "/root"
    _ = try run("dpkg-deb", ["--extract", package, root])
    for path in [
      "usr/bin/diptych", "usr/share/man/man1/diptych.1.gz", "etc/diptych/pipeline.json",
      "lib/systemd/system/diptych.service", "lib/systemd/system/diptych.timer",
      "usr/share/doc/diptych/copyright", "usr/lib/sysusers.d/diptych.conf",
    ] {
      #expect(FileManager.default.fileExists(atPath: root + "/" + path), "\(path)")
    }
    let service = try String(
      contentsOfFile: root + "/lib/systemd/system/diptych.service", encoding: .utf8)
    #expect(service.contains("ExecStart=/usr/bin/diptych run --config /etc/diptych/pipeline.json"))
    #expect(!service.contains("/usr/local") && !service.contains("prometheus"))

    guard geteuid() == 0 else { return try process(with: root + "/usr/bin/diptych", in: folder) }
    _ = try run("apt-get", ["install", "--yes", "--no-install-recommends", package])
    defer { _ = try? Tool("dpkg")?.run(["--purge", "diptych"]) }
    if Tool("systemd-analyze") != nil {
      let told = try run("systemd-analyze", ["verify", "/lib/systemd/system/diptych.service"])
      #expect(!told.contains("diptych"), "\(told)")
    }
    _ = try run("/usr/bin/diptych", ["check", "--config", "/etc/diptych/pipeline.json"])
    try process(with: "/usr/bin/diptych", in: folder)
    // As the unit does it: as the user of the package, in the folders of the package.
    let drop = "/srv/diptych/drop/test-of-the-package.txt"
    try Data(Self.text.utf8).write(to: URL(fileURLWithPath: drop))
    defer { try? FileManager.default.removeItem(atPath: drop) }
    _ = try run(
      "runuser",
      [
        "-u", "diptych", "--", "/usr/bin/diptych", "run", "--config", "/etc/diptych/pipeline.json",
        "--output", "/srv/diptych/archive/test", "--settle-seconds", "0",
      ])
    let output = "/srv/diptych/archive/test"
    defer { try? FileManager.default.removeItem(atPath: output) }
    #expect(
      FileManager.default.fileExists(
        atPath: output + "/data/test-of-the-package.txt.tei.xml"))
  }

  private static let text = """
    市外办举办友城论坛

    5月8日，市外办在会展中心举办国际友城合作论坛，三十名代表参加。

    On May 8, the Foreign Affairs Office held a forum of sister cities; thirty delegates attended.
    """

  /// Takes a text through the pipeline with the installed program.
  private func process(with program: String, in folder: TemporaryFolder) throws {
    _ = try folder.write(Array(Self.text.utf8), to: "letter.txt")
    let config = Self.repository.appending(path: "pipeline.json").path
    _ = try run(
      program,
      ["convert", "--config", config, "--to", folder.path, folder.path + "/letter.txt"])
    let tei = try String(contentsOfFile: folder.path + "/letter.txt.tei.xml", encoding: .utf8)
    #expect(tei.contains("xml:lang=\"zh-Hans\""))
  }
}

/// A stage in Swift to start from: a package that ends in the whole tool.
struct SwiftStageTemplate: StageTemplate {
  let name: String
  /// A folder or an address.
  let package: String

  let test = "swift test"

  /// The name of the type: `seal-count` is `SealCount`.
  private var type: String {
    name.split(separator: "-").map { word in
      word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }

  var files: [StageTemplateFile] {
    [
      StageTemplateFile(path: "Package.swift", text: manifest),
      StageTemplateFile(path: "Sources/Stages/\(type).swift", text: stage),
      StageTemplateFile(path: "Sources/Tool/main.swift", text: main),
      StageTemplateFile(path: "Tests/StagesTests/\(type)Tests.swift", text: unitTest),
      StageTemplateFile(path: "pipeline.json", text: pipeline),
      Self.sample,
      StageTemplateFile(path: ".gitignore", text: ".build/\n/output/\n"),
      StageTemplateFile(path: "README.md", text: readme),
    ]
  }

  private var dependency: String {
    let place = package.debugDescription
    return package.utf8.first == UInt8(ascii: "/")
      ? ".package(name: \"Diptych\", path: \(place))" : ".package(url: \(place), branch: \"main\")"
  }

  private var identity: String {
    guard package.utf8.first != UInt8(ascii: "/") else { return "Diptych" }
    let last = package.split(separator: "/").last.map { String($0) } ?? package
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(name)",
      dependencies: [
        \(dependency)
      ],
      targets: [
        .target(name: "Stages", dependencies: [.product(name: "Diptych", package: "\(identity)")]),
        .executableTarget(name: "\(name)", dependencies: ["Stages"], path: "Sources/Tool"),
        .testTarget(name: "StagesTests", dependencies: ["Stages"]),
      ]
    )

    """
  }

  private var stage: String {
    """
    import Diptych

    /// Marks the words that the settings list.
    public struct \(type): Stage {
      /// The settings in `pipeline.json`; every one has a default.
      public struct Configuration: StageConfiguration {
        /// The words to look for.
        public var words: [String] = []
        /// What they are.
        public var kind = "vessel"

        public init() {}

        public static var settings: [Setting] {
          [
            Setting("words", "the words to look for"),
            Setting("kind", "what the words are: a word in lower case"),
          ]
        }
      }

      public static let name = "\(name)"
      public static let summary = "marks the words of a list"
      /// Another version makes all documents again.
      public static let version = "1"
      public let requires: Set<Layer> = [.blocks]
      public let provides: Set<Layer> = [.mentions]

      private let words: [[UInt8]]
      private let kind: EntityKind

      public init(_ configuration: Configuration, context: StageContext) {
        words = configuration.words.map { Array($0.utf8) }.filter { !$0.isEmpty }
        kind = EntityKind(rawValue: configuration.kind)
      }

      public func run(_ document: inout Document) throws {
        for index in document.blocks.indices {
          for word in words { mark(word, in: &document.blocks[index]) }
        }
      }

      /// Marks a word wherever it stands, except where it would cross or repeat another name.
      private func mark(_ word: [UInt8], in block: inout Block) {
        let text = block.utf8
        var start = 0
        while start + word.count <= text.count {
          let end = start + word.count
          guard text[start..<end].elementsEqual(word) else {
            start += 1
            continue
          }
          let range = TextRange(start, end)
          if !block.mentions.contains(where: { Self.collide($0.range, range) }) {
            block.mentions.append(Mention(range: range, kind: kind, confidence: 0.9))
          }
          start = end
        }
        // By their starts, the longer one first.
        block.mentions.sort {
          ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end)
        }
      }

      /// Whether two ranges are the same or cross; one in the other is allowed.
      private static func collide(_ one: TextRange, _ other: TextRange) -> Bool {
        let areApart = one.end <= other.start || other.end <= one.start
        let isInside = other.start <= one.start && one.end <= other.end
        let isAround = one.start <= other.start && other.end <= one.end
        return !areApart && isInside == isAround
      }
    }

    """
  }

  private var main: String {
    """
    import Diptych
    import Stages

    DiptychTool.main(adding: [\(type).self])

    """
  }

  private var unitTest: String {
    """
    import Diptych
    import Stages
    import Testing

    @Suite struct \(type)Tests {
      private func marked(_ text: String, _ words: [String]) throws -> Document {
        var configuration = \(type).Configuration()
        configuration.words = words
        let stage = \(type)(configuration, context: StageContext())
        let source = Source(path: Array("a.txt".utf8), sha256: "", content: Array(text.utf8))
        var document = Document(id: "d0123456789abcdef", source: source)
        document.blocks = [Block(utf8: Array(text.utf8))]
        try stage.run(&document)
        return document
      }

      @Test("Words of the list are marked wherever they stand")
      func words() throws {
        let document = try marked("长江黄金7号, the Yangtze Gold 7.", ["Yangtze Gold 7", "长江黄金7号"])
        let ranges = document.blocks[0].mentions.map(\\.range)
        #expect(ranges == [TextRange(0, 16), TextRange(22, 36)])
      }

      @Test("A word that crosses another name is left out")
      func crossing() throws {
        let document = try marked("Yangtze Gold", ["Yangtze", "tze Gold"])
        #expect(document.blocks[0].mentions.count == 1)
      }
    }

    """
  }

  private var pipeline: String {
    """
    {
      "diptych": 1,
      "languages": ["zh", "en"],
      "stages": [
        { "stage": "ingest" },
        { "stage": "language-detection" },
        { "stage": "entity-extraction" },
        { "stage": "\(name)", "words": ["长江黄金7号", "Yangtze Gold 7"] },
        { "stage": "tei-export" },
        { "stage": "json-export" }
      ]
    }

    """
  }

  private var readme: String {
    """
    # \(name)

    A stage for Diptych in Swift, and the whole tool with it: it marks the words that `pipeline.json` lists as
    names of the kind `vessel`.

    ```sh
    swift test                    # its own tests
    swift run \(name) run         # input/ becomes output/
    swift run \(name) stages      # the standard stages and this one
    ```

    - `run(_:)` in `Sources/Stages/\(type).swift` does the work; offsets are UTF-8 bytes of a block's text.
    - `Configuration` has the settings that `pipeline.json` may give.
    - `requires` and `provides` name the layers that it reads and fills.
    - `version` decides, with the settings, whether documents are done again.
    - More stages: further files, and their types in the list in `Sources/Tool/main.swift`.

    """
  }
}

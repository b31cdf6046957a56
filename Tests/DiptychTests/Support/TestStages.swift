@testable import Diptych

/// Makes a block of the whole text; what the text says decides how it ends.
///
/// A text such as `{"text": "alpha", "parts": [["a.txt", "beta"]]}` stands for a file with others
/// inside of it.
struct Reading: Stage {
  struct Configuration: StageConfiguration {
    var maximumLines = 10
    var confidence = 0.5
    var strict = false
    var mode = "plain"
    var systems = ["pinyin"]
    var words: [String] = []

    static var settings: [Setting] {
      [
        Setting("maximumLines", "the most lines", range: 1...100),
        Setting("confidence", "how sure it must be", range: 0...1),
        Setting("strict", "whether it is strict"),
        Setting("mode", "how it reads", choices: ["plain", "fancy"]),
        Setting("systems", "what it knows", choices: ["pinyin", "zhuyin"]),
        Setting("words", "what it looks for"),
      ]
    }
  }

  struct OddError: Error {}

  static let name = "reading"
  static let summary = "Makes a block of a text."
  let requires: Set<Layer> = []
  let provides: Set<Layer> = [.blocks]

  private let configuration: Configuration

  init(_ configuration: Configuration, context: StageContext) {
    self.configuration = configuration
  }

  func run(_ document: inout Document) throws {
    let text = String(decoding: document.source.content, as: UTF8.self)
    switch text {
    case "fail": throw StageFailure(code: "no_text", message: "the file has no text", line: 3)
    case "own code": throw StageFailure(code: "seal_unreadable", message: "a seal is unreadable")
    case "odd": throw OddError()
    case "foreign": throw StageFailure(code: "unsupported_format", message: "no reader knows it")
    case "note": document.add(.note("test_note", at: .document, "worth knowing"))
    default: break
    }
    document.source.form = SourceForm(mediaType: "text/plain")
    if text.hasPrefix("{") {
      var parser = JSONParser(document.source.content)
      let value = try parser.parse()
      document.source.form?.mediaType = value["type"]?.string ?? "message/rfc822"
      document.attachments = (value["parts"]?.elements ?? []).map { part in
        let texts = (part.elements ?? []).map { $0.string ?? "\($0)" }
        return Attachment(name: Array(texts[0].utf8), content: Array(texts[1].utf8))
      }
      guard let own = value["text"]?.string else { return }
      document.blocks = [Block(utf8: Array(own.utf8))]
      if own == "fail later" { throw OddError() }
      return
    }
    document.blocks = [Block(utf8: document.source.content)]
  }
}

/// Emits two outputs.
struct Writing: Stage {
  static let name = "writing"
  static let summary = "Writes two outputs."
  let requires: Set<Layer> = [.blocks]
  let provides: Set<Layer> = []

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {
    let content = document.sources.map(\.content).joined(separator: Array("+".utf8))
    document.emit(Output(suffix: "one", bytes: content + Array("1".utf8)))
    document.emit(Output(suffix: "two.xml", bytes: Array(document.id.utf8)))
  }
}

/// Needs layers that nobody provides, or that come too late.
struct Judging: Stage {
  static let name = "judging"
  static let summary = "Needs what others provide."
  let requires: Set<Layer> = [.blocks, "seals"]
  let provides: Set<Layer> = ["verdicts"]

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {}
}

/// Cannot be made.
struct Broken: Stage {
  static let name = "broken"
  static let summary = "Cannot be made."
  let requires: Set<Layer> = []
  let provides: Set<Layer> = []

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    _ = try context.resource("nowhere.txt")
  }

  func run(_ document: inout Document) {}
}

extension StageRegistry {
  /// The stages that ship and need nothing to be made.
  static func shipped() throws -> [StageDefinition] {
    try StageRegistry().stages.filter { !$0.isAnnounced }
  }

  /// The stages of the tests.
  static func test() throws -> StageRegistry {
    let stages: [any Stage.Type] = [Reading.self, Writing.self, Judging.self, Broken.self]
    return try StageRegistry(stages.map { StageDefinition(stage: $0, isPlugin: false) })
  }
}

extension Pipeline {
  /// A pipeline of test stages.
  init(testing text: String) throws {
    try self.init(
      Array(text.utf8), file: "pipeline.json", folder: ".", registry: StageRegistry.test())
  }
}

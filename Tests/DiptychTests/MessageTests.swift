import Foundation
import Testing

@testable import Diptych

@Suite struct MessageTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func catalogue() throws -> [String: String] {
    let url = root.appending(path: "Sources/Diptych/Resources")
      .appending(path: MessageCatalogue.chineseName)
    return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: url))
  }

  @Test("A message has its values in their places, in each language")
  func places() {
    let path = "a.txt"
    let inner: Message = "no such file or directory"
    let message: Message = "cannot \(Message(pattern: "read")) '\(path)': \(inner)"
    #expect(message.text(.english) == "cannot read 'a.txt': no such file or directory")
    #expect(message.text(.chinese) == "无法读取 'a.txt'：没有这个文件或文件夹")
  }

  @Test("A translation may put values in another order")
  func order() {
    let message: Message = "metadata.licence: '\("target")' is needed beside '\("text")'"
    #expect(message.text(.chinese) == "metadata.licence：有 'text' 就需要 'target'")
  }

  @Test("What nobody translated is said in English, and braces in values stay")
  func fallback() {
    let value = "{1} {}"
    let message: Message = "a sentence about \(value) that has no translation"
    #expect(message.text(.chinese) == "a sentence about {1} {} that has no translation")
    let known: Message = "unknown key '\(value)'"
    #expect(known.text(.chinese) == "未知的键 '{1} {}'")
  }

  @Test("An error in a message is translated with it")
  func errors() {
    let error = SystemError(operation: "write", path: "x", code: ENOSPC)
    let message: Message = "the archive cannot be made: \(error)"
    #expect(message.text(.chinese) == "无法建立档案库：无法写入 'x'：磁盘空间已满")
    #expect("\(error)" == "cannot write 'x': no space left on device")
  }

  @Test(
    "Of the parser's help its own sentences are translated, and nothing else",
    arguments: [
      ("OVERVIEW: 处理文件。", "说明： 处理文件。"),
      ("Usage: diptych quarantine <subcommand>", "用法： diptych quarantine <subcommand>"),
      ("  quarantine              处理隔离区。", "  quarantine              处理隔离区。"),
      ("  run                     run", "  run                     run"),
      ("  -h, --help              Show help information.", "  -h, --help              显示帮助。"),
      ("                          Show help information.", "                          显示帮助。"),
      ("  --format <x>  形式 (values: a, b; default: a)", "  --format <x>  形式 (可用值： a, b；默认： a)"),
      ("{\"name\": \"a.txt\", \"text\": \"…\"}", "{\"name\": \"a.txt\", \"text\": \"…\"}"),
      ("  See 'diptych help <verb>' for detailed help.", "  详情见 'diptych help <verb>'。"),
      ("Error: 2 unexpected arguments: 'run', 'x'", "错误： 2 个多余的参数：'run', 'x'"),
      ("Error: Unknown option '--j'. Did you mean '--i'?", "错误： 未知选项 '--j'。是否指 '--i'？"),
      ("Error: quarantine", "错误： quarantine"),
    ])
  func parserText(english: String, chinese: String) {
    #expect(ParserText.localized(english, .chinese) == chinese)
    #expect(ParserText.localized(english, .english) == english)
  }

  @Test("Every translation has the values of its pattern, and no others")
  func gaps() throws {
    for (pattern, translation) in try Self.catalogue() {
      let count = pattern.components(separatedBy: Message.gap).count - 1
      var rest = translation
      for number in stride(from: 1, through: count, by: 1) {
        #expect(rest.contains("{\(number)}"), "\(pattern)")
        rest = rest.replacingOccurrences(of: "{\(number)}", with: "")
      }
      #expect(rest.firstMatch(of: /\{\d/) == nil, "\(pattern)")
    }
  }

  /// What the C library and the parser of arguments say.
  private static let foreign: Set<String> = [
    "no such file or directory", "permission denied", "no space left on device",
    "read-only file system", "not a directory", "is a directory", "file exists",
    "too many levels of symbolic links", "too many open files", "input/output error",
    "disk quota exceeded", "invalid argument", "file name too long", "operation not permitted",
    "message too long",
    "no such device or address", "cannot allocate memory", "resource temporarily unavailable",
    "device or resource busy", "broken pipe", "invalid cross-device link",
    "See '{}' for detailed help.", "See '{}' for more information.", "Unknown option '{}'",
    "Unknown option '{}'. Did you mean '{}'?", "Unexpected argument '{}'",
    "Missing expected argument '{}'", "Missing value for '{}'",
    "The value '{}' is invalid for '{}'",
  ]

  /// The sources with their literals as patterns.
  private static func patterns() throws -> String {
    var sources = ""
    let folder = root.appending(path: "Sources")
    for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
    where name.hasSuffix(".swift") {
      sources += try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return patterns(in: sources)
  }

  @Test("Every pattern of the catalogue is said somewhere in the sources")
  func unused() throws {
    let patterns = try Self.patterns()
    for pattern in try Self.catalogue().keys where !Self.foreign.contains(pattern) {
      let isSaid = patterns.contains("\"" + pattern + "\"")
      #expect(isSaid, "\(pattern)")
    }
  }

  @Test("Every reason of a failure and every finding has a translation")
  func reasons() throws {
    let patterns = try Self.patterns()
    let catalogue = try Self.catalogue()
    let failures = patterns.matches(
      of: /(?:Failure|self\.init)\(\s*(?:code: )?"[a-z_]+",\s*(?:message:\s*)?"([^"]+)"/)
    let findings = patterns.matches(
      of: /\.(?:note|warning|error)\(\s*"[a-z_]+",(?:\s*at: [^"]*?,)?\s*"([^"]+)"/)
    let external = patterns.matches(of: /(?:\.external|WireError|unexpected)\(\s*"([^"]+)"\s*\)/)
    try #require(failures.count > 40 && findings.count > 10 && external.count > 50)
    for sentence in (failures + findings + external).map(\.output.1) {
      #expect(catalogue[String(sentence)] != nil, "\(sentence)")
      // Nothing tells where one of the values ends.
      #expect(!sentence.contains("{}{}"), "\(sentence)")
    }
  }

  @Test("The reason in a record is found again among the patterns")
  func recorded() {
    func chinese(_ text: String) -> String { Message(recorded: text).text(.chinese) }
    #expect(chinese("the file is empty") == "文件是空的")
    #expect(
      chinese("cannot write 'a b.txt': no space left on device")
        == "无法写入 'a b.txt'：磁盘空间已满")
    // A name stays, though a word of the tool is spelt like it.
    #expect(chinese("unknown key 'read'") == "未知的键 'read'")
    #expect(
      chinese(
        "the encoding is not clear: Big5 fits best, with confidence 40 %, GB18030 is next; "
          + "name the right one in 'encodings'")
        == "编码不明确：Big5 最合适，可信度 40 %，其次是 GB18030；请在 'encodings' 中写明正确的编码")
    #expect(
      chinese("the worker, in the stage 'ingest', was killed by signal 11")
        == "工作进程在阶段 'ingest' 中被信号 11 终止")
    #expect(chinese("a plug-in says this") == "a plug-in says this")
    #expect(chinese("") == "")
    #expect(Message(recorded: "unknown key 'x'").text(.english) == "unknown key 'x'")
  }

  /// A source with its literals as patterns: gaps for values, escapes and broken lines undone.
  private static func patterns(in source: String) -> String {
    var result = ""
    var scalars = Array(source.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\\" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.popFirst() {
      case "(":
        var depth = 1
        while depth > 0, let next = scalars.popFirst() {
          depth += next == "(" ? 1 : next == ")" ? -1 : 0
        }
        result += Message.gap
      case "\n": while scalars.first == " " { scalars.removeFirst() }
      case "n": result += "\n"
      case let escaped?: result.unicodeScalars.append(escaped)
      case nil: break
      }
    }
    // A literal of several lines stands between three quotation marks, indented.
    var folded = result.replacing(/"""\n */, with: "\"")
    folded = folded.replacing(/\n *"""/, with: "\"")
    folded = folded.replacing(/"\n *\+ "/, with: "")
    return folded.replacing(/\n\n +/, with: "\n\n")
  }

  @Test("Progress tells rate and time left, as soon as there is something to say")
  func progress() {
    typealias Line = RunProgress.Line
    let early = Line(done: 3, total: nil, quarantined: 0, seconds: 0.5)
    #expect(early.text == "3 documents, 6 per second")
    let later = Line(done: 50, total: 250, quarantined: 2, seconds: 10)
    #expect(later.text == "50 of 250 documents, 5 per second, 2 quarantined, 40 s left")
    #expect(later.text.text(.chinese) == "50/250 份文件，每秒 5 份，2 份被隔离，剩余 40 秒")
    let long = Line(done: 1, total: 1001, quarantined: 0, seconds: 2)
    #expect(long.text == "1 of 1001 documents, 0 per second, 33 min left")
    #expect(Line(done: 9, total: 4, quarantined: 0, seconds: 3).text == "9 documents, 3 per second")
  }

  @Test("What the tool says in Chinese has no English sentence in it")
  func verbs() throws {
    let diptych = try #require(BuiltTool.path("diptych"))
    let env = try #require(Tool("env"))
    let run = try TestRun([
      "a.txt": "alpha", "empty.txt": "", "white.txt": " \n", "cut.odt": "PK\u{3}\u{4}cut off",
      "photo.png": "\u{89}PNG", "data.xml": "<?xml version='1.0'?><data/>",
      "entity.xml": "<!DOCTYPE data [<!ENTITY a 'b'>]><data>&a;</data>",
      "letter.rtf": "{\\rtf1 {one", ".hidden.txt": "alpha", "upload.part": "alpha",
    ])
    try run.setPipeline(
      """
      { "diptych": 2, "langauges": [1], "run": { "jobs": -1, "colour": true },
        "stages": [ { "stage": "ingst" }, { "stage": "sectioning" } ] }
      """)
    let wrong = run.path("pipeline.json")
    let archive = run.path("archive")
    let right = try Data(contentsOf: Self.root.appending(path: "pipeline.json"))
    let config = run.path("right.json")
    try right.write(to: URL(filePath: config))
    let common = ["run", "--config", config, "--input", run.path("input"), "--output", archive]
    for arguments in [
      ["--help"], ["run", "--help"], ["check", "--help"], ["convert", "--help"],
      ["stages", "--help"], ["align", "--help"], ["status", "--help"], ["explain", "--help"],
      ["quarantine", "--help"], ["quarantine", "retry", "--help"], ["verify", "--help"],
      ["prune", "--help"], ["forget", "--help"], ["collect", "--help"], ["version", "--help"],
      ["stages"],
      ["stages", "ingest"], ["stages", "tei-export"], ["stages", "nothing"],
      ["check", "--config", wrong], ["check", "--config", config], ["run", "--nothing"],
      ["check", "--config", run.path("missing.json")], common + ["--log-format", "text"],
      ["status", "--output", archive], ["verify", "--output", archive],
      ["explain", "--output", archive, "a.txt"], ["explain", "--output", archive, "b.txt"],
      ["explain", "--output", archive, "empty.txt"], ["explain", "--output", archive, "cut.odt"],
      ["convert", "--config", config, run.path("input/letter.rtf")],
      ["quarantine", "list", "--output", archive], ["forget", "--output", archive, "a.txt"],
      ["status", "--output", run.path("missing")],
    ] {
      let said = try env.run(["DIPTYCH_LANGUAGE=zh", "LC_ALL=C.UTF-8", diptych] + arguments).output
      #expect(said.contains(/\p{Han}/), "\(arguments): \(said)")
      for line in said.split(separator: "\n") where line.contains(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/) {
        Issue.record("\(arguments): \(line)")
      }
    }
  }
}

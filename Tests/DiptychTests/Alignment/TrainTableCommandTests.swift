import Foundation
import Testing

@testable import Diptych

@Suite struct TrainTableCommandTests {
  private let folder: TemporaryFolder
  private let tool: Tool

  init() throws {
    folder = try TemporaryFolder()
    tool = Tool(at: try #require(BuiltTool.path("diptych")))
  }

  private func file(_ text: String, _ name: String) throws -> String {
    try folder.write(Array(text.utf8), to: name)
  }

  private func train(_ options: String...) throws -> (status: Int32, output: String) {
    try tool.run(["train", "table", "--output", folder.path + "/x.table", "--force"] + options)
  }

  private var table: [UInt8] {
    get throws { Array(try Data(contentsOf: URL(filePath: folder.path + "/x.table"))) }
  }

  /// The pairs as a translation memory, with codes in its texts and a third language.
  private static let memory: String =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><body>\n"
    + TrainedTable.pairs.map {
      """
      <tu><tuv xml:lang="en"><seg>A goat.</seg></tuv><tuv xml:lang="FR-ch"><seg>\($0.french)</seg></tuv>
      <tuv xml:lang="de"><seg><bpt i="1">&lt;wasser></bpt>\($0.german)<ept i="1">x</ept></seg></tuv></tu>
      """
    }.joined(separator: "\n") + "</body></tmx>\n"

  @Test("Pairs, in files of either kind, make the table that the parts make")
  func kinds() throws {
    let pairs = try file(TrainedTable.text, "pairs.tsv")
    let first = try train("--languages", "de,fr", "--pairs", pairs)
    #expect(first.status == 0, "\(first.output)")
    #expect(first.output.contains("pairs.tsv': 315 pairs"))
    let opened = try TranslationTable(try table)
    #expect(opened.description.sources.count == 1)
    let body = try table.count
    let again = try train("--languages", "fr,de", "--tmx", try file(Self.memory, "memory.tmx"))
    #expect(again.status == 0, "\(again.output)")
    let exchanged = try TranslationTable(try table)
    #expect(exchanged.description.left == "fr" && exchanged.description.pairs == 315)
    #expect(exchanged.entries(of: "eau").first?.right == exchanged.right("wasser"))
    #expect(body > 1000)
  }

  @Test("The same files make the same bytes, and a file is only replaced when it is wanted")
  func again() throws {
    let pairs = try file(TrainedTable.text, "pairs.tsv")
    _ = try train("--languages", "de,fr", "--pairs", pairs, "--licence", "CC0-1.0")
    let bytes = try table
    let (status, output) = try tool.run([
      "train", "table", "--languages", "de,fr", "--pairs", pairs, "--output",
      folder.path + "/x.table",
    ])
    #expect(status == 73 && output.contains("--force replaces it"))
    _ = try train("--languages", "de,fr", "--pairs", pairs, "--licence", "CC0-1.0")
    #expect(try table == bytes)
    #expect(try TranslationTable(bytes).description.licence == "CC0-1.0")
  }

  @Test("Only the chosen sources are learnt from")
  func sources() throws {
    let pairs = try file(TrainedTable.text + "other\tDer Mond scheint.\tLa lune luit.\n", "p.tsv")
    let (_, all) = try train("--languages", "de,fr", "--pairs", pairs)
    #expect(all.contains("316 pairs"))
    let (_, some) = try train("--languages", "de,fr", "--pairs", pairs, "--sources", "farm,none")
    #expect(some.contains("315 pairs"))
  }

  @Test(
    "What does not have the form of its kind is named with file, line and rule",
    arguments: [
      (
        "--pairs", "a\tein\tun\n\nb\n",
        "wrong:3: a pair is a source, a text and its translation with tabs between them"
      ),
      ("--pairs", "a\tein\tun\n\u{1}\n", "wrong:2: "),
      (
        "--dictionary", "# CC-CEDICT\n水 水 [shui3] /water/\n火 fire\n",
        "wrong:3: an entry is 'traditional simplified [pin1 yin1] /meaning/meaning/'"
      ),
      ("--tmx", "<tmx>\n<body>\n</tmx>", "wrong:3: the XML is not well formed: "),
      (
        "--tmx", "<html>\n<body/></html>",
        "wrong:1: the root element of a translation memory is 'tmx'"
      ),
    ])
  func forms(_ option: String, _ text: String, _ expected: String) throws {
    let (status, output) = try train("--languages", "zh,fr", option, try file(text, "wrong"))
    #expect(status == 65)
    #expect(output.contains(expected), "\(output)")
  }

  @Test("Text that is not UTF-8, files that are not there and no pairs at all are errors")
  func faults() throws {
    let latin = try folder.write(Array("a\tb\tc\nd\t".utf8) + [0xE9, 0x0A], to: "latin.tsv")
    let (status, output) = try train("--languages", "de,fr", "--pairs", latin)
    #expect(status == 65 && output.contains("is not UTF-8 in line 2"))
    #expect(try train("--languages", "de,fr", "--pairs", "nowhere").status == 66)
    #expect(try train("--languages", "de,fr", "--archive", "nowhere").status == 66)
    #expect(try train("--languages", "de,fr", "--pairs", try file("", "none")).status == 65)
    #expect(try train("--languages", "de,fr").status == 64)
    #expect(try train("--languages", "de", "--pairs", latin).status == 64)
    #expect(try train("--languages", "de,fr", "--dictionary", latin).status == 64)
    let pairs = try file(TrainedTable.text, "pairs.tsv")
    let (_, small) = try train(
      "--languages", "de,fr", "--pairs", pairs, "--maximum-megabytes", "0.1")
    #expect(small.contains("no table has room in 100000 bytes"))
  }

  @Test("Each meaning of a dictionary is a pair with its word; labels and references are none")
  func dictionary() throws {
    let entries = "水 水 [shui3] /water/(old) waters/CL:滴[di1]/\n火 火 [huo3] /fire/see 焰[yan4]/\n"
    var reader = ParallelTextReader("en", "zh", fold: try .shared(StageContext()))
    try reader.addDictionary(Array(entries.utf8))
    #expect(reader.left == "zh" && reader.count == 3)
  }

  /// A document as `json-export` writes it.
  private static let export = """
    {"blocks":[{"id":"h","start":0,"text":"Die Mühle"},{"id":"k","start":9,"text":"Le moulin"},
    {"id":"p","start":20,"text":"Ä ist da. Es regnet.","sentences":[{"id":"p1","start":20,"end":30},
    {"id":"p2","start":30,"end":40}]},{"id":"q","start":41,"text":"A est là. Il pleut.","sentences":[
    {"id":"q1","start":41,"end":51},{"id":"q2","start":51,"end":60}]}],
    "alignments":{"section":[],"paragraph":[
    {"languages":["de","fr"],"left":["h"],"right":["k"],"confidence":0.95},
    {"languages":["de","fr"],"left":["p"],"right":["q"],"confidence":0.99}],
    "sentence":[{"languages":["de","fr"],"left":["p1"],"right":["q1"],"confidence":0.89},
    {"languages":["de","fr"],"left":["p2"],"right":["q2"],"confidence":0.9},
    {"languages":["de","en"],"left":["p1"],"right":["q1"],"confidence":1}]}}
    """

  @Test("Of an archive the sure pairs of sentences and of headings are taken")
  func archive() throws {
    let data = folder.path + "/archive/data/2024"
    for path in [data, folder.path + "/archive/.diptych", folder.path + "/archive/runs"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    _ = try file(Self.export, "archive/data/2024/a.txt.json")
    _ = try file("{\"documents\":[]}", "archive/data/2024/other.json")
    _ = try file("no JSON", "archive/runs/latest.json")
    let archive = folder.path + "/archive"
    let (_, sure) = try train("--languages", "fr,de", "--archive", archive)
    #expect(sure.contains("archive': 2 pairs"), "\(sure)")
    let (_, less) = try train(
      "--languages", "de,fr", "--archive", archive, "--minimum-confidence", "0.5",
      "--minimum-count", "1")
    #expect(less.contains("archive': 3 pairs"), "\(less)")
    let words = try TranslationTable(try table)
    #expect(words.entries(of: "regnet").contains { $0.right == words.right("pleut") })
    _ = try file("{\n\"blocks\": [", "archive/data/2024/b.json")
    let (status, output) = try train("--languages", "de,fr", "--archive", archive)
    #expect(status == 65 && output.contains("b.json:2:"), "\(output)")
  }
}

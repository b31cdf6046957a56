import DiptychXML
import Foundation
import Testing

@testable import Diptych

@Suite struct AlignCommandTests {
  private static let chinese = ["码头今天关闭。", "船工们在岸边等候。他们的船上装满了茶叶。", "雨下了三天。"]
  private static let english = [
    "The pier is closed today.", "The boatmen wait on the shore.",
    "Their boats are loaded with tea.", "It rained for three days.",
  ]

  private let folder: TemporaryFolder
  private let tool: Tool

  init() throws {
    folder = try TemporaryFolder()
    tool = Tool(at: try #require(BuiltTool.path("diptych")))
  }

  private func align(
    _ left: String, _ right: String, _ options: String...
  ) throws -> (status: Int32, output: String) {
    let left = try folder.write(Array(left.utf8), to: "left.txt")
    let right = try folder.write(Array(right.utf8), to: "right & right.txt")
    return try tool.run(["align", left, right] + options)
  }

  private func lines(_ sentences: [String]) -> String { sentences.map { $0 + "\n" }.joined() }

  @Test("Beads are printed as numbers with their confidence, with languages given or found out")
  func beads() throws {
    let given = try align(
      lines(Self.chinese), lines(Self.english), "--languages", "zh-Hans,en")
    let found = try align(lines(Self.chinese), lines(Self.english))
    #expect(given.status == 0)
    #expect(given.output == found.output)
    let beads = given.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(beads.map { String($0[0]) } == ["[0]:[0]", "[1]:[1, 2]", "[2]:[3]"])
    for bead in beads { #expect(Double(bead[1]).map { 0...1 ~= $0 } == true) }
  }

  @Test("Running text is cut into sentences, which a byte order mark and CR LF do not disturb")
  func runningText() throws {
    let (_, output) = try align(
      "\u{FEFF}" + Self.chinese.joined() + "\r\n", Self.english.joined(separator: " ") + "\r\n",
      "--text", "--languages", "zh-Hans,en", "--format", "tsv")
    let rows = output.split(separator: "\n").map { $0.split(separator: "\t").prefix(2) }
    #expect(rows.map { String($0[0]) }.joined() == Self.chinese.joined())
    #expect(
      rows.map { String($0[1]) }.joined(separator: " ") == Self.english.joined(separator: " "))
    #expect(rows.count == 4)
  }

  @Test("A table joins Chinese sentences without, English ones with a space; tabs do not break it")
  func table() throws {
    var chinese = Self.chinese
    chinese.replaceSubrange(1...1, with: ["船工们在岸边等候。", "他们的\t船上装满了茶叶。"])
    var english = Self.english
    english.replaceSubrange(1...2, with: [english[1].dropLast() + ", their boats loaded with tea."])
    let (_, output) = try align(lines(chinese), lines(english), "--format", "tsv")
    let rows = output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.allSatisfy { $0.count == 3 })
    #expect(rows.map { String($0[0]) }.contains("船工们在岸边等候。他们的 船上装满了茶叶。"))
  }

  @Test("A ladder has the first numbers of each bead, and the numbers of sentences last")
  func ladder() throws {
    let (_, output) = try align(lines(Self.chinese), lines(Self.english), "--format", "ladder")
    let rungs = output.split(separator: "\n").map { $0.split(separator: "\t").prefix(2) }
    #expect(rungs.map { $0.joined(separator: " ") } == ["0 0", "1 1", "2 3", "3 4"])
  }

  @Test("A translation memory has a unit for each bead that has two sides, with escapes")
  func memory() throws {
    let (_, output) = try align(
      lines(Self.chinese),
      lines(Self.english.map { $0.replacing("closed", with: "<closed> & shut") }),
      "--format", "tmx", "--languages", "zh-hans,en")
    let events = try [XMLEvent](xml: Array(output.utf8))
    let units = events.count {
      if case .start("tu", _) = $0 { true } else { false }
    }
    #expect(units == 3)
    #expect(!output.contains("<seg>Their"))
    #expect(
      output.contains("<seg>The boatmen wait on the shore. Their boats are loaded with tea.</seg>"))
    #expect(output.contains("&lt;closed&gt; &amp; shut"))
    #expect(output.contains(#"srclang="zh-Hans""#))
    #expect(output.contains(#"<prop type="x-right-name">right &amp; right.txt</prop>"#))
    try TMXCheck.expectValid(Array(output.utf8))
  }

  @Test("Files without a sentence have no beads")
  func empty() throws {
    #expect(try align("", "", "--languages", "zh,en") == (0, ""))
    #expect(try align("", "One.\n", "--languages", "zh,en").output.hasPrefix("[]:[0]\t"))
  }

  @Test("What is wrong is said with the file, the line and what helps")
  func errors() throws {
    let missing = try tool.run(["align", folder.path + "/a", folder.path + "/b"])
    #expect(missing.status == 66)
    #expect(missing.output.contains("a'") && missing.output.contains("no such file"))
    let binary = try folder.write([0x41, 0x0A, 0xC3, 0xA9, 0x0A, 0x41, 0xFF, 0x0A], to: "binary")
    let broken = try tool.run(["align", binary, binary])
    #expect(broken.status == 65)
    #expect(broken.output.contains("is not UTF-8 in line 3"))
    let digits = try align("12\n", "12\n")
    #expect(digits.status == 64)
    #expect(digits.output.contains("--languages"))
    for languages in ["zh", "zh,en,de", "zh,", "zh,e_n"] {
      #expect(try align("一。\n", "One.\n", "--languages", languages).status == 64)
    }
  }
}

import Foundation

#if canImport(Glibc)
  import Glibc
#endif

@testable import Diptych

/// A drop of files that try to crash, hang, fool or bury the tool, each with what should become of it.
struct HostileDrop {
  /// A file, and what a run should say of it: a status, or a status and a code.
  struct Case {
    let name: [UInt8]
    let content: [UInt8]
    let expected: String
  }

  /// The limits that the drop goes beyond without being large.
  static let limits = """
    "maximumInputBytes": 3000000, "maximumTextCharacters": 1000000, "maximumBlocks": 30000,
    "maximumMarkupDepth": 256
    """

  private(set) var cases: [Case] = []

  init() {
    addEncodings()
    addFormats()
    addMarkup()
    addText()
    addNames()
  }

  private mutating func add(_ name: String, _ content: [UInt8], _ expected: String) {
    cases.append(Case(name: Array(name.utf8), content: content, expected: expected))
  }

  private mutating func add(_ name: String, _ content: String, _ expected: String = "processed") {
    add(name, Array(content.utf8), expected)
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private mutating func addEncodings() {
    add("encoding/empty.txt", [], "quarantined empty_input")
    add("encoding/blank.txt", " \t\n \n\u{3000}\n", "quarantined no_text")
    add("encoding/newlines.txt", Self.repeated("\n", 500_000), "quarantined no_text")
    add("encoding/only-mark.txt", [0xEF, 0xBB, 0xBF], "quarantined no_text")
    add(
      "encoding/nuls.txt", [UInt8](repeating: 0, count: 100_000), "skipped unsupported_format")
    add(
      "encoding/cut-character.txt", Array("外事辦公室".utf8.dropLast()),
      "quarantined decode_failed")
    add(
      "encoding/overlong.txt", Array("Letter ".utf8) + [0xC0, 0xAF, 0x0A],
      "quarantined decode_failed")
    // What is no UTF-8 may be windows-1252.
    add(
      "encoding/surrogates.txt",
      Array("Letter ".utf8) + [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80, 0x0A],
      "processed")
    add("encoding/odd-utf16.txt", [0xFF, 0xFE, 0x41, 0x00, 0x42], "quarantined decode_failed")
    add(
      "encoding/lonely-utf16.txt", [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00],
      "quarantined decode_failed")
    add(
      "encoding/far-utf32.txt", [0xFF, 0xFE, 0x00, 0x00, 0x41, 0, 0, 0, 0xFF, 0xFF, 0x7F, 0],
      "quarantined decode_failed")
    add(
      "encoding/controls.txt", Array((1...31).map { UInt8($0) }) + Array("Letter\n".utf8),
      "processed")
    add("encoding/noncharacters.txt", "Letter \u{FFFF}\u{FFFE}\u{10FFFD} ends.\n")
    add("encoding/private.txt", "Letter \u{E000}\u{F8FF}\u{F0000} ends.\n")
    add(
      "encoding/high-bytes.txt", (0..<4000).map { UInt8(0x80 + $0 % 128) },
      "quarantined decode_failed")
  }

  private mutating func addFormats() {
    for (name, magic) in [
      ("elf.txt", [0x7F, 0x45, 0x4C, 0x46]),
      ("png.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      ("gif.txt", Array("GIF89a".utf8)), ("jpeg.txt", [0xFF, 0xD8, 0xFF, 0xE0]),
      ("gzip.txt", [0x1F, 0x8B, 0x08, 0x00]), ("seven.txt", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
      ("postscript.txt", Array("%!PS\n".utf8)),
      ("ole.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      ("sqlite.db", Array("SQLite format 3\u{0}".utf8)),
    ] as [(String, [UInt8])] {
      let noise = (0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }
      add("format/" + name, magic + noise, "skipped unsupported_format")
    }
    add(
      "format/zip.docx", Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 3000),
      "quarantined corrupt_container")
    add(
      "format/cut-off.fodt",
      """
      <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body>
      """, "quarantined corrupt_markup")
    add(
      "format/deep.xml",
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'>" + Self.repeated("<div>", 5000),
      "quarantined limit_exceeded")
    add("format/nobody-knows.xml", "<?xml version='1.0'?><a>b</a>", "skipped unsupported_format")
    add(
      "format/noise.pdf", "%PDF-1.7\nnothing else\n",
      hasPoppler ? "quarantined corrupt_container" : "skipped unsupported_format")
    add(
      "format/cut-off.rtf", "{\\rtf1\\ansi A letter {\\b that was {\\i cut",
      "quarantined corrupt_markup")
    add(
      "format/deep.rtf", "{\\rtf1 " + Self.repeated("{", 5000) + "deep",
      "quarantined limit_exceeded")
    add("format/rtf.txt", "{\\rtf1\\ansi A letter.\\par}")
    add("format/no-name-ending", "A letter without an ending.\n")
    add("format/text.html", "Only text, no markup at all.\n")
    add("format/page.txt", "<!DOCTYPE html><html><body><p>A page.</p></body></html>")
  }

  private mutating func addMarkup() {
    add(
      "markup/entities.html",
      """
      <!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <html><body><p>&b;&b;</p></body></html>
      """, "quarantined dtd_forbidden")
    add(
      "markup/external.xhtml",
      """
      <?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>
      <html xmlns="http://www.w3.org/1999/xhtml"><body><p>&x;</p></body></html>
      """, "quarantined dtd_forbidden")
    add(
      "markup/deep.html", "<html><body>" + Self.repeated("<div>", 5000) + "deep",
      "quarantined limit_exceeded")
    add(
      "markup/attributes.html",
      "<html><body><p " + (0..<9000).map { "a\($0)='x' " }.joined() + ">x</p></body></html>",
      "quarantined limit_exceeded")
    add("markup/open.html", "<html><body>" + Self.repeated("<p>An open end. <b>", 60))
    add("markup/crossed.html", "<html><body><b><p>One <i>two</b> three</i></p></body></html>")
    add(
      "markup/nul.html", "<html><body><p>be\u{0}fore</p><p>after</p></body></html>",
      "skipped unsupported_format")
    add("markup/only-script.html", "<html><script>alert(1)</script></html>", "quarantined no_text")
    add(
      "markup/comment.html", "<html><body><!-- " + Self.repeated("-- ", 20_000) + "<p>x</p>",
      "quarantined no_text")
    add(
      "markup/liar.html",
      "<html><head><meta charset='gb18030'></head><body><p>外事辦公室發來一封信。</p></body></html>")
    add(
      "markup/references.html",
      "<html><body><p>&#0; &#x110000; &#xD800; &nothing; &amp</p></body></html>")
    add("markup/cdata.html", "<html><body><p><![CDATA[ </p> ]]> after</p></body></html>")
    add("markup/tag-name.html", "<html><body><\(Self.repeated("a", 100_000))>x</body></html>")
    add(
      "markup/attribute-value.html",
      "<html><body><p title='\(Self.repeated("v", 500_000))'>x</p></body></html>")
    add(
      "markup/many-tags.html",
      "<html><body>" + Self.repeated("<b></b>", 50_000) + "<p>x</p></body></html>")
    add(
      "markup/rubies.html",
      "<html><body><p>" + Self.repeated("<ruby>外<rt>wài</rt></ruby>", 3000) + "</p></body></html>")
    add(
      "markup/nested-ruby.html",
      "<html><body><p>" + Self.repeated("<ruby>外<rt>", 60) + "wài</p></body></html>")
    add(
      "markup/table.html",
      "<html><body>" + Self.repeated("<table><tr><td>", 50) + "cell</body></html>")
    add("markup/in-text.txt", "A letter with <b>tags</b> & \"quotes\" ]]> in it.\n")
    add("markup/instruction.txt", "<?xml version=\"1.0\"?>\nThe rest is a letter.\n")
  }

  private mutating func addText() {
    add("text/one-line.txt", Self.repeated("a", 900_000))
    add("text/one-han-line.txt", Self.repeated("漢", 200_000))
    add("text/brackets.txt", Self.repeated("(", 100_000))
    add("text/wide-brackets.txt", Self.repeated("外（", 30_000))
    add("text/glosses.txt", Self.repeated("習(xí)", 20_000))
    add("text/broken-glosses.txt", Self.repeated("社?duì)^(qū)", 5000))
    add("text/marks.txt", "a" + Self.repeated("\u{301}", 100_000))
    add("text/joiners.txt", Self.repeated("👩‍👩‍👧‍👦", 5000))
    add("text/overrides.txt", "Letter \u{202E}txet desrever\u{202C} \u{2066}x\u{2069}\n")
    add("text/digits.txt", Self.repeated("9", 300_000))
    add("text/years.txt", Self.repeated("2019年", 20_000))
    add("text/ranges.txt", Self.repeated("5月21日至", 10_000))
    add("text/republic.txt", Self.repeated("民國", 30_000))
    add("text/quotes.txt", Self.repeated("“", 60_000))
    add("text/pairs-of-quotes.txt", Self.repeated("“外”", 20_000))
    add("text/numbering.txt", Self.repeated("1.", 60_000))
    add("text/chapters.txt", Self.repeated("第一章\n", 3000))
    add("text/short-lines.txt", Self.repeated("x\n", 9000))
    add("text/capitals.txt", Self.repeated("Ningbo ", 20_000))
    add("text/names.txt", Self.repeated("Li Wei and ", 10_000))
    add("text/points.txt", Self.repeated("e.g. ", 30_000))
    add("text/ends.txt", Self.repeated("。", 60_000))
    add("text/returns.txt", "One\rTwo\r\rThree\r")
    add(
      "text/line-ends.txt",
      "One\nTwo\r\nThree\rFour\u{85}Five\u{2028}Six\u{2029}Seven\u{C}Eight\u{B}Nine\n")
    add("text/spaces.txt", "x" + Self.repeated(" ", 500_000) + "x")
    add("text/ideographic-spaces.txt", Self.repeated("\u{3000}", 100_000) + "外事")
    add("text/zero-width.txt", Self.repeated("\u{200B}", 50_000) + "letter")
    add("text/tabs.txt", Self.repeated("a\tb\t", 30_000))
    add("text/formula.txt", "=cmd|' /C calc'!A0\n@SUM(1)\n")
    add("text/placeholders.txt", "%s%n %@ {} {1} \\(x) ${HOME} $(id) `id`\n")
    add(
      "text/mixed-scripts.txt",
      Self.repeated("中文 English русский عربي 한국어 ひらがな ไทย हिन्दी ελληνικά עברית ", 500))
    add("text/too-many-blocks.txt", Self.repeated("x\n\n", 31_000), "quarantined limit_exceeded")
    add("text/too-long.txt", Self.repeated("b", 1_000_001), "quarantined limit_exceeded")
    add(
      "text/too-large.txt", [UInt8](repeating: 0x61, count: 3_000_001), "quarantined limit_exceeded"
    )
    add(
      "text/same-in-two.txt",
      Self.repeated("外事辦公室。\n\nThe office.\n\n", 400))
  }

  private mutating func addNames() {
    let letter = "A letter with a name of its own.\n"
    for name in [
      "names/line\nbreak.txt", "names/escape\u{1B}[31m.txt", "names/quote'\".txt",
      "names/<script>alert(1)</script>.txt", "names/bidi\u{202E}txt.exe", "names/-rf",
      "names/--output",
      "names/ space at both ends ", "names/%2e%2e%2f.txt",
      "names/back\\slash.txt",
      "names/colon:name.txt", "names/con", "names/$(touch x).txt", "names/`id`.txt", "names/*.txt",
      "names/tab\tname.txt", "names/Case.txt", "names/case.txt", "names/e\u{301}.txt",
      "names/\u{E9}.txt",
      "names/文件.txt", "names/data", "names/x.tei.xml", "names/x.json",
      "names/" + Self.repeated("n", 251) + ".txt", "names/" + Self.repeated("長", 83) + ".txt",
      Self.repeated("deep/", 120) + "letter.txt",
    ] {
      add(name, letter)
    }
    cases.append(
      Case(
        name: Array("names/caf".utf8) + [0xE9] + Array(".txt".utf8), content: Array(letter.utf8),
        expected: "processed"))
    add("names/.hidden", letter, "skipped hidden_name")
    add("names/..%2Fup.txt", letter, "skipped hidden_name")
    add("names/upload.txt.part", letter, "skipped unfinished_transfer")
    add("names/~$word.docx", letter, "skipped unfinished_transfer")
    add("names/.~lock.letter.odt#", letter, "skipped unfinished_transfer")
    add("names/page.crdownload", letter, "skipped unfinished_transfer")
    add("names/draft.tmp", letter, "skipped unfinished_transfer")
  }

  /// Writes all files, with what is no file, into a folder.
  ///
  /// - Returns: what is expected of each name, by its bytes.
  func write(to folder: String) throws -> [[UInt8]: String] {
    var expected: [[UInt8]: String] = [:]
    let hourAgo = timespec(tv_sec: time(nil) - 3600, tv_nsec: 0)
    for file in cases {
      let path = Array(folder.utf8) + [0x2F] + file.name
      for slash in path.indices where path[slash] == 0x2F && slash > folder.utf8.count {
        _ = unsafe mkdir(Self.cString(path[..<slash]), 0o755)
      }
      let descriptor = unsafe open(Self.cString(path[...]), O_WRONLY | O_CREAT | O_EXCL, 0o644)
      guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(
        contentsOf: Data(file.content))
      let times = [hourAgo, hourAgo]
      _ = unsafe utimensat(AT_FDCWD, Self.cString(path[...]), times, 0)
      expected[file.name] = file.expected
    }
    try addSpecialFiles(to: folder, &expected)
    return expected
  }

  private func addSpecialFiles(to folder: String, _ expected: inout [[UInt8]: String]) throws {
    let special = folder + "/special"
    try FileManager.default.createDirectory(
      atPath: special + "/folder.txt", withIntermediateDirectories: true)
    for (name, target) in [
      ("link.txt", "../text/returns.txt"), ("dangling.txt", "nowhere"), ("loop.txt", "loop.txt"),
      ("outside.txt", "/etc/passwd"), ("linked", "../text"), ("root", "/"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: special + "/" + name, withDestinationPath: target)
      expected[Array("special/\(name)".utf8)] = "skipped not_regular_file"
    }
    _ = unsafe mkfifo(special + "/pipe.txt", 0o644)
    expected[Array("special/pipe.txt".utf8)] = "skipped not_regular_file"
  }

  private static func cString(_ bytes: ArraySlice<UInt8>) -> [CChar] {
    bytes.map(CChar.init(bitPattern:)) + [0]
  }
}

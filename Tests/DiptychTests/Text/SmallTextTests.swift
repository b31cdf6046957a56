import Testing

@testable import Diptych

@Suite struct SmallTextTests {
  @Test(
    "A stranger's text is shown on one line without control characters",
    arguments: [
      ("信 a.txt", "信 a.txt"), ("a\nb\u{1B}[31m", "a\\u{A}b\\u{1B}[31m"),
      ("\u{202E}txt", "\\u{202E}txt"), ("\u{85}\u{2028}", "\\u{85}\\u{2028}"),
    ])
  func readableText(text: String, shown: String) {
    #expect(readable(text) == shown)
  }

  @Test("Bytes that are not UTF-8 are shown one by one")
  func readableBytes() {
    #expect(readable([0x61, 0xFF, 0x0A, 0xE9, 0xBE]) == "a\\xFF\\u{A}\\xE9\\xBE")
    #expect(readable([0xE9, 0xBE, 0x8D, 0xC3]) == "龍\\xC3")
  }

  @Test(
    "The closest word is found, if one is close",
    arguments: [
      ("maxLength", "maximumLength"), ("tei", "tei-export"), ("languages", "language"),
      ("heading-detecton", "heading-detection"), ("lnaguage", "language"), ("zzz", nil), ("", nil),
    ])
  func closest(word: String, meant: String?) {
    let words = ["language", "heading-detection", "maximumLength", "tei-export", "json-export"]
    #expect(closestWord(to: word, among: words) == meant)
  }

  @Test(
    "Edits are counted",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xabc", 1),
      ("kitten", "sitting", 3), ("", "abc", 3),
    ])
  func distance(first: String, second: String, edits: Int) {
    #expect(editDistance(first, second) == edits)
    #expect(editDistance(second, first) == edits)
  }

  @Test(
    "A pattern describes paths",
    arguments: [
      ("*.txt", "a.txt", true), ("*.txt", "f/g/a.txt", true), ("*.txt", "a.txt.html", false),
      ("f/*", "f/a", true), ("f/*", "f/g/a", false), ("f/**", "f/g/a", true), ("**/a", "a", true),
      ("**/a", "f/g/a", true), ("**/a", "ba", false), ("f/**/a", "f/a", true),
      ("f/**/a", "f/g/h/a", true), ("f/**/a", "fa", false), ("?.txt", "龍.txt", true),
      ("?.txt", "ab.txt", false), ("f?a/b", "f/a/b", false), ("a", "b", false), ("", "", true),
      ("*", "", true),
    ])
  func glob(pattern: String, path: String, matches: Bool) {
    #expect(Glob(pattern).matches(Array(path.utf8)) == matches)
  }

  @Test("A pattern of many stars takes no longer than its length times the path's")
  func globTime() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    let path = Array(String(repeating: "a", count: 2000).utf8)
    #expect(!Glob(pattern).matches(path))
  }

  @Test(
    "Base 64 goes there and back", arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
  func base64(text: String) {
    #expect(Base64.decode(Base64.encode(Array(text.utf8))) == Array(text.utf8))
  }

  @Test("Base 64 is that of the standard")
  func base64Vectors() {
    #expect(Base64.encode(Array("fooba".utf8)) == "Zm9vYmE=")
    #expect(Base64.encode([0xFB, 0xFF]) == "+/8=")
    #expect(Base64.decode("Zg=") == nil)
    #expect(Base64.decode("Z!==") == nil)
  }

  @Test(
    "Language tags get their usual spelling, or are refused",
    arguments: [
      ("ZH-hant", "zh-Hant"), ("en-us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"),
      ("es-419", "es-419"),
      ("sl-rozaj", "sl-rozaj"), ("x-office", "x-office"), ("de-x-a", "de-x-a"), ("zh_Hant", nil),
      ("e", nil), ("", nil), ("en-", nil), ("english", nil), ("en-US-Latn", "en-US-latn"),
      ("x", nil),
      ("zh-Hant-", nil), ("en-a-b", nil),
    ])
  func languageTags(text: String, tag: String?) {
    #expect(LanguageTag(canonical: text)?.rawValue == tag)
  }

  @Test(
    "An instant is written in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (1_762_359_480, "2025-11-05T16:18:00Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"),
    ])
  func instants(seconds: Int64, text: String) {
    #expect(WallClock(nanoseconds: seconds * 1_000_000_000 + 999).iso8601 == text)
  }
}

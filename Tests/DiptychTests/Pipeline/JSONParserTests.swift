import Testing

@testable import Diptych

@Suite struct JSONParserTests {
  @Test("Values keep their order and know where they stand")
  func positions() throws {
    var parser = JSONParser(
      Array("{\n  \"龍\": [1, \"a\\u00e9\\ud83d\\ude00\"],\n  \"x\": -2.5e1 }\n".utf8))
    let root = try parser.parse()
    let members = try #require(root.members)
    #expect(members.map(\.key) == ["龍", "x"])
    #expect(members[0].position == TextPosition(line: 2, column: 3))
    #expect(members[0].value.position == TextPosition(line: 2, column: 8))
    #expect(members[0].value.elements?[1].string == "aé😀")
    #expect(members[0].value.elements?[1].position == TextPosition(line: 2, column: 12))
    #expect(members[1].value.kind == .number(-25))
  }

  @Test("A key that is there twice is reported with both places")
  func duplicates() throws {
    var parser = JSONParser(Array("{ \"a\": 1,\n \"b\": { \"a\": 2 }, \"a\": 3 }".utf8))
    _ = try parser.parse()
    #expect(parser.duplicates.map(\.key) == ["a"])
    #expect(parser.duplicates[0].position == TextPosition(line: 2, column: 19))
    #expect(parser.duplicates[0].first == TextPosition(line: 1, column: 3))
  }

  @Test(
    "What is not JSON is named with its place",
    arguments: [
      ("", 1, 1, "the file is empty"),
      ("\u{FEFF}{},", 1, 3, "',' after the end of the file's value"),
      ("{ \"a\" 1 }", 1, 7, "expected ':' after the key 'a', found '1'"),
      ("{ \"a\": 1 \"b\": 2 }", 1, 10, "expected ',' or '}' after the value of 'a', found '\"'"),
      ("{ \"a\": 1, }", 1, 11, "a ',' before '}' is not allowed"),
      ("[1 2]", 1, 4, "expected ',' or ']' in the list, found '2'"),
      ("[1,]", 1, 4, "a ',' before ']' is not allowed"),
      ("{ a: 1 }", 1, 3, "expected a key in quotes, found 'a'"),
      ("{ \"a\": yes }", 1, 8, "'yes' is not a value; text stands in double quotes"),
      ("{ \"a\": 'b' }", 1, 8, "expected a value, found '''"),
      ("{ \"a\":", 1, 7, "the file ends where a value is expected"),
      ("{ // note\n}", 1, 3, "JSON has no comments"),
      ("{} {}", 1, 4, "'{' after the end of the file's value"),
      ("[01]", 1, 2, "'01' is not a number of JSON"),
      ("[1.]", 1, 2, "'1.' is not a number of JSON"),
      ("[-]", 1, 2, "'-' is not a number of JSON"),
      ("[1e999]", 1, 2, "the number '1e999' is too large"),
      ("[\"a\nb\"]", 1, 2, "the string does not end on its line"),
      ("[\"a", 1, 2, "the string does not end"),
      ("[\"\t\"]", 1, 3, "a control character in a string must be written as '\\u0009'"),
      ("[\"\\d\"]", 1, 3, "'\\d' is not an escape; a backslash is '\\\\'"),
      ("[\"\\ud83d\"]", 1, 3, "half a surrogate pair is no character"),
      ("[\"\\u12g4\"]", 1, 3, "'\\u' takes four hexadecimal digits"),
    ])
  func errors(text: String, line: Int, column: Int, message: String) {
    var parser = JSONParser(Array(text.utf8))
    #expect(
      throws: JSONParser.SyntaxError(
        position: TextPosition(line: line, column: column), message: Message(pattern: message))
    ) { try parser.parse() }
  }

  @Test("Nesting is bounded")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    var allowed = JSONParser(nested(64))
    _ = try allowed.parse()
    var parser = JSONParser(nested(65))
    #expect(
      throws: JSONParser.SyntaxError(
        position: TextPosition(line: 1, column: 65),
        message: "lists and objects are nested deeper than 64")
    ) { try parser.parse() }
  }

  @Test("A file that is not UTF-8 is refused at the first wrong byte")
  func encoding() {
    var parser = JSONParser(Array("{\n\"龍".utf8) + [0xFF])
    #expect(
      throws: JSONParser.SyntaxError(
        position: TextPosition(line: 2, column: 3), message: "the file is not UTF-8")
    ) { try parser.parse() }
  }

  @Test("What is written reads as the same value", arguments: [JSONText.Style.compact, .readable])
  func roundTrip(style: JSONText.Style) throws {
    let value = JSONValue.object([
      "text": "a\"\\\n\u{7F}龍", "number": JSONValue(.number(0.25)), "none": JSONValue(.null),
      "list": [1, 2, .object(["deep": true])], "empty": [],
      "long": .array((0..<60).map { JSONValue(.integer($0)) }),
    ])
    var parser = JSONParser(JSONText.write(value, style))
    #expect(try parser.parse() == value)
  }
}

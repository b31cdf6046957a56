/// A field of RTF: a result that a program made by an instruction.
struct RTFField {
  /// The instruction, such as `HYPERLINK "http://…"`.
  var instruction = RTFText()
  /// Whether the result says nothing of its own.
  var isLeftOut = false

  /// Whether the result repeats what the document has elsewhere: a table of contents, an index.
  var repeatsText: Bool {
    let word = instruction.utf8.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
    return word.elementsEqual("TOC".utf8) || word.elementsEqual("INDEX".utf8)
  }

  /// The word and its reading, if the instruction is Word's phonetic guide.
  ///
  /// It is an equation of two texts, one of them raised: `EQ \o\ad(\s\up 11(chóng),重)`.
  var ruby: (base: [UInt8], reading: [UInt8])? {
    let utf8 = instruction.utf8
    guard utf8.drop(while: { $0 <= 0x20 }).starts(with: "EQ".utf8),
      let raised = Self.find("\\up", in: utf8, from: 0),
      let open = utf8[raised...].firstIndex(of: UInt8(ascii: "(")),
      let close = utf8[open...].firstIndex(of: UInt8(ascii: ")")), close + 1 < utf8.count,
      utf8[close + 1] == UInt8(ascii: ",") || utf8[close + 1] == UInt8(ascii: ";"),
      let end = utf8.lastIndex(of: UInt8(ascii: ")")), end > close + 1
    else { return nil }
    let base = Array(utf8[(close + 2)..<end])
    let reading = Array(utf8[(open + 1)..<close])
    guard !base.isEmpty, !reading.isEmpty, !base.contains(UInt8(ascii: "\\")) else { return nil }
    return (base, reading)
  }

  private static func find(_ word: String, in utf8: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    var index = start
    while index + word.count <= utf8.count {
      if utf8[index..<index + word.count].elementsEqual(word) { return index + word.count }
      index += 1
    }
    return nil
  }
}

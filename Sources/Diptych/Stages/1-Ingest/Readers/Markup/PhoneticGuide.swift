/// A word and its reading, as Word wrote them before it had ruby: as an equation of two texts.
struct PhoneticGuide: Equatable {
  let base: [UInt8]
  let reading: [UInt8]

  /// Reads the instruction of a field such as `EQ \o\ad(\s\up 11(chóng),重)`, in which the raised text
  /// is the reading; `nil` for any other.
  init?(instruction utf8: [UInt8]) {
    guard utf8.drop(while: { $0 <= 0x20 }).starts(with: "EQ".utf8),
      let raised = Self.find("\\up", in: utf8),
      let open = utf8[raised...].firstIndex(of: UInt8(ascii: "(")),
      let close = utf8[open...].firstIndex(of: UInt8(ascii: ")")), close + 1 < utf8.count,
      utf8[close + 1] == UInt8(ascii: ",") || utf8[close + 1] == UInt8(ascii: ";"),
      let end = utf8.lastIndex(of: UInt8(ascii: ")")), end > close + 1
    else { return nil }
    base = Array(utf8[(close + 2)..<end])
    reading = Array(utf8[(open + 1)..<close])
    guard !base.isEmpty, !reading.isEmpty, !base.contains(UInt8(ascii: "\\")) else { return nil }
  }

  /// The offset behind `word`.
  private static func find(_ word: String, in utf8: [UInt8]) -> Int? {
    let word = Array(word.utf8)
    var index = 0
    while index + word.count <= utf8.count {
      if utf8[index..<index + word.count].elementsEqual(word) { return index + word.count }
      index += 1
    }
    return nil
  }
}

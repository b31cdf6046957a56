extension Block {
  /// Puts a number in front, as one writes it by hand: a space behind `1.` and `第一章`, none behind
  /// `一、`.
  mutating func prepend(_ label: [UInt8]) {
    let range = WhiteSpace.trimmed(label.indices, in: label)
    guard !range.isEmpty else { return }
    let last = SentenceText(bytes: Array(label[range])).scalar(before: range.count).value
    let isMark = EastAsian.ends(label[range]) && Script.of(last) == .common
    let space: [UInt8] = isMark ? [] : [0x20]
    replace(TextRange(0, 0), with: label[range] + space)
  }
}

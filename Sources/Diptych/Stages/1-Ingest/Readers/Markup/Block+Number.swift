extension Block {
  /// Puts a number in front, as one writes it by hand: a space behind `1.`, none behind `一、`.
  mutating func prepend(_ label: [UInt8]) {
    let range = WhiteSpace.trimmed(label.indices, in: label)
    guard !range.isEmpty else { return }
    let space: [UInt8] = EastAsian.ends(label[range]) ? [] : [0x20]
    replace(TextRange(0, 0), with: label[range] + space)
  }
}

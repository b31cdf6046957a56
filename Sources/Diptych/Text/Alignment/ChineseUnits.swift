/// The units of Chinese that a translation table knows: characters, and pairs of adjacent characters.
///
/// No word segmentation: pairs of characters were better than the words of a lexicon.
enum ChineseUnits {
  /// Calls `unit` with the hash of each unit in `scalars[range]`, in reading order.
  static func each(
    _ scalars: [UInt32], in range: Range<Int>, fold: ChineseVariants, unit: (UInt32, Bool) -> Void
  ) {
    var previous: UInt32 = 0
    for index in range {
      let scalar = fold.simplified(scalars[index])
      guard isHan(scalar) else {
        previous = 0
        continue
      }
      unit(UnitHash.character(scalar), false)
      if previous != 0 { unit(UnitHash.bigram(previous, scalar), true) }
      previous = scalar
    }
  }

  /// Whether `scalar` is a Han character, the number zero 〇 and the repetition mark 々 included.
  static func isHan(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
      || scalar == 0x3005 || scalar == 0x3007 || (0xF900...0xFAFF).contains(scalar)
      || (0x20000...0x323AF).contains(scalar)
  }
}

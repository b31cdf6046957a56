/// What stands between two sentences that become one unit of a translation memory.
enum SentenceJoint {
  /// Nothing in the scripts that write no spaces between words, else a space.
  static func between(sentencesIn language: LanguageTag) -> [UInt8] {
    let isSpaceless = spaceless.contains(language.primary)
    return isSpaceless ? [] : [0x20]
  }

  private static let spaceless: Set<String> = [
    "zh", "yue", "wuu", "nan", "hak", "lzh", "cmn", "ja", "th", "lo", "my", "km", "bo", "dz",
  ]
}

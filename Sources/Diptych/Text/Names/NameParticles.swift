/// The small words inside the names of persons, as in Jan van der Berg.
enum NameParticles {
  /// The keys of the words, in small letters.
  static let keys = Set(
    "al bin da de del della den der di dos du e el ibn la le ten ter van von zu"
      .split(separator: " ").map { LatinWord.Key(String($0)) })

  /// No particle has more letters.
  static let longest = 5

  /// Whether a word in small letters is one.
  static func contains(_ word: Span<UInt32>) -> Bool {
    guard word.count <= longest else { return false }
    var key = LatinWord.Key()
    for index in word.indices { key.append(word[index]) }
    return keys.contains(key)
  }
}

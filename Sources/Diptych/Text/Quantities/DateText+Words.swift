extension DateText {
  /// The index behind the first of `words` that stands at `index` and that no letter follows.
  ///
  /// Words are in small letters; the first one may be a capital.
  func end(ofWord words: [[UInt32]], at index: Int) -> Int? {
    for word in words where self[index] == word[0] || self[index] == word[0] & ~0x20 {
      var length = 1
      while length < word.count, self[index + length] == word[length] { length += 1 }
      if length == word.count, !isLetter(at: index + length) { return index + length }
    }
    return nil
  }
}

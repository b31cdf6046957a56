/// Ends names before a lost apostrophe: "Ann Walkers" where "Ann Walker" is named elsewhere.
///
/// Converters drop the apostrophe of "Ann Walker's". A word list or pinyin tells many such names by
/// themselves; for the others, the same name without the last letter is the evidence.
struct LostApostrophes {
  private struct Candidate {
    var block: Int
    var mention: Int
    /// The name without its last letter.
    var name: LatinWord.Key
  }

  private var names = Set<LatinWord.Key>()
  private var candidates: [Candidate] = []

  /// Notes a person's name in English.
  mutating func read(_ name: ArraySlice<UInt32>, block: Int, mention: Int) {
    guard let last = name.last else { return }
    var key = LatinWord.Key()
    for scalar in name.dropLast() { key.append(scalar) }
    if last == 0x73 {
      candidates.append(Candidate(block: block, mention: mention, name: key))
    }
    key.append(last)
    names.insert(key)
  }

  /// Takes the last letter from the names that are known without it.
  func shorten(_ document: inout Document) {
    for candidate in candidates where names.contains(candidate.name) {
      document.blocks[candidate.block].mentions[candidate.mention].range.end -= 1
    }
  }
}

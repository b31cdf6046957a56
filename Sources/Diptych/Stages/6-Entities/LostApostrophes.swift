/// Ends names before a lost apostrophe: "Ann Walkers" where "Ann Walker" is named elsewhere.
///
/// Converters drop the apostrophe of "Ann Walker's". A word list or pinyin tells many such names by
/// themselves; for the others, the same name without the last letter is the evidence.
struct LostApostrophes {
  private struct Candidate {
    var block: Int
    var mention: Int
    /// The name without its last letter.
    var name: UInt64
  }

  /// The hashes of the names.
  private var names = Set<UInt64>()
  private var candidates: [Candidate] = []

  /// Notes a person's name in English, in UTF-8.
  mutating func read(_ name: Span<UInt8>, block: Int, mention: Int) {
    guard !name.isEmpty else { return }
    // FNV-1a.
    var hash = FNV1a.start
    for index in name.indices {
      if index == name.count - 1, name[index] == 0x73 {
        candidates.append(Candidate(block: block, mention: mention, name: hash))
      }
      hash = FNV1a.hash(hash, adding: name[index])
    }
    names.insert(hash)
  }

  /// Takes the last letter from the names that are known without it.
  func shorten(_ blocks: inout MutableSpan<Block>) {
    for candidate in candidates where names.contains(candidate.name) {
      blocks[candidate.block].mentions[candidate.mention].range.end -= 1
    }
  }
}

/// How many insertions, deletions, replacements and swaps of neighbours turn one word into another
/// (optimal string alignment).
///
/// - Complexity: O(*n* × *m*); meant for words.
func editDistance(_ first: String, _ second: String) -> Int {
  let first = Array(first.utf8)
  let second = Array(second.utf8)
  var twoBack: [Int] = []
  var previous = Array(0...second.count)
  for (row, byte) in first.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(second.count + 1)
    for (column, other) in second.enumerated() {
      var best = min(
        previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, byte == second[column - 1], first[row - 1] == other {
        best = min(best, twoBack[column - 1] + 1)
      }
      current.append(best)
    }
    twoBack = previous
    previous = current
  }
  return previous[second.count]
}

/// The candidate that a misspelt word most likely stands for; the first of equals.
///
/// A word counts if it differs in at most a third of its letters, or if one is the start or the end
/// of the other.
func closestWord(to word: String, among candidates: [String]) -> String? {
  var best: (word: String, distance: Int)?
  for candidate in candidates {
    var distance = editDistance(word.lowercased(), candidate.lowercased())
    let isPart =
      word.utf8.count >= 3
      && (candidate.lowercased().hasPrefix(word.lowercased())
        || candidate.lowercased().hasSuffix(word.lowercased()))
    let allowed = max(word.utf8.count, candidate.utf8.count) / 3
    if isPart { distance = min(distance, max(allowed, 1)) }
    guard distance <= max(allowed, 1) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.word
}

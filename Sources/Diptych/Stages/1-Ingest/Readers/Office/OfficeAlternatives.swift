/// Which of several versions of the same are taken, where a file has one for newer programs.
///
/// ECMA-376 part 3, section 10.2.
struct OfficeAlternatives {
  /// Whether a version was chosen of each that is open.
  private var isChosen: [Bool] = []

  /// What versions may require so that the text in them is in the vocabulary of the format.
  private static let known: Set<Substring> = [
    "wps", "wpg", "wpc", "wpi", "wp14", "wp15", "w14", "w15", "w16", "w16cex", "w16cid", "w16du",
    "w16se", "p14", "p15", "a14", "a16", "x14", "x15", "xr", "v", "o", "w10",
  ]

  mutating func start() { isChosen.append(false) }

  mutating func end() { _ = isChosen.popLast() }

  /// Whether to take a version, which is the first one that is known, or else the last one, which
  /// requires nothing.
  mutating func choose(requires: String?) -> Bool {
    guard let last = isChosen.indices.last, !isChosen[last] else { return false }
    let words = requires?.split(separator: " ") ?? []
    guard words.allSatisfy(Self.known.contains) else { return false }
    isChosen[last] = true
    return true
  }
}

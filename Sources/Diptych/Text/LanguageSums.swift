/// The weights of the n-grams of some words added up, for each language of a script.
struct LanguageSums: Sendable {
  /// The sums, without what was added since the last ``flush()``.
  var languages: [Int32] = []
  private var total = GramSum()

  /// Begins anew.
  mutating func start(from priors: some Sequence<Int32>) {
    languages.removeAll(keepingCapacity: true)
    languages.append(contentsOf: priors)
    total = GramSum()
  }

  /// Adds the weights of a word.
  @inline(__always)
  mutating func add(_ sum: borrowing GramSum) {
    if total.count + sum.count > GramSum.maximumCount { flush() }
    total.add(sum)
  }

  /// Brings ``languages`` up to date.
  mutating func flush() {
    guard total.count > 0 else { return }
    for language in languages.indices { languages[language] &+= total.weight(ofColumn: language) }
    total = GramSum()
  }
}

/// The names of a text that lie in no other, in ascending order; of two that overlap the first one.
struct OutermostNames {
  /// The names.
  let names: [FoundName]

  /// Takes names in any order.
  init(_ names: [FoundName]) {
    var outermost: [FoundName] = []
    let sorted = names.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    for name in sorted where name.range.lowerBound >= outermost.last?.range.upperBound ?? 0 {
      outermost.append(name)
    }
    self.names = outermost
  }

  /// The names from `index` on; the first that ends behind it may start before.
  func names(behind index: Int) -> ArraySlice<FoundName> {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].range.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return names[low...]
  }

  /// The names that have scalars in common with a range.
  func names(overlapping range: Range<Int>) -> ArraySlice<FoundName> {
    names(behind: range.lowerBound).prefix { $0.range.lowerBound < range.upperBound }
  }
}

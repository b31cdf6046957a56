/// Sentence pairs as numbers: what a translation table is trained on.
struct ParallelText {
  /// One side of all pairs, one after the other.
  struct Side {
    /// The units, numbered in the order of their hashes.
    var units: [Int32] = []
    /// The place in `units` at which each pair starts, and last their number.
    var starts: [Int32] = [0]
    /// The hash of each unit, ascending.
    var hashes: [UInt32] = []
    /// How often each unit occurs.
    var counts: [Int32] = []

    /// The units of one pair.
    func range(_ pair: Int) -> Range<Int> { Int(starts[pair])..<Int(starts[pair + 1]) }

    /// Replaces hashes by numbers, and drops the units that `isKept` refuses.
    init(hashed: [UInt32], starts hashedStarts: [Int32], isKept: (UInt32, Int) -> Bool) {
      var index = HashIndex(minimumCapacity: 1 << 18)
      var seen: [Int32] = []
      var keys: [UInt32] = []
      for hash in hashed {
        let number = index.number(of: hash)
        if number == seen.count {
          seen.append(0)
          keys.append(hash)
        }
        seen[number] += 1
      }
      var order = keys.indices.filter { isKept(keys[$0], Int(seen[$0])) }
      order.sort { keys[$0] < keys[$1] }
      var renumbered = [Int32](repeating: -1, count: keys.count)
      for (new, old) in order.enumerated() {
        renumbered[old] = Int32(new)
        hashes.append(keys[old])
        counts.append(seen[old])
      }
      units.reserveCapacity(hashed.count)
      starts.reserveCapacity(hashedStarts.count)
      for pair in 0..<hashedStarts.count - 1 {
        for place in Int(hashedStarts[pair])..<Int(hashedStarts[pair + 1]) {
          guard let number = index.find(hashed[place]) else { continue }
          if renumbered[number] >= 0 { units.append(renumbered[number]) }
        }
        starts.append(Int32(units.count))
      }
    }
  }

  /// The left language, Chinese if one of the two is.
  var left: Side
  /// The other language.
  var right: Side
  /// The number of pairs.
  var count: Int { left.starts.count - 1 }
}

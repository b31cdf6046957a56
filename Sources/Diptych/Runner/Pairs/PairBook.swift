/// Which files of pairs a walk has accounted for together with the other one.
///
/// Each is a number of 8 bytes here, so that memory hardly grows with the drop.
struct PairBook {
  private var accounted: Set<Int> = []
  /// Right files that were met before their left ones.
  private var promised: [[UInt8]: Runner.Later] = [:]

  /// Whether a file was accounted for with the other one of its pair.
  func isAccounted(_ path: [UInt8]) -> Bool {
    !accounted.isEmpty && accounted.contains(path.hashValue)
  }

  /// Leaves a right file to the left one, which is still to come.
  mutating func promise(_ entry: Drop.Entry) {
    promised[entry.path] = Runner.Later(path: entry.path, isAmbiguous: entry.isAmbiguous)
  }

  /// Notes a right file that is accounted for with its left one.
  mutating func account(_ path: [UInt8]) {
    if promised.removeValue(forKey: path) == nil { accounted.insert(path.hashValue) }
  }

  /// Right files whose left ones did not come, in the order of their paths.
  var unmet: [Runner.Later] {
    promised.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }
}

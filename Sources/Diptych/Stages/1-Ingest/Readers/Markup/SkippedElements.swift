/// The element that a walk through markup leaves out, with all that is inside of it.
struct SkippedElements {
  /// How many elements are open from that one on.
  private var depth = 0

  /// Whether what comes is left out.
  var isOpen: Bool { depth > 0 }

  /// Leaves out the element that has just started, which is inside of none that is left out.
  mutating func open() { depth = 1 }

  /// Notes that an element starts.
  ///
  /// - Returns: whether it is inside of one that is left out.
  mutating func start() -> Bool {
    guard isOpen else { return false }
    depth += 1
    return true
  }

  /// Notes that an element ends.
  ///
  /// - Returns: whether it was left out.
  mutating func end() -> Bool {
    guard isOpen else { return false }
    depth -= 1
    return true
  }
}

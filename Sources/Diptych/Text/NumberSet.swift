/// A small set of numbers that is asked for every word of a text: an open hash table.
struct NumberSet: Sendable {
  /// The numbers where their hashes put them, or behind; 0 is empty.
  private let slots: [UInt64]
  private let shift: UInt64

  /// Makes a set of `numbers`, of which 0 is none.
  init(_ numbers: some Sequence<UInt64>) {
    let numbers = Set(numbers)
    // A third of the slots or less are in use, so that most questions end at the first.
    var bits = 4
    while 1 << bits < 3 * numbers.count { bits += 1 }
    shift = UInt64(64 - bits)
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    for number in numbers where number != 0 {
      var slot = Self.slot(number, shift)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = number
    }
    self.slots = slots
  }

  /// Whether a number is in the set.
  @inline(__always)
  func contains(_ number: UInt64) -> Bool {
    guard number != 0 else { return false }
    let slots = slots.span
    var slot = Self.slot(number, shift)
    while slots[slot] != 0 {
      if slots[slot] == number { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  @inline(__always)
  private static func slot(_ number: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}

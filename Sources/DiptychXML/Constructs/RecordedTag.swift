/// The name of a start tag and where its attributes stand.
struct RecordedTag: Sendable {
  /// An attribute.
  struct Attribute {
    /// The number of its name.
    var number = 0
    /// Where its value begins, and the quotation mark behind it.
    var start = 0
    var end = 0
  }

  /// The number of the element's name, or -1.
  private(set) var name = -1
  /// The first ``count`` are in use.
  private(set) var attributes = InlineArray<8, Attribute>(repeating: Attribute())
  private(set) var count = 0
  private var seen: UInt64 = 0
  private var start = 0

  /// Where its attributes stand, with the space before them.
  var range: Range<Int> { count > 0 ? start..<attributes[count - 1].end + 1 : 0..<0 }

  /// Begins a tag.
  mutating func begin(_ name: Int) {
    self.name = name
    count = 0
    seen = 0
  }

  /// Adds an attribute whose space, name, `=` and quotation mark follow at `offset`.
  ///
  /// - Returns: `false` if that cannot be.
  @inline(__always)
  mutating func add(_ number: Int, nameLength: Int, at offset: Int) -> Bool {
    guard number >= 0, seen & 1 << number == 0, count < attributes.count else { return false }
    seen |= 1 << number
    if count == 0 { start = offset } else { end(at: offset) }
    attributes[count].number = number
    attributes[count].start = offset + nameLength + 3
    count += 1
    return true
  }

  /// Ends the last attribute, whose quotation mark stands before `offset`.
  @inline(__always)
  mutating func end(at offset: Int) {
    if count > 0 { attributes[count - 1].end = offset - 1 }
  }

  /// The state that an attribute's value decides on, or -1.
  func choose(_ choice: ConstructGrammar.Choice, _ bytes: Span<UInt8>) -> Int {
    for index in 0..<count where attributes[index].number == choice.attribute {
      let value = bytes.extracting(attributes[index].start..<attributes[index].end)
      for way in choice.ways where value.isEqual(to: way.value) { return way.state }
    }
    return -1
  }
}

extension Span<UInt8> {
  /// Whether the bytes are those of an array.
  func isEqual(to other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for index in other.indices where self[index] != other[index] { return false }
    return true
  }
}

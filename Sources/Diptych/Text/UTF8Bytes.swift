extension [UInt8] {
  /// Appends a number in decimal digits.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    var unit: UInt = 1
    while magnitude / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / unit % 10))
      unit /= 10
    }
  }

  /// The id of a part: this id, a hyphen, a word, and a number if there is one.
  func part(_ word: String, _ number: Int? = nil) -> [UInt8] {
    var id: [UInt8] = []
    id.reserveCapacity(count + 16)
    id += self
    id.append(UInt8(ascii: "-"))
    id += word.utf8
    if let number { id.append(decimal: number) }
    return id
  }
}

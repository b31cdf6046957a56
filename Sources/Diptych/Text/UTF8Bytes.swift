extension [UInt8] {
  /// The id of a part: this id, a hyphen, a word, and a number if there is one.
  func part(_ word: String, _ number: Int? = nil) -> [UInt8] {
    let id = span
    let word = word.utf8.span
    var part: [UInt8] = []
    // The longest number has 20 characters.
    part.append(addingCapacity: id.count + word.count + 21) { part in
      for index in id.indices { part.append(id[index]) }
      part.append(UInt8(ascii: "-"))
      for index in word.indices { part.append(word[index]) }
      if let number { part.append(decimal: number) }
    }
    return part
  }
}

extension OutputSpan<UInt8> {
  /// Appends a number in decimal digits.
  fileprivate mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var unit: UInt = 1
    while number.magnitude / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number.magnitude / unit % 10))
      unit /= 10
    }
  }
}

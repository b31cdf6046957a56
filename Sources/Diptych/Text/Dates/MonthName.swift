/// The English names of the months.
enum MonthName {
  /// The month whose name starts at `index` with a capital, and the index behind name and period.
  static func at(_ index: Int, in text: DateText) -> (month: Int, end: Int)? {
    guard (0x41...0x5A).contains(text[index]), !text.isLetter(at: index - 1) else { return nil }
    var key: UInt64 = 0
    var end = index
    while text.isLetter(at: end) {
      guard end - index < 9 else { return nil }
      key = key << 6 | UInt64(text[end] & 0x1F)
      end += 1
    }
    guard let month = months[key] else { return nil }
    let isShort = end - index == 3 && month != 5 || end - index == 4 && month == 9
    return (month, isShort && text[end] == 0x2E ? end + 1 : end)
  }

  /// The months by their letters, six bits each.
  private static let months: [UInt64: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var result: [UInt64: Int] = [:]
    for (index, name) in names.enumerated() {
      let lengths = name == "september" ? [3, 4, 9] : [3, name.utf8.count]
      for length in lengths { result[key(name.utf8.prefix(length))] = index + 1 }
    }
    return result
  }()

  private static func key(_ letters: some Sequence<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 << 6 | UInt64($1 & 0x1F) }
  }
}

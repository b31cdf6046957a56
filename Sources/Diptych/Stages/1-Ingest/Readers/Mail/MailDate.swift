/// Dates of mails (RFC 5322, section 3.3): `Tue, 21 May 2019 08:00:00 +0800`.
enum MailDate {
  /// The day, as written there: `2019-05-21`; `nil` if there is none.
  static func day(_ value: [UInt8]) -> String? {
    var words = value.split { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }[
      ...]
    if let first = words.first, number(first) == nil { words.removeFirst() }
    guard words.count >= 3 else { return nil }
    let start = words.startIndex
    guard let day = number(words[start]), let month = month(words[start + 1]),
      var year = number(words[start + 2])
    else { return nil }
    // Two digits were allowed once.
    if year < 100 { year += year < 50 ? 2000 : 1900 }
    let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    return W3CDate.isValid(text) ? text : nil
  }

  private static func number(_ word: ArraySlice<UInt8>) -> Int? {
    word.count <= 4 ? Int(String(decoding: word, as: UTF8.self)) : nil
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    let name = String(decoding: word.prefix(3), as: UTF8.self).lowercased()
    return months.firstIndex(of: name).map { $0 + 1 }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}

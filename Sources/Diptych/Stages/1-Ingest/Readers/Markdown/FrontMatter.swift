/// What stands before the text of a Markdown file for the programs that make pages of it.
///
/// YAML between lines of `---`, or TOML between lines of `+++`, of which only plain values of the
/// outermost level are read.
struct FrontMatter {
  private(set) var title: String?
  private(set) var author: String?
  /// A day such as `2019-05-21`.
  private(set) var date: String?
  /// How many lines it takes up, with those around it.
  let lineCount: Int

  /// Reads it; `nil` if the file begins otherwise.
  init?(_ utf8: [UInt8], lines: [SourceLines.Line]) {
    guard let first = lines.first, first.start == first.range.lowerBound else { return nil }
    let isTOML = utf8[first.range].elementsEqual("+++".utf8)
    guard isTOML || utf8[first.range].elementsEqual("---".utf8) else { return nil }
    let separator = UInt8(ascii: isTOML ? "=" : ":")
    var values: [(key: String, value: String)] = []
    var end: Int?
    for index in lines.indices.dropFirst().prefix(Self.maximumLines) {
      let line = utf8[lines[index].range]
      if line.elementsEqual((isTOML ? "+++" : "---").utf8) || line.elementsEqual("...".utf8) {
        end = index
        break
      }
      guard lines[index].start == lines[index].range.lowerBound,
        let place = line.firstIndex(of: separator)
      else { continue }
      let key = String(decoding: line[..<place].filter { $0 > 0x20 }, as: UTF8.self)
      values.append((key.lowercased(), Self.value(line[(place + 1)...])))
    }
    guard let end, !values.isEmpty || end == 1 else { return nil }
    lineCount = end + 1
    func value(_ keys: String...) -> String? {
      for key in keys {
        if let found = values.first(where: { $0.key == key && !$0.value.isEmpty }) {
          return found.value
        }
      }
      return nil
    }
    title = value("title")
    author = value("author", "authors")
    date = value("date", "lastmod", "updated", "date-modified").flatMap(Self.day)
  }

  /// Longer ones are none.
  private static let maximumLines = 500

  /// A value without quotation marks, brackets and comment.
  private static func value(_ bytes: ArraySlice<UInt8>) -> String {
    let all = Array(bytes)
    var range = WhiteSpace.trimmed(all.indices, in: all)
    if all[range].first == UInt8(ascii: "["), all[range].last == UInt8(ascii: "]") {
      range = WhiteSpace.trimmed(range.lowerBound + 1..<range.upperBound - 1, in: all)
    }
    if let quote = all[range].first, quote == 0x22 || quote == 0x27,
      let end = all[range].dropFirst().firstIndex(of: quote)
    {
      range = range.lowerBound + 1..<end
    }
    return String(decoding: all[range], as: UTF8.self)
  }

  /// The day at the start of a date.
  private static func day(_ value: String) -> String? {
    let day = String(value.prefix(10)).map { $0 == "/" ? "-" : $0 }
    let text = String(day)
    return W3CDate.isValid(text) ? text : nil
  }
}

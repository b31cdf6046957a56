/// A style of paragraphs.
struct RTFStyle {
  /// The level of its paragraphs, 0 for the document's title; `nil` for running text.
  let headingLevel: Int?

  /// Makes a style of its name and of its outline level, from 0.
  init(name: [UInt8], outlineLevel: Int?) {
    if let outlineLevel, (0..<9).contains(outlineLevel) {
      headingLevel = outlineLevel + 1
    } else {
      headingLevel = Self.level(ofName: name)
    }
  }

  /// The level that the name of a style says: `heading 1`, `标题 1`, `Title`.
  private static func level(ofName name: [UInt8]) -> Int? {
    let name = String(
      decoding: name.lazy.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 },
      as: UTF8.self)
    if titles.contains(name) { return 0 }
    guard let last = name.utf8.last, (0x31...0x39).contains(last),
      headings.contains(String(name.dropLast()))
    else { return nil }
    return Int(last - 0x30)
  }

  private static let titles: Set<String> = [
    "title", "标题", "標題", "表題", "제목", "titre", "titel", "título", "titolo", "название", "Название",
  ]
  private static let headings: Set<String> = [
    "heading", "标题", "標題", "見出し", "제목", "titre", "überschrift", "Überschrift", "título",
    "titolo", "заголовок", "Заголовок", "rubrik", "overskrift", "kop", "nagłówek", "nadpis",
  ]
}

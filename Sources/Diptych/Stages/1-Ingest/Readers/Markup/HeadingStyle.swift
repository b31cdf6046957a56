/// What the name of a paragraph style says in office programs of any language.
enum HeadingStyle: Equatable {
  /// A heading with its level.
  case heading(Int)
  /// The title of the document.
  case title
  /// The caption of a table or picture.
  case caption

  /// The meaning of a name as people see it, such as `Heading 1` or `标题 1`; `nil` if it has none.
  init?(name: String) {
    let scalars = name.lowercased().unicodeScalars
    var word = String.UnicodeScalarView()
    var level = 0
    for scalar in scalars where scalar != " " && scalar != "\u{A0}" {
      if ("0"..."9").contains(scalar), !word.isEmpty {
        level = min(level * 10 + Int(scalar.value - 0x30), 100)
      } else if level > 0 {
        return nil
      } else {
        word.append(scalar)
      }
    }
    let text = String(word)
    if (1...10).contains(level), Self.headings.contains(text) {
      self = .heading(level)
    } else if level == 0, Self.titles.contains(text) {
      self = .title
    } else if level == 0, Self.captions.contains(text) {
      self = .caption
    } else {
      return nil
    }
  }

  /// The word for the styles of headings in the languages of office programs.
  private static let headings: Set<String> = [
    "heading", "标题", "標題", "見出し", "제목", "überschrift", "titre", "título", "titolo", "kop",
    "заголовок", "rubrik", "overskrift", "nagłówek", "nadpis", "otsikko", "titlu", "επικεφαλίδα",
  ]
  private static let titles: Set<String> = [
    "title", "标题", "標題", "表題", "제목", "titel", "titre", "título", "titolo", "название",
    "tytuł", "název",
  ]
  private static let captions: Set<String> = [
    "caption", "题注", "題註", "標號", "図表番号", "캡션", "beschriftung", "légende", "leyenda",
    "didascalia", "названиеобъекта",
  ]
}

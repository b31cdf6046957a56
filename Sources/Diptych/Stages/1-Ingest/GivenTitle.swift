/// Tells titles in the metadata of a file that a person gave from those that a program made.
enum GivenTitle {
  /// The title; `nil` if it only says what file or program the document came from, or that it has none.
  static func byPerson(_ title: String) -> String? {
    let utf8 = Array(title.utf8)
    let range = WhiteSpace.trimmed(utf8.indices, in: utf8)
    let text = String(decoding: utf8[range], as: UTF8.self).lowercased()
    guard !text.isEmpty, !isPlaceholder(text), !isFileName(text),
      !programs.contains(where: { text.hasPrefix($0) })
    else { return nil }
    return title
  }

  /// Whether a title, in small letters, is what programs write where nobody gave one: `(anonymous)`,
  /// `Untitled-1`, `文档1`.
  private static func isPlaceholder(_ text: String) -> Bool {
    if text.hasPrefix("("), text.hasSuffix(")"), text.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    let word = text.reversed().drop { $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
    return placeholders.contains(String(word.reversed()))
  }

  /// Whether a title, in small letters, ends like the name of a document's file.
  private static func isFileName(_ text: String) -> Bool {
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return false }
    return extensions.contains(String(text[text.index(after: dot)...]))
  }

  /// Programs that print put their names before that of the file.
  private static let programs = [
    "microsoft word - ", "microsoft powerpoint - ", "microsoft excel - ", "microsoft outlook - ",
    "microsoft publisher - ", "microsoft visio - ", "microsoft project - ",
  ]

  private static let extensions: Set<String> = [
    "doc", "docx", "docm", "dot", "dotx", "wps", "wpt", "rtf", "odt", "ott", "pdf", "ppt", "pptx",
    "pps", "ppsx", "dps", "odp", "xls", "xlsx", "et", "ods", "csv", "txt", "htm", "html", "tex",
    "dvi", "ps", "eps", "indd", "qxd", "qxp", "pmd", "pub", "cdr", "ai", "psd", "vsd", "dwg",
    "jpg", "jpeg", "png", "tif", "tiff",
  ]

  private static let placeholders: Set<String> = [
    "untitled", "untitled document", "no title", "unknown", "none", "null", "document", "title",
    "presentation", "powerpoint presentation", "slide", "workbook", "book", "new document",
    "new microsoft word document", "无标题", "無標題", "无标题文档", "无题", "未命名", "文档", "文件",
    "新建文档", "演示文稿", "powerpoint 演示文稿", "幻灯片", "投影片", "簡報", "powerpoint 簡報", "工作簿",
    "無題", "dokument", "unbenannt", "powerpoint-präsentation", "sans titre",
    "présentation powerpoint", "sin título", "senza titolo", "без названия",
    "презентация powerpoint",
  ]
}

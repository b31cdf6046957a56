/// What is known of the spaces of a text.
enum WordSpacing {
  /// Whether narrow gaps are spaces too: Latin text has hardly any other ones, or there is no East Asian
  /// text, in which gaps that are no spaces occur.
  static func isNarrow(in text: PagedText) -> Bool {
    var (letters, spaces, wide) = (0, 0, 0)
    for page in text.pages {
      for run in page.runs {
        for byte in run.utf8 {
          if (0x61...0x7A).contains(byte) { letters += 1 }
          if byte == 0x20 { spaces += 1 }
          if byte >= 0xE3 { wide += 1 }
        }
      }
    }
    // A language with words of 20 letters on the average is none.
    return letters > 200 && spaces * 20 < letters || letters > 100 * wide
  }
}

/// The properties that a group of RTF inherits, and that its end takes back.
struct RTFState {
  var destination = RTFDestination.text
  /// The number of the font; `nil` for the default font.
  var font: Int?
  var isHidden = false
  var isDeleted = false
  /// How many characters behind a `\u` say the same for readers without Unicode.
  var fallbackCount = 1
  var paragraph = Paragraph()

  /// The properties of a paragraph.
  struct Paragraph {
    var style: Int?
    /// From 0; 9 for running text.
    var outlineLevel: Int?
    var isInTable = false
    var list: Int?
    var listLevel = 0
  }

  /// Whether text is to be seen.
  var isShown: Bool { !isHidden && !isDeleted }

  /// Goes back to the properties of plain characters.
  mutating func resetCharacters() {
    font = nil
    isHidden = false
    isDeleted = false
  }
}

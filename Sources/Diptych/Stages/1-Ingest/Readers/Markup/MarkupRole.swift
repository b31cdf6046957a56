/// What an element of an XML vocabulary means for the text.
enum MarkupRole: Equatable {
  /// Nothing of its own: a part of a line, or of the file.
  case inline
  /// Text inside of it, before it and behind it are different blocks.
  case block
  /// Nothing inside is text of the document.
  case leftOut

  /// A part of the text with headings of its own.
  case section
  /// A heading; without a level, by the number of sections around it. In a list, table or figure it
  /// is a caption.
  case heading(level: Int?)
  case caption
  /// Something with a caption that is no table.
  case figure
  case list(isNumbered: Bool)
  case item
  case table
  case row
  case cell(isLabel: Bool, columns: Int, rows: Int)
  /// A note, wherever it stands in the text.
  case note
  /// A line ends here.
  case lineBreak

  case ruby, rubyBase, rubyText
}

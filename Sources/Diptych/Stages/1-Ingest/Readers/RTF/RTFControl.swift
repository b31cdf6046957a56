/// The control words of RTF that matter for the text.
enum RTFControl: Sendable, Equatable {
  // Text.
  case character(UInt32)
  case unicode, fallbackCount, binary
  // Paragraphs, lines and cells.
  case paragraph, line, cell, row, nestedCell
  // Properties of characters.
  case plain, font, hidden, deleted
  // Properties of paragraphs.
  case resetParagraph, style, outlineLevel, inTable, list, listLevel
  // Rows of tables.
  case startRow, cellEdge, mergeNext, mergeNextRow, headerRow
  // The whole file.
  case codePage(Int), codePageNumber, defaultFont
  // Tables in the header.
  case fontCharset, fontCodePage
  // Dates.
  case year, month, day
  /// The content of the group belongs there.
  case destination(RTFDestination)

  /// The control word of a name; `nil` if it does not matter.
  init?(_ name: String) {
    guard let control = Self.byName[name] else { return nil }
    self = control
  }

  private static let byName: [String: RTFControl] = [
    "tab": .character(0x09), "emdash": .character(0x2014), "endash": .character(0x2013),
    "lquote": .character(0x2018), "rquote": .character(0x2019), "ldblquote": .character(0x201C),
    "rdblquote": .character(0x201D), "bullet": .character(0x2022), "emspace": .character(0x2003),
    "enspace": .character(0x2002), "qmspace": .character(0x2005), "zwj": .character(0x200D),
    "zwnj": .character(0x200C),
    "u": .unicode, "uc": .fallbackCount, "bin": .binary,
    "par": .paragraph, "sect": .paragraph, "page": .paragraph, "line": .line, "softline": .line,
    "lbr": .line, "cell": .cell, "row": .row, "nestcell": .nestedCell, "nestrow": .nestedCell,
    "plain": .plain, "f": .font, "v": .hidden, "deleted": .deleted,
    "pard": .resetParagraph, "s": .style, "outlinelevel": .outlineLevel, "intbl": .inTable,
    "ls": .list, "ilvl": .listLevel,
    "trowd": .startRow, "cellx": .cellEdge, "clmrg": .mergeNext, "clvmrg": .mergeNextRow,
    "trhdr": .headerRow,
    "ansi": .codePage(1252), "mac": .codePage(10000), "pc": .codePage(437), "pca": .codePage(850),
    "ansicpg": .codePageNumber, "deff": .defaultFont,
    "fcharset": .fontCharset, "cpg": .fontCodePage, "yr": .year, "mo": .month, "dy": .day,
    "fonttbl": .destination(.fonts), "stylesheet": .destination(.styles),
    "info": .destination(.properties), "title": .destination(.title),
    "author": .destination(.author), "revtim": .destination(.changeDate),
    "field": .destination(.field), "fldinst": .destination(.fieldInstruction),
    "fldrslt": .destination(.fieldResult), "listtext": .destination(.label),
    "pntext": .destination(.label), "footnote": .destination(.note), "shp": .destination(.frame),
    "shpinst": .destination(.frame), "do": .destination(.frame), "object": .destination(.frame),
    "upr": .destination(.frame), "result": .destination(.text), "ud": .destination(.unicodeForm),
    "shptxt": .destination(.textBox), "dptxbxtext": .destination(.textBox),
    "colortbl": .destination(.nothing), "pict": .destination(.nothing),
    "nonshppict": .destination(.nothing), "shppict": .destination(.nothing),
    "shprslt": .destination(.nothing), "header": .destination(.nothing),
    "headerl": .destination(.nothing), "headerr": .destination(.nothing),
    "headerf": .destination(.nothing), "footer": .destination(.nothing),
    "footerl": .destination(.nothing), "footerr": .destination(.nothing),
    "footerf": .destination(.nothing), "ftnsep": .destination(.nothing),
    "ftnsepc": .destination(.nothing), "ftncn": .destination(.nothing),
    "aftnsep": .destination(.nothing), "aftnsepc": .destination(.nothing),
    "aftncn": .destination(.nothing), "annotation": .destination(.nothing),
    "atnid": .destination(.nothing), "atnauthor": .destination(.nothing),
    "sp": .destination(.nothing), "xe": .destination(.nothing), "tc": .destination(.nothing),
    "tcn": .destination(.nothing), "rxe": .destination(.nothing), "txe": .destination(.nothing),
    "bkmkstart": .destination(.nothing), "bkmkend": .destination(.nothing),
    "listtable": .destination(.nothing), "listoverridetable": .destination(.nothing),
    "revtbl": .destination(.nothing), "filetbl": .destination(.nothing),
    "nonesttables": .destination(.nothing), "private": .destination(.nothing),
    "falt": .destination(.nothing), "panose": .destination(.nothing),
    "objdata": .destination(.nothing), "objclass": .destination(.nothing),
    "objname": .destination(.nothing), "pntxta": .destination(.nothing),
    "pntxtb": .destination(.nothing), "template": .destination(.nothing),
    "subject": .destination(.nothing), "operator": .destination(.nothing),
    "keywords": .destination(.nothing), "comment": .destination(.nothing),
    "doccomm": .destination(.nothing), "manager": .destination(.nothing),
    "company": .destination(.nothing), "category": .destination(.nothing),
    "creatim": .destination(.nothing), "printim": .destination(.nothing),
    "buptim": .destination(.nothing), "hlinkbase": .destination(.nothing),
  ]
}

/// What the content of a group is.
enum RTFDestination: Sendable, Equatable {
  /// Text of the document.
  case text
  /// Nothing of the document, whatever is inside.
  case nothing
  /// Nothing itself, but other groups in it may be text.
  case frame
  /// The same in Unicode as what stands before it in the code page of the file.
  case unicodeForm
  case fonts, styles
  /// The document's properties, of which some have a group of their own.
  case properties
  case title, author, changeDate
  case field, fieldInstruction, fieldResult
  /// The number or bullet of a paragraph, as text.
  case label
  case note, textBox
}

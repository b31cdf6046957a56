/// The lines of a decoded text.
///
/// A line ends at LF, CR LF or CR, as in every editor, and these alone are counted. The separators that
/// word processors and typesetters leave behind (vertical tab, form feed, NEL, U+2028, U+2029) part the
/// text as well, without a new number.
struct SourceLines: Sendable {
  /// A stretch of text between two line ends or separators.
  struct Line: Sendable, Equatable {
    /// The text without white space at both ends; empty for a blank line.
    var range: Range<Int>
    /// Where the text starts before it is trimmed.
    var start: Int
    /// The number, from 1.
    var number: Int
    /// The number of bytes with the white space, without the line end.
    var count: Int
    /// The marks of a quotation before the text, with the white space behind them; see ``QuotedLines``.
    var mark = 0..<0
    /// How many marks these are.
    var depth = 0
  }

  /// All stretches, also blank ones.
  private(set) var lines: [Line] = []
  /// How the lines end.
  private(set) var newline = SourceForm.Newline.none
  /// The number of lines.
  private(set) var count = 0

  /// Splits `utf8`, which is valid.
  init(_ utf8: [UInt8]) {
    lines.reserveCapacity(utf8.count / 64 + 1)
    var kinds = (lf: 0, crlf: 0, cr: 0)
    var start = 0
    var index = 0
    while index < utf8.count {
      if index & 7 == 0, index + ByteBlock.count <= utf8.count {
        let block = ByteBlock(utf8.span, at: index)
        guard block.has(upTo: 0x0D) || block.has(0xC2) || block.has(0xE2) else {
          index += ByteBlock.count
          continue
        }
      }
      let byte = utf8[index]
      // Everything that ends a line begins with a control character, C2 or E2.
      if byte > 0x0D, byte != 0xC2, byte != 0xE2 {
        index += 1
        continue
      }
      switch byte {
      case 0x0A:
        end(start, index, in: utf8)
        kinds.lf += 1
        count += 1
        index += 1
      case 0x0D:
        end(start, index, in: utf8)
        count += 1
        index += 1
        if index < utf8.count, utf8[index] == 0x0A {
          kinds.crlf += 1
          index += 1
        } else {
          kinds.cr += 1
        }
      case 0x0B, 0x0C:
        end(start, index, in: utf8)
        index += 1
      case 0xC2 where index + 1 < utf8.count && utf8[index + 1] == 0x85:
        end(start, index, in: utf8)
        index += 2
      case 0xE2
      where index + 2 < utf8.count && utf8[index + 1] == 0x80
        && (utf8[index + 2] == 0xA8 || utf8[index + 2] == 0xA9):
        end(start, index, in: utf8)
        index += 3
      default:
        index += 1
        continue
      }
      start = index
    }
    if start < utf8.count { end(start, utf8.count, in: utf8) }
    if let last = utf8.last, last != 0x0A, last != 0x0D { count += 1 }
    switch (kinds.lf > 0, kinds.crlf > 0, kinds.cr > 0) {
    case (false, false, false): newline = .none
    case (true, false, false): newline = .lf
    case (false, true, false): newline = .crlf
    case (false, false, true): newline = .cr
    default: newline = .mixed
    }
  }

  private mutating func end(_ start: Int, _ end: Int, in utf8: [UInt8]) {
    lines.append(
      Line(
        range: WhiteSpace.trimmed(start..<end, in: utf8), start: start, number: count + 1,
        count: end - start))
  }
}

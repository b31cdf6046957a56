/// The code pages of RTF as encodings.
enum RTFCodePage {
  /// The encoding of a code page of Windows; `nil` if there is no decoder for it.
  static func encoding(_ number: Int) -> TextEncoding? {
    switch number {
    case 936, 54936: .gb18030
    case 950: .big5
    case 932: .shiftJIS
    case 949, 1361: .eucKR
    case 65001: .utf8
    case 874: TextEncoding(label: Array("windows-874".utf8))
    case 1250...1258: TextEncoding(label: Array("windows-\(number)".utf8))
    default: nil
    }
  }

  /// The code page of a font's character set (Windows' `CHARSET` numbers); `nil` for the document's own.
  static func number(ofCharset charset: Int) -> Int? {
    switch charset {
    case 0: 1252
    case 128: 932
    case 129: 949
    case 130: 1361
    case 134: 936
    case 136: 950
    case 161: 1253
    case 162: 1254
    case 163: 1258
    case 177: 1255
    case 178: 1256
    case 186: 1257
    case 204: 1251
    case 222: 874
    case 238: 1250
    default: nil
    }
  }

  /// The character set of symbol fonts, whose bytes are no letters.
  static let symbolCharset = 2
}

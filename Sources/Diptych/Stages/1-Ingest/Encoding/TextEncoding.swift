/// A way to write characters as bytes.
enum TextEncoding: Hashable, Sendable {
  case utf8, utf16LE, utf16BE, utf32LE, utf32BE
  case gb18030, big5, shiftJIS, eucJP, eucKR
  /// Seven bits with escape sequences.
  case iso2022JP, iso2022KR, hz
  /// An encoding of one byte a character, by its place in ``singleByteNames``.
  case singleByte(Int)

  /// The encodings of one byte a character, in the order of their tables.
  static let singleByteNames = [
    "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
    "ISO-8859-7", "ISO-8859-8", "ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15",
    "ISO-8859-16", "KOI8-U", "windows-874", "windows-1250", "windows-1251", "windows-1252",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
  ]

  /// Every encoding that can be decoded.
  static let all: [TextEncoding] =
    [.utf8, .utf16LE, .utf16BE, .utf32LE, .utf32BE, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR]
    + [.iso2022JP, .iso2022KR, .hz] + singleByteNames.indices.map { .singleByte($0) }

  /// The IANA name.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LE: "UTF-16LE"
    case .utf16BE: "UTF-16BE"
    case .utf32LE: "UTF-32LE"
    case .utf32BE: "UTF-32BE"
    case .gb18030: "GB18030"
    case .big5: "Big5"
    case .shiftJIS: "Shift_JIS"
    case .eucJP: "EUC-JP"
    case .eucKR: "EUC-KR"
    case .iso2022JP: "ISO-2022-JP"
    case .iso2022KR: "ISO-2022-KR"
    case .hz: "HZ-GB-2312"
    case .singleByte(let index): Self.singleByteNames[index]
    }
  }

  /// The IANA name for a file: Big5 with characters that only Hong Kong has is Big5-HKSCS.
  func name(in content: [UInt8]) -> String {
    guard self == .big5 else { return name }
    var index = 0
    while index < content.count {
      let lead = content[index]
      if lead > 0x80, lead < 0xA1 || lead > 0xF9 { return "Big5-HKSCS" }
      index += lead < 0x80 ? 1 : 2
    }
    return name
  }

  /// Whether bytes below 0x80 mean ASCII, as far as they are characters of their own.
  var keepsASCII: Bool {
    switch self {
    case .utf16LE, .utf16BE, .utf32LE, .utf32BE, .iso2022JP, .iso2022KR, .hz: false
    default: true
    }
  }

  /// Whether one character may take several bytes that are not those of Unicode.
  var isMultiByteLegacy: Bool {
    switch self {
    case .gb18030, .big5, .shiftJIS, .eucJP, .eucKR: true
    default: false
    }
  }

  /// Whether each byte is a character.
  var isSingleByte: Bool {
    if case .singleByte = self { return true }
    return false
  }

  /// Whether escape sequences tell which characters its bytes mean.
  var hasEscapes: Bool { self == .iso2022JP || self == .iso2022KR || self == .hz }

  /// The encoding that a label in a file means: the superset that is used in its place.
  init?(label: [UInt8]) {
    // Labels are compared without case, hyphens and underscores.
    let key = String(
      decoding: label.lazy.filter { $0 > 0x20 && $0 != 0x2D && $0 != 0x5F }.map {
        (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
      }, as: UTF8.self)
    switch key {
    case "utf8", "unicode11utf8", "usascii", "ascii": self = .utf8
    case "utf16", "utf16le", "unicode", "ucs2", "iso10646ucs2": self = .utf16LE
    case "utf16be": self = .utf16BE
    case "utf32", "utf32le": self = .utf32LE
    case "utf32be": self = .utf32BE
    case "gb18030", "gbk", "gb2312", "gb231280", "gb23121980", "cp936", "xgbk", "csgb2312",
      "chinese",
      "isoir58", "euccn", "ms936", "windows936":
      self = .gb18030
    case "big5", "big5hkscs", "big5eten", "cnbig5", "xxbig5", "csbig5", "cp950", "ms950",
      "windows950":
      self = .big5
    case "shiftjis", "sjis", "xsjis", "mskanji", "csshiftjis", "windows31j", "cp932", "ms932":
      self = .shiftJIS
    case "eucjp", "xeucjp", "cseucpkdfmtjapanese": self = .eucJP
    case "iso2022jp", "csiso2022jp", "iso2022jp2": self = .iso2022JP
    case "iso2022kr", "csiso2022kr": self = .iso2022KR
    case "hz", "hzgb2312": self = .hz
    case "euckr", "korean", "ksc5601", "ksc56011987", "ksc56011989", "cseuckr", "cp949", "uhc",
      "ms949",
      "windows949", "isoir149":
      self = .eucKR
    case "iso88591", "latin1", "l1", "cp819", "isoir100", "iso885911987": self = .windows1252
    case "iso88599", "latin5", "l5", "iso885991989": self.init(label: Array("windows-1254".utf8))
    case "iso885911", "tis620", "cp874", "dos874": self.init(label: Array("windows-874".utf8))
    case "latin2", "l2": self.init(label: Array("iso-8859-2".utf8))
    case "latin9", "l9": self.init(label: Array("iso-8859-15".utf8))
    case "koi8r", "koi", "koi8", "cskoi8r", "koi8ru": self.init(label: Array("koi8-u".utf8))
    case "iso88598i": self.init(label: Array("iso-8859-8".utf8))
    default:
      let isCodePage = key.hasPrefix("cp125") || key.hasPrefix("xcp125")
      let wanted = isCodePage ? "windows" + key.suffix(4) : key
      guard
        let index = Self.singleByteNames.firstIndex(where: {
          $0.lowercased().filter { $0 != "-" } == wanted
        })
      else { return nil }
      self = .singleByte(index)
    }
  }

  /// The encoding of one byte a character with this name, which is in ``singleByteNames``.
  private static func named(_ name: String) -> TextEncoding {
    .singleByte(singleByteNames.firstIndex(of: name) ?? 0)
  }

  /// Western European, as Windows writes it.
  static let windows1252 = named("windows-1252")
}

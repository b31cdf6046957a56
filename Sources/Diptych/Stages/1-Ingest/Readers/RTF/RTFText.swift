/// The text of one paragraph of RTF, or of another piece, in the making.
struct RTFText {
  /// The text so far; what was appended in an encoding is there after ``flush(_:)``.
  private(set) var utf8: [UInt8] = []
  /// Where line breaks stand.
  private(set) var breaks: [Int] = []
  /// Phonetic guides.
  private(set) var glosses: [Gloss] = []
  /// How many sequences of bytes were no characters.
  private(set) var undecodable = 0

  private var pending: [UInt8] = []
  private var encodings: [TextEncoding] = []
  private var highSurrogate: UInt32?

  /// Adds bytes in the first of `encodings` in which they are characters.
  ///
  /// A character may come in several parts.
  mutating func append(
    _ bytes: ArraySlice<UInt8>, in encodings: [TextEncoding], _ decoding: TextDecoding
  ) {
    begin(encodings, decoding)
    guard pending.isEmpty else {
      pending += bytes
      return
    }
    let ascii = bytes.firstIndex { $0 >= 0x80 } ?? bytes.endIndex
    utf8 += bytes[..<ascii]
    guard ascii < bytes.endIndex else { return }
    self.encodings = encodings
    pending += bytes[ascii...]
  }

  /// Adds a byte in the first of `encodings` in which it is part of a character.
  mutating func append(_ byte: UInt8, in encodings: [TextEncoding], _ decoding: TextDecoding) {
    begin(encodings, decoding)
    if pending.isEmpty, byte < 0x80 {
      utf8.append(byte)
    } else {
      self.encodings = encodings
      pending.append(byte)
    }
  }

  /// Adds a character, or one half of it: a unit of UTF-16.
  mutating func append(scalar: UInt32, _ decoding: TextDecoding) {
    flush(decoding)
    switch scalar {
    case 0xD800..<0xDC00:
      endSurrogate()
      highSurrogate = scalar
    case 0xDC00..<0xE000:
      guard let high = highSurrogate else { return utf8.append(scalar: 0xFFFD) }
      highSurrogate = nil
      utf8.append(scalar: 0x10000 + (high & 0x3FF) << 10 + scalar & 0x3FF)
    case 0..<0x09, 0x110000...: break
    default:
      endSurrogate()
      utf8.append(scalar: scalar)
    }
  }

  /// Notes a line break.
  mutating func breakLine(_ decoding: TextDecoding) {
    flush(decoding)
    breaks.append(utf8.count)
  }

  /// Adds a word with a reading above it.
  mutating func append(_ base: [UInt8], reading: [UInt8], _ decoding: TextDecoding) {
    flush(decoding)
    let start = utf8.count
    utf8 += base
    glosses.append(
      Gloss(
        range: TextRange(start, utf8.count), reading: String(decoding: reading, as: UTF8.self),
        scheme: HTMLRuby.scheme(of: reading, language: nil), rendition: .markup,
        confidence: 0.99))
  }

  /// Decodes what is left over, before something else than bytes comes.
  mutating func flush(_ decoding: TextDecoding) {
    guard !pending.isEmpty else { return }
    var best: DecodedText?
    for encoding in encodings {
      let text = decoding.decode(pending, as: encoding)
      if best == nil || text.undecodable == 0 { best = text }
      if text.undecodable == 0 { break }
    }
    if let best {
      utf8 += best.utf8
      undecodable += best.undecodable
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func begin(_ encodings: [TextEncoding], _ decoding: TextDecoding) {
    endSurrogate()
    if !pending.isEmpty, encodings != self.encodings { flush(decoding) }
  }

  private mutating func endSurrogate() {
    guard highSurrogate != nil else { return }
    highSurrogate = nil
    utf8.append(scalar: 0xFFFD)
  }
}

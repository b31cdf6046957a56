/// Text in headers that is not ASCII (RFC 2047): `=?gb2312?B?zfK5pg==?=`.
enum EncodedWords {
  private struct Word {
    var charset: String
    var bytes: [UInt8]
    var end: Int
  }

  /// The text of a header's value.
  ///
  /// Words of the same charset behind each other are decoded together: programs cut characters.
  static func decode(_ value: [UInt8], _ charsets: MailCharsets) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    var plainStart = 0
    var pending: Word?
    func endWord() {
      guard let word = pending else { return }
      result += charsets.decode(word.bytes, charset: word.charset)
      pending = nil
    }
    func endPlain(at end: Int, isBetweenWords: Bool) {
      let plain = value[plainStart..<end]
      if plain.isEmpty { return }
      // White space between two encoded words is no text.
      if isBetweenWords, pending != nil, plain.allSatisfy({ $0 <= 0x20 }) { return }
      endWord()
      result += charsets.decode(plain.map { $0 < 0x20 ? 0x20 : $0 }, charset: nil)
    }
    while index < value.count {
      guard let word = word(value, from: index) else {
        index += 1
        continue
      }
      endPlain(at: index, isBetweenWords: true)
      if pending?.charset == word.charset {
        pending?.bytes += word.bytes
      } else {
        endWord()
        pending = word
      }
      index = word.end
      plainStart = index
    }
    endPlain(at: value.count, isBetweenWords: false)
    endWord()
    return result
  }

  private static func word(_ value: [UInt8], from start: Int) -> Word? {
    let question = UInt8(ascii: "?")
    guard start + 1 < value.count, value[start] == UInt8(ascii: "="), value[start + 1] == question,
      let charsetEnd = value[(start + 2)...].prefix(60).firstIndex(of: question),
      charsetEnd + 2 < value.count, value[charsetEnd + 2] == question
    else { return nil }
    var end = charsetEnd + 3
    while end + 1 < value.count, value[end] != question || value[end + 1] != UInt8(ascii: "=") {
      // No word has another question mark; most have no spaces, but some programs leave them.
      if value[end] == question || end - start > maximumLength { return nil }
      end += 1
    }
    guard end + 1 < value.count else { return nil }
    let content = value[(charsetEnd + 3)..<end]
    let bytes: [UInt8]
    switch value[charsetEnd + 1] | 0x20 {
    case UInt8(ascii: "b"): bytes = TransferEncoding.base64(content)
    case UInt8(ascii: "q"): bytes = TransferEncoding.quotedPrintable(content, isWord: true)
    default: return nil
    }
    // A language may stand behind the charset (RFC 2231): `utf-8*zh`.
    let charset = value[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
    return Word(
      charset: String(decoding: charset, as: UTF8.self).lowercased(), bytes: bytes, end: end + 2)
  }

  /// The standard allows 75 bytes; programs write more.
  private static let maximumLength = 4000
}

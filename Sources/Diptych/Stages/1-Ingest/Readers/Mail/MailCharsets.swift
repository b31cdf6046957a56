/// Decodes the texts of a mail, whatever they are labelled as.
final class MailCharsets {
  /// How many sequences of bytes were no characters.
  private(set) var undecodable = 0

  private let file: FileContent
  /// What the mail uses elsewhere: a guess for what has no label.
  private var usual: TextEncoding?

  init(_ file: FileContent) { self.file = file }

  /// The text of bytes in the encoding of their label, if they fit it, else in that which fits best.
  func decode(_ bytes: [UInt8], charset: String?) -> [UInt8] {
    let label = charset?.lowercased()
    let encoding = label.flatMap { TextEncoding(label: Array($0.utf8)) }
    if let encoding, encoding.hasEscapes { return lenient(bytes, as: encoding) }
    if encoding?.keepsASCII != false, !bytes.contains(where: { $0 >= 0x80 }) { return bytes }
    for candidate in [encoding, .utf8, usual] {
      guard let candidate, candidate != .utf8 || encoding == .utf8 || encoding == nil else {
        continue
      }
      let text = file.decoding.decode(bytes, as: candidate)
      guard text.undecodable == 0 else { continue }
      usual = candidate
      return text.utf8
    }
    if let text = try? file.decode(bytes, nil) { return text }
    return lenient(bytes, as: encoding ?? usual ?? .utf8)
  }

  private func lenient(_ bytes: [UInt8], as encoding: TextEncoding) -> [UInt8] {
    let text = file.decoding.decode(bytes, as: encoding)
    undecodable += text.undecodable
    return text.utf8
  }
}

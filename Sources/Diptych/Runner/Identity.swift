internal import DiptychDigest

/// The SHA-256 of `bytes`, 64 lower-case hex digits.
func sha256(_ bytes: [UInt8]) -> String {
  var digest = SHA256()
  digest.update(bytes.span)
  return hexadecimal(digest.finalize())
}

/// The id of a document: `d` and the first 16 hex digits of the digest of its path and content.
///
/// - Parameters:
///   - path: the path in the drop.
///   - content: the SHA-256 of the content, in hex; empty if the content could not be read.
/// - Returns: 17 characters.
func documentID(path: [UInt8], sha256 content: String) -> String {
  "d" + sha256(path + [0x0A] + Array(content.utf8)).prefix(16)
}

/// The id of a document of two files: `d` and the first 16 hex digits of the digest of path and
/// content of the left file, then of the right one.
///
/// What is digested are four lines: the left path, the SHA-256 of its content in hex, the right path,
/// and the SHA-256 of its content, joined by line feeds.
func documentID(_ left: Source, _ right: Source) -> String {
  let lines = [left.path, Array(left.sha256.utf8), right.path, Array(right.sha256.utf8)]
  return "d" + sha256(Array(lines.joined(separator: [0x0A]))).prefix(16)
}

/// Two lower-case hex digits for each byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.underestimatedCount)
  for byte in bytes {
    text.append(digit(byte >> 4))
    text.append(digit(byte & 15))
  }
  return String(decoding: text, as: UTF8.self)
}

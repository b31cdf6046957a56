internal import Crypto

/// The SHA-256 of `bytes`, 64 lower-case hex digits.
func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

/// The id of a document: `d` and the first 16 hex digits of the digest of its path and content.
///
/// - Parameters:
///   - path: the path in the drop.
///   - content: the SHA-256 of the content, in hex; empty if the content could not be read.
/// - Returns: 17 characters.
func documentID(path: [UInt8], sha256 content: String) -> String {
  "d" + sha256(path + [0x0A] + Array(content.utf8)).prefix(16)
}

/// Two lower-case hex digits for each byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

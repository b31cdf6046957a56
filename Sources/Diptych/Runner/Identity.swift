internal import Crypto
internal import Foundation

/// The SHA-256 of `bytes`, 64 lower-case hex digits.
func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

/// The id of a document: `d` and the first 16 hex digits of the digest of its path and content.
func documentID(of source: Source) -> String {
  "d" + sha256(source.path + [0x0A] + Array(source.sha256.utf8)).prefix(16)
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

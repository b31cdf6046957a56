import DiptychDigest
import Testing

/// The examples of FIPS 180-4 and of NIST's "Secure Hash Standard: example values".
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestOfAMessage(message: String, expected: String) {
    #expect(hexadecimal(Array(message.utf8), pieces: 1) == expected)
    #expect(hexadecimal(Array(message.utf8), pieces: 3) == expected)
  }

  @Test func aMillionTimesA() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    for pieces in [1, 7, 1000] { #expect(hexadecimal(message, pieces: pieces) == expected) }
  }

  private func hexadecimal(_ message: [UInt8], pieces: Int) -> String {
    var digest = SHA256()
    let size = max(message.count / pieces, 1)
    for start in stride(from: 0, to: message.count, by: size) {
      let piece = message[start..<min(start + size, message.count)]
      digest.update(piece.span)
    }
    return digest.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}

/// A stranger's text, such as a file name, made safe to show on one line of a terminal.
///
/// Control characters, line separators and marks that turn the direction of writing become
/// `\u{…}`; bytes that are not UTF-8 become `\xNN`.
func readable(_ bytes: [UInt8]) -> String {
  var result = ""
  result.reserveCapacity(bytes.count)
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &iterator) {
    case .valid(let encoded):
      let scalar = Unicode.UTF8.decode(encoded)
      if isUnsafeToShow(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
      offset += encoded.count
    case .error(let length):
      for byte in bytes[offset..<min(offset + length, bytes.count)] {
        result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
      offset += length
    case .emptyInput:
      return result
    }
  }
}

/// A stranger's text, made safe to show on one line of a terminal.
func readable(_ text: String) -> String { readable(Array(text.utf8)) }

/// Whether a terminal or a log could take the scalar for more than text.
private func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
    true
  default: false
  }
}

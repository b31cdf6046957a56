@testable import Diptych

/// A converter as web sites use it: puts readings behind characters by replacing bytes of GBK text.
///
/// Where two characters' bytes happen to hold a third character between them, it cuts them apart.
struct ByteConverter {
  let gbk: GBK
  /// The characters that get a reading, with it, in the order in which they are replaced.
  let readings: [(character: UInt32, reading: String)]

  /// The text with readings, decoded as Windows decodes code page 936.
  func convert(_ text: String) -> String {
    var bytes = encode(text)
    for (character, reading) in readings {
      guard let pair = gbk.encode(character) else { continue }
      let inserted = encode("(\(reading))")
      var result: [UInt8] = []
      var index = 0
      while index < bytes.count {
        if index + 1 < bytes.count, bytes[index] == pair.lead, bytes[index + 1] == pair.trail {
          result += [pair.lead, pair.trail] + inserted
          index += 2
        } else {
          result.append(bytes[index])
          index += 1
        }
      }
      bytes = result
    }
    return decode(bytes)
  }

  private func encode(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
      guard scalar.value >= 0x80 else { return [UInt8(scalar.value)] }
      return gbk.encode(scalar.value).map { [$0.lead, $0.trail] } ?? [0x3F]
    }
  }

  private func decode(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        text.append(Unicode.Scalar(byte))
        index += 1
      } else if byte == 0x80 || byte == 0xFF {
        text.append("?")
        index += 1
      } else {
        let trail = index + 1 < bytes.count ? bytes[index + 1] : 0
        let character = gbk.decode(byte, trail).flatMap { Unicode.Scalar($0) }
        text.append(character ?? "?")
        index += 2
      }
    }
    return String(text)
  }
}

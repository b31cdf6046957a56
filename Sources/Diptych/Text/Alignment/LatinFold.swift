/// Writes the letters of Latin, Cyrillic and Greek words in plain lower-case ASCII.
///
/// For comparison only: `São` and `Sao`, `Москва` and `Moskva` become the same bytes.
enum LatinFold {
  /// Appends what `scalar` becomes; `false` if it is not a letter that can be part of a word.
  ///
  /// A combining mark is part of a word and becomes nothing. Letters of other scripts stand for
  /// themselves, in UTF-8.
  static func append(_ scalar: UInt32, to word: inout [UInt8]) -> Bool {
    switch scalar {
    case 0x61...0x7A: word.append(UInt8(scalar))
    case 0x41...0x5A: word.append(UInt8(scalar | 0x20))
    case 0..<0xC0: return scalar == 0xAA || scalar == 0xBA
    case 0xD7, 0xF7: return false
    case 0xDF: word += [UInt8(ascii: "s"), UInt8(ascii: "s")]
    case 0xC0...0xFF: word.append(latin1[Int(scalar - 0xC0)])
    case 0x100...0x17F: word.append(extendedA[Int(scalar - 0x100)])
    case 0x1CD...0x1DC: word.append(caron[Int(scalar - 0x1CD)])
    case 0x300...0x36F: return true
    case 0x391...0x3A9: append(greek, Int(scalar - 0x391), to: &word)
    case 0x3B1...0x3C9: append(greek, Int(scalar - 0x3B1), to: &word)
    case 0x401, 0x451: word.append(UInt8(ascii: "e"))
    case 0x406, 0x456, 0x407, 0x457: word.append(UInt8(ascii: "i"))
    case 0x410...0x42F: append(cyrillic, Int(scalar - 0x410), to: &word)
    case 0x430...0x44F: append(cyrillic, Int(scalar - 0x430), to: &word)
    default: return other(scalar, to: &word)
    }
    return true
  }

  /// Appends what `scalar` becomes in names, which have none of the accents of Vietnamese either.
  static func appendPlain(_ scalar: UInt32, to word: inout [UInt8]) -> Bool {
    guard let letter = vietnamese(scalar) else { return append(scalar, to: &word) }
    word.append(letter)
    return true
  }

  /// The plain letter of one with the accents of Vietnamese, which texts that are aligned keep as it is.
  private static func vietnamese(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x1EA0...0x1EB7: UInt8(ascii: "a")
    case 0x1EB8...0x1EC7: UInt8(ascii: "e")
    case 0x1EC8...0x1ECB: UInt8(ascii: "i")
    case 0x1ECC...0x1EE3, 0x1A0, 0x1A1: UInt8(ascii: "o")
    case 0x1EE4...0x1EF1, 0x1AF, 0x1B0: UInt8(ascii: "u")
    case 0x1EF2...0x1EF9: UInt8(ascii: "y")
    default: nil
    }
  }

  /// Letters without a transliteration, in UTF-8; full-width Latin as Latin.
  private static func other(_ scalar: UInt32, to word: inout [UInt8]) -> Bool {
    switch Script.of(scalar) {
    case .common, .han: return false
    case .latin where scalar >= 0xFF21 && scalar <= 0xFF5A:
      word.append(UInt8(truncatingIfNeeded: scalar - 0xFEE0) | 0x20)
    default:
      guard let character = Unicode.Scalar(scalar) else { return false }
      word.append(contentsOf: UTF8.encode(character) ?? UTF8.EncodedScalar())
    }
    return true
  }

  private static func append(_ letters: [[UInt8]], _ index: Int, to word: inout [UInt8]) {
    word += letters[index]
  }

  private static let latin1 = Array(
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty".utf8)
  private static let extendedA = Array(
    ("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
      + "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
  private static let caron = Array("aaiioouuuuuuuuuu".utf8)
  private static let cyrillic: [[UInt8]] = split(
    "a b v g d e zh z i y k l m n o p r s t u f h c ch sh sch - y - e yu ya")
  private static let greek: [[UInt8]] = split(
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o")

  private static func split(_ letters: String) -> [[UInt8]] {
    letters.utf8.split(separator: UInt8(ascii: " ")).map {
      $0 == [UInt8(ascii: "-")] ? [] : Array($0)
    }
  }
}

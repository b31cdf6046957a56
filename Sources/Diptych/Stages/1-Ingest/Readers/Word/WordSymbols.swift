/// Characters that Word has by their places in fonts of symbols.
enum WordSymbols {
  /// The character at a place, such as `F0FC`, in a font; `nil` if it says nothing.
  static func character(_ place: String?, font: String?) -> Character? {
    guard let place, let code = UInt32(place, radix: 16) else { return nil }
    // Fonts of symbols have their places in the private area or below it.
    let low = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
    switch font?.lowercased() {
    case "symbol": return symbol[low]
    case "wingdings": return wingdings[low]
    case "wingdings 2": return wingdings2[low]
    case "webdings", "wingdings 3", "zapf dingbats", "mt extra": return nil
    default: break
    }
    guard !(0xE000...0xF8FF).contains(code), code > 0x20, let scalar = Unicode.Scalar(code) else {
      return nil
    }
    return Character(scalar)
  }

  private static let symbol: [UInt32: Character] = {
    var table: [UInt32: Character] = [
      0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
      0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
      0xD2: "®", 0xD3: "©", 0xD4: "™",
    ]
    let capitals = Array("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
    let letters = Array("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
    for (index, letter) in capitals.enumerated() { table[0x41 + UInt32(index)] = letter }
    for (index, letter) in letters.enumerated() { table[0x61 + UInt32(index)] = letter }
    return table
  }()

  private static let wingdings: [UInt32: Character] = [
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x76: "❖", 0xA8: "□", 0xDF: "←",
    0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]

  private static let wingdings2: [UInt32: Character] = [
    0x50: "✓", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0xA3: "□",
  ]
}

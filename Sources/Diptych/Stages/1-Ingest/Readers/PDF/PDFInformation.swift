/// What poppler's `pdfinfo -isodates` tells of a file.
struct PDFInformation {
  private(set) var title: String?
  private(set) var author: String?
  /// The day of the last change, else of the making: `2019-05-21`.
  private(set) var date: String?
  private(set) var pages = 0
  /// Whether the file may be read, but asks not to let its text be copied.
  private(set) var forbidsCopying = false
  /// Whether a program of the TeX family made it, which write no space characters.
  private(set) var isTypesetByTeX = false

  /// Reads the lines `Name:   value`.
  init(_ output: [UInt8]) {
    for line in output.split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let utf8 = WhiteSpace.trimmed(Array(line[(colon + 1)...]))
      guard !utf8.isEmpty else { continue }
      let value = String(decoding: utf8, as: UTF8.self)
      switch String(decoding: line[..<colon], as: UTF8.self) {
      case "Title": title = value
      case "Author": author = value
      case "ModDate": date = Self.day(utf8) ?? date
      case "CreationDate": date = date ?? Self.day(utf8)
      case "Pages": pages = Int(value) ?? 0
      case "Encrypted": forbidsCopying = value.contains("copy:no")
      case "Creator", "Producer":
        if Self.isTeX(value) { isTypesetByTeX = true }
      default: break
      }
    }
  }

  /// The day of `2019-07-05T14:27:48+02`.
  private static func day(_ value: [UInt8]) -> String? {
    let day = value.prefix(10)
    let isDay =
      day.count == 10
      && day.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
    return isDay ? String(decoding: day, as: UTF8.self) : nil
  }

  private static func isTeX(_ value: String) -> Bool {
    let folded = value.lowercased()
    return ["tex", "dvips", "dvipdfm"].contains { folded.contains($0) }
  }
}

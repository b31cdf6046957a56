@testable import Diptych

extension HeadingDetection {
  /// The stage as it ships.
  static var shipped: HeadingDetection {
    get throws { try HeadingDetection(Configuration(), context: .shipped) }
  }
}

extension Document {
  /// The document of some lines after heading detection; an empty line is a blank one.
  ///
  /// They are in one language, or without one in those that their scripts show.
  init(headed text: String, in language: LanguageTag? = nil, by stage: HeadingDetection? = nil)
    throws
  {
    var lines: [String] = []
    var blankLines: [Int] = []
    var blanks = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        blanks += 1
      } else {
        lines.append(String(line))
        blankLines.append(blanks)
        blanks = 0
      }
    }
    self.init(lines: lines)
    for (index, line) in lines.enumerated() {
      let isHan = line.unicodeScalars.contains { Script.of($0.value) == .han }
      blocks[index].language = Inferred(
        value: language ?? (isHan ? .traditionalChinese : .english), confidence: 1, stage: "test")
      blocks[index].layout.blankLinesBefore = blankLines[index]
    }
    try (stage ?? .shipped).run(&self)
  }

  /// The texts of the headings.
  var headings: [String] { blocks.filter(\.isHeading).map(\.text) }
}

/// How likely characters are in the languages of an encoding.
///
/// `Scripts/data/make_encoding_models.py` makes the tables. A cost is -ln *p* in twelfths.
struct EncodingModels: Sendable {
  /// A language that is written with wide characters, in the order of the tables.
  enum WideLanguage: Int, CaseIterable, Sendable {
    case simplifiedChinese, traditionalChinese, japanese, korean

    /// The primary language subtag.
    var primary: String {
      switch self {
      case .simplifiedChinese, .traditionalChinese: "zh"
      case .japanese: "ja"
      case .korean: "ko"
      }
    }
  }

  /// An encoding of one byte a character, and a language that may be written in it.
  struct Hypothesis: Sendable {
    /// The place in ``TextEncoding/singleByteNames``.
    let encoding: Int
    /// The place in ``EncodingModels/languages``.
    let language: Int
    /// Where the symbols of the 256 bytes start in ``EncodingModels/symbols``.
    let symbols: Int
  }

  /// The symbol of everything in ASCII that is no letter and no digit.
  static let boundary = 0
  /// The symbol of digits.
  static let digit = 1
  /// Added to the symbol of a capital letter.
  static let capital: UInt8 = 128

  /// English in windows-1252 comes first: it is what ASCII is measured by.
  let hypotheses: [Hypothesis]
  /// The language of each model.
  let languages: [String]
  /// For each hypothesis the symbol of each byte.
  let symbols: [UInt8]
  /// The models one after the other: *n* rows (before) of *n* costs (after).
  let costs: [UInt8]
  /// Where each model starts in ``costs``, and its *n*.
  let models: [(start: Int, size: Int)]
  private let wide: [UInt8]
  private let hangul: [UInt8]

  private static let wideCount = 0x60 + 0x100 + 0x5200 + 0xF0

  /// Reads the tables; `nil` if they are damaged.
  init?(_ bytes: [UInt8]) {
    guard let sections = PackedSections(bytes, count: 5) else { return nil }
    wide = sections.bytes(0)
    hangul = sections.bytes(1)
    let packed = sections.bytes(2)
    var hypotheses: [Hypothesis] = []
    var symbols: [UInt8] = []
    for start in stride(from: 0, to: packed.count - 257, by: 258) {
      hypotheses.append(
        Hypothesis(
          encoding: Int(packed[start]), language: Int(packed[start + 1]), symbols: symbols.count))
      symbols += packed[start + 2..<start + 258]
    }
    self.hypotheses = hypotheses
    self.symbols = symbols
    let names = sections.bytes(3)
    languages = stride(from: 0, to: names.count, by: 8).map {
      String(decoding: names[$0..<$0 + 8].prefix { $0 != 0 }, as: UTF8.self)
    }
    costs = sections.bytes(4)
    var models: [(start: Int, size: Int)] = []
    var start = 0
    while start < costs.count {
      let size = Int(costs[start])
      models.append((start + 1, size))
      start += 1 + size * size
    }
    self.models = models
    let isWhole =
      wide.count == Self.wideCount * 4 && hangul.count == 11172 && models.count == languages.count
      && start == costs.count && !hypotheses.isEmpty
      && hypotheses.allSatisfy { $0.language < languages.count && $0.encoding < 24 }
    guard isWhole else { return nil }
  }

  /// What `scalar`, which is not ASCII, costs in a text of wide characters.
  func cost(of scalar: UInt32, in language: WideLanguage) -> Int {
    let slot: Int
    switch scalar {
    case 0x4E00..<0xA000: slot = 0x160 + Int(scalar - 0x4E00)
    case 0x2010..<0x2070: slot = Int(scalar - 0x2010)
    case 0x3000..<0x3100: slot = 0x60 + Int(scalar - 0x3000)
    case 0xFF00..<0xFFF0: slot = 0x5360 + Int(scalar - 0xFF00)
    case 0xAC00..<0xD7A4: return language == .korean ? Int(hangul[Int(scalar - 0xAC00)]) : 200
    default: return Self.otherCost(scalar)
    }
    let cost = wideCost(slot, in: language)
    guard language == .japanese, 0x160..<0x5360 ~= slot else { return cost }
    let chinese = min(
      wideCost(slot, in: .simplifiedChinese), wideCost(slot, in: .traditionalChinese))
    return min(cost, chinese + Self.sharedIdeograph)
  }

  private func wideCost(_ slot: Int, in language: WideLanguage) -> Int {
    Int(wide[language.rawValue * Self.wideCount + slot])
  }

  /// What an ideograph costs more in Japanese than in Chinese at most: the Japanese texts behind the
  /// tables are few, and of one subject.
  private static let sharedIdeograph = 14

  /// What a character costs that the tables do not have, set by hand.
  private static func otherCost(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0xA0: 60
    case 0x80..<0xA0: 240
    case 0xA1..<0xC0, 0xD7, 0xF7: 84
    case 0xC0..<0x250, 0x1E00..<0x1F00: 78
    case 0x370..<0x530: 100
    case 0x2000..<0x3000: 100
    case 0x3100..<0x3130: 110
    case 0x3200..<0x3400: 130
    case 0x3400..<0x4DC0, 0xF900..<0xFB00: 190
    case 0xFE10..<0xFE70: 120
    case 0x20000..<0x30000: 200
    case 0x1F000..<0x1FB00: 110
    case 0xE000..<0xF900: 240
    case 0xFFFE, 0xFFFF, 0xFDD0..<0xFDF0: 255
    default: 180
    }
  }
}

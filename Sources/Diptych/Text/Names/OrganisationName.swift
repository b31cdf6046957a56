/// The full form behind the short forms of Chinese offices.
enum OrganisationName {
  /// The name, folded to simplified characters, with its short parts written out.
  ///
  /// 重庆市政府外办 and 重庆市人民政府外事办公室 become the same: the government that an office
  /// belongs to is left out, and 外办 is written out.
  static func canonical(_ folded: [UInt32]) -> [UInt32] {
    var result = folded
    for (short, full) in shortened where result.count >= short.count {
      if result.suffix(short.count).elementsEqual(short) {
        result.removeLast(short.count)
        result += full
        break
      }
    }
    // 市人民政府外事办公室: the government in the middle goes without saying.
    for government in governments {
      guard let at = index(of: government, in: result), at > 0, at + government.count < result.count
      else { continue }
      result.removeSubrange(at..<at + government.count)
      break
    }
    return result
  }

  /// A name in folded letters without the stops and commas that one writes in its form of law or not.
  static func canonical(latin folded: [UInt32]) -> [UInt32] {
    let stop: UInt32 = 0x2E
    return folded.contains(stop) ? folded.filter { $0 != stop && $0 != 0x2C } : folded
  }

  /// A company's name in simplified characters without its form of law; `nil` if it has none.
  static func withoutForm(_ name: [UInt32]) -> ArraySlice<UInt32>? {
    forms.first { name.count > $0.count + 1 && name.suffix($0.count).elementsEqual($0) }
      .map { name.dropLast($0.count) }
  }

  /// A company's name in letters, as ``canonical(latin:)`` gives it, without its form of law; `nil` if it has none.
  static func withoutForm(latin name: [UInt32]) -> ArraySlice<UInt32>? {
    var rest = name[...]
    while let space = rest.lastIndex(of: 0x20), latinForms.contains(rest[(space + 1)...]) {
      rest = rest[..<space]
    }
    return rest.count < name.count ? rest : nil
  }

  private static let forms = DateText.words("股份有限公司", "有限责任公司", "有限公司", "股份公司", "公司")
  private static let latinForms = Set(
    "co ltd inc corp limited company corporation gmbh ag sa kg plc llc pte pty bv nv spa srl &"
      .split(separator: " ")
      .map { ArraySlice($0.unicodeScalars.map(\.value)) })

  /// The endings of a name that start with a level of government, the longest first.
  static func endings(of name: [UInt32]) -> [[UInt32]] {
    name.indices.dropFirst().filter { isLevel(name[$0]) && name.count - $0 >= 3 }
      .map { Array(name[$0...]) }
  }

  private static func isLevel(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5E02, 0x7701, 0x533A, 0x53BF, 0x5DDE: true  // 市省区县州
    default: false
    }
  }

  private static func index(of part: [UInt32], in name: [UInt32]) -> Int? {
    guard name.count >= part.count else { return nil }
    return (0...name.count - part.count).first { name[$0..<$0 + part.count].elementsEqual(part) }
  }

  private static let governments = ["人民政府", "政府"].map { $0.unicodeScalars.map(\.value) }

  private static let shortened: [([UInt32], [UInt32])] = [
    ("外事办", "外事办公室"), ("外办", "外事办公室"), ("侨办", "侨务办公室"), ("台办", "台湾事务办公室"),
    ("港澳办", "港澳事务办公室"), ("发改委", "发展和改革委员会"), ("卫健委", "卫生健康委员会"),
    ("文旅委", "文化和旅游发展委员会"), ("商务委", "商务委员会"), ("教委", "教育委员会"),
    ("科委", "科学技术委员会"), ("经信委", "经济和信息化委员会"), ("住建委", "住房和城乡建设委员会"),
    ("国资委", "国有资产监督管理委员会"), ("贸促会", "国际贸易促进委员会"), ("管委会", "管理委员会"),
    ("总领馆", "总领事馆"), ("友协", "人民对外友好协会"),
  ].map { ($0.0.unicodeScalars.map(\.value), $0.1.unicodeScalars.map(\.value)) }
}

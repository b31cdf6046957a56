/// Reads the short name that a bracket introduces behind an organisation: 香港貿易發展局（貿發局）, Port Alliance (PA).
enum ShortName {
  /// A short name behind a full one.
  struct Found {
    /// Where it stands, in scalars from the end of the full name on.
    var range: Range<Int>
    /// Whether words say that it is one: 以下简称.
    var isAnnounced: Bool
  }

  /// The most scalars behind a name that are read.
  static let reach = 64
  private static let lengths = 2...12
  /// The most scalars of a name in letters.
  private static let mostLetters = 40

  /// The short name in a bracket at the start of `text`, which stands behind `full`.
  static func find(in text: [UInt32], behind full: [UInt32]) -> Found? {
    func scalar(_ index: Int) -> UInt32 { index < text.count ? text[index] : 0 }
    var index = scalar(0) == 0x20 ? 1 : 0
    guard scalar(index) == 0x28 || scalar(index) == 0xFF08 else { return nil }
    index += 1
    let isAnnounced =
      announcements.first { text[index...].starts(with: $0) }.map {
        index += $0.count
      } != nil
    while isMark(scalar(index)) { index += 1 }
    let start = index
    while index < text.count,
      isPart(text[index], of: text[start])
        || text[index] == 0x20 && LatinWord.isCapital(text[start])
          && LatinWord.isCapital(scalar(index + 1))
    { index += 1 }
    let range = start..<index
    while isMark(scalar(index)) { index += 1 }
    guard scalar(index) == 0x29 || scalar(index) == 0xFF09, range.count < full.count,
      range.count > 1,
      lengths.contains(range.count) && (isAnnounced ? isName : isShort)(text[range], full)
        || isOfWords(text[range], full)
    else { return nil }
    return Found(range: range, isAnnounced: isAnnounced)
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x22, 0x3A, 0x2018...0x201D, 0x300C...0x300F, 0xFF1A: true
    default: false
    }
  }

  /// Whether a short name that begins with `first` goes on with a scalar.
  private static func isPart(_ scalar: UInt32, of first: UInt32) -> Bool {
    Script.of(first) == .han
      ? Script.of(scalar) == .han : LatinWord.isLetter(scalar) && scalar < 0x80 || scalar == 0x26
  }

  /// Whether an announced name is more than what anybody is called in a contract: 甲方, 本公司, the Buyer.
  private static func isName(_ short: ArraySlice<UInt32>, _ full: [UInt32]) -> Bool {
    guard let first = short.first, let last = short.last, Script.of(first) == .han else {
      return short.count(where: LatinWord.isCapital) > 1 && !short.contains(0x20)
    }
    switch first {
    case 0x672C, 0x8BE5, 0x8A72, 0x6211, 0x8D35, 0x8CB4: return false  // 本该該我贵貴
    default: return last != 0x65B9 && !common.contains(short)  // 方
    }
  }

  /// Whether a name consists of words of the full one in their order, the first of which says more than what
  /// the organisation is: Heide Textiles of Heide Textiles Trading Co., Ltd.
  private static func isOfWords(_ short: ArraySlice<UInt32>, _ full: [UInt32]) -> Bool {
    guard short.count <= mostLetters, let first = short.first, LatinWord.isCapital(first) else {
      return false
    }
    var rest = full.split { !LatinWord.isLetter($0) }[...]
    let words = short.split(separator: 0x20)
    guard !OrganisationKinds.isKind(words[0].map(smallLetter)[...]) else { return false }
    for word in words {
      guard let at = rest.firstIndex(of: word) else { return false }
      rest = rest[(at + 1)...]
    }
    return true
  }

  private static let common = Set(
    [
      "公司", "集团", "集團", "学校", "學校", "大学", "大學", "学院", "學院", "医院", "醫院", "银行", "銀行", "政府", "中心",
      "协会",
      "協會", "总公司", "總公司",
    ].map { ArraySlice($0.unicodeScalars.map(\.value)) })

  /// Whether a name is made of parts of the full one: characters or letters in their order, the first of them
  /// first, or first letters of words.
  ///
  /// Of a name in other characters, three capitals can be those of its translation.
  private static func isShort(_ short: ArraySlice<UInt32>, _ full: [UInt32]) -> Bool {
    guard Script.of(short[short.startIndex]) != .han else { return isInOrder(short, full[...]) }
    guard short.allSatisfy({ LatinWord.isCapital($0) || $0 == 0x26 }) else { return false }
    guard full.contains(where: LatinWord.isLetter) else { return short.count > 2 }
    // Northern University is NOU.
    if (3...6).contains(short.count), short.first == full.first,
      isInOrder(short.map(smallLetter)[...], full.map(smallLetter)[...])
    {
      return true
    }
    var initials: [UInt32] = []
    for index in full.indices where LatinWord.isCapital(full[index]) {
      if index == 0 || !LatinWord.isLetter(full[index - 1]) { initials.append(full[index]) }
    }
    // French Development Agency is AFD.
    for letter in short where letter != 0x26 {
      guard let at = initials.firstIndex(of: letter) else { return false }
      initials.remove(at: at)
    }
    return true
  }

  private static func isInOrder(_ short: ArraySlice<UInt32>, _ full: ArraySlice<UInt32>) -> Bool {
    var rest = full
    for scalar in short {
      guard let at = rest.firstIndex(of: scalar) else { return false }
      rest = rest[(at + 1)...]
    }
    return true
  }

  private static func smallLetter(_ scalar: UInt32) -> UInt32 {
    scalar &- 0x41 < 26 ? scalar | 0x20 : scalar
  }

  private static let announcements = DateText.words(
    "以下简称为", "以下簡稱為", "以下统称", "以下統稱", "以下简称", "以下簡稱", "以下称", "以下稱", "下称", "下稱", "简称为", "簡稱為", "简称",
    "簡稱", "hereinafter referred to as the", "hereinafter referred to as", "hereinafter the",
    "hereinafter", "hereafter", "abbreviated as", "referred to as the", "referred to as")
}

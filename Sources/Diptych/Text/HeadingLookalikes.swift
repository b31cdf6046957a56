/// Finds lines with the form of a heading that are none, by what they say and by the lines beside them.
enum HeadingLookalikes {
  /// Finds such lines among those of one language.
  ///
  /// They are the date above a letter, if it is the only one; remarks in brackets, `（掌声）`, if there are
  /// more, or at the end, or behind a date, `（此件公开发布）`; addressees above the first number, `各部门：`; items
  /// of a count that begins inside a line, `2. B` below `Annexes: 1. A`; short numbers above a heading, `02`;
  /// the entries of a table of contents; and lines with two labels or more, `Speaker: A  Language: B`.
  ///
  /// - Parameter lines: of the language, in order.
  /// - Returns: whether each line is one, in their order.
  static func find(in lines: [ShapedLine]) -> [Bool] {
    var isFound = lines.map { _ in false }
    // The last number of a count that began inside a line.
    var count: Numbering?
    var isNumbered = false
    if beginsWithDate(lines) { isFound[0] = true }
    for index in entries(of: lines) { isFound[index] = true }
    let hasRemarks = lines.count { $0.isCandidate && isRemark($0) } > 1
    for (index, line) in lines.enumerated() {
      let number = line.shape.numbering
      if let last = count, let next = number ?? Numbering(of: SentenceText(bytes: line.utf8)),
        next.follows(last)
      {
        isFound[index] = true
        count = next
        continue
      }
      count = firstNumber(behindLabelOf: line.utf8)
      guard line.isCandidate else { continue }
      isFound[index] =
        isFound[index]
        || isRemark(line)
          && (hasRemarks || index + 1 == lines.count || index > 0 && lines[index - 1].shape.isDate
            || isStageDirection(line.utf8))
        || endsWithPage(line.utf8)
        || line.shape.isField && line.shape.innerColons > 1
        || !isNumbered && isAddressee(line)
        || isBareNumber(line.utf8) && index + 1 < lines.count && lines[index + 1].isCandidate
      if number != nil { isNumbered = true }
    }
    return isFound
  }

  /// Whether a date stands above the first lines, as in letters, and none above others, as in programmes.
  private static func beginsWithDate(_ lines: [ShapedLine]) -> Bool {
    guard lines.count > 1, lines[0].shape.isDate, lines[1].isCandidate else { return false }
    return !lines.dropFirst().contains { $0.shape.isDate }
  }

  /// The fewest entries of a table of contents.
  private static let fewestEntries = 3

  /// The lines of a table of contents: lines side by side that come again further down, apart from each other.
  private static func entries(of lines: [ShapedLine]) -> [Int] {
    var last: [UInt64: Int] = [:]
    for (index, line) in lines.enumerated() where line.isCandidate { last[line.shape.hash] = index }
    var entries: [Int] = []
    var run: [Int] = []
    var places: [Int] = []
    for (index, line) in lines.enumerated() {
      let place = line.isCandidate ? last[line.shape.hash] ?? index : index
      if place > max(index + 1, places.last ?? 0) {
        run.append(index)
        places.append(place)
        continue
      }
      if isContents(run, places) { entries += run }
      run = []
      places = []
    }
    return entries
  }

  private static func isContents(_ run: [Int], _ places: [Int]) -> Bool {
    guard run.count >= fewestEntries, let end = run.last, let first = places.first else {
      return false
    }
    return first > end && places[places.count - 1] - first >= 2 * (run.count - 1)
  }

  /// Whether leaders, such as `……` or `....`, and the number of a page end a line.
  private static func endsWithPage(_ utf8: [UInt8]) -> Bool {
    var title = utf8[...]
    while let last = title.last, last &- 0x30 < 10 { title.removeLast() }
    guard title.count < utf8.count else { return false }
    while title.last == 0x20 { title.removeLast() }
    return leaders.contains { title.suffix($0.count).elementsEqual($0) }
  }

  private static let leaders = ["…", "...", ". . .", "···", "‥‥", "．．", "___", "---"].map {
    Array($0.utf8)
  }

  /// The longest label before a count, in bytes.
  private static let longestLabel = 24

  /// The number 1 behind a short label and a colon: `附件：1．`.
  private static func firstNumber(behindLabelOf utf8: [UInt8]) -> Numbering? {
    let label = utf8.indices.prefix(longestLabel)
    guard let colon = label.first(where: { utf8[$0] == 0x3A || isWideColon(utf8, at: $0) }) else {
      return nil
    }
    let text = SentenceText(bytes: utf8)
    let start = text.skipSpace(from: colon + (utf8[colon] == 0x3A ? 1 : 3))
    let number = Numbering(of: SentenceText(bytes: Array(utf8[start...])))
    return number?.value == 1 ? number : nil
  }

  private static func isWideColon(_ utf8: [UInt8], at index: Int) -> Bool {
    utf8[index...].starts(with: [0xEF, 0xBC, 0x9A])
  }

  /// Whether one pair of brackets, and no black ones, holds the whole line.
  private static func isRemark(_ line: ShapedLine) -> Bool {
    guard line.shape.isInBrackets, !line.shape.isInLenticularBrackets, line.shape.numbering == nil
    else { return false }
    let text = SentenceText(bytes: line.utf8)
    let last = text.scalar(before: line.utf8.count)
    let closing = line.utf8.suffix(last.count)
    let inside = line.utf8.dropLast(last.count)
    return !inside.indices.contains { inside[$0...].starts(with: closing) }
  }

  /// Whether a remark tells what the audience does: `（热烈掌声）`, `(Applause)`.
  private static func isStageDirection(_ utf8: [UInt8]) -> Bool {
    let small = utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    return audience.contains { word in small.indices.contains { small[$0...].starts(with: word) } }
  }

  /// Whether a line names those that a text is written to: `各县（市、区）外办：`, `To all members:`.
  private static func isAddressee(_ line: ShapedLine) -> Bool {
    guard line.shape.ending == .colon else { return false }
    let text = SentenceText(bytes: line.utf8)
    let colon = text.scalar(before: line.utf8.count)
    let names = line.utf8.dropLast(colon.count)
    if addresses.contains(where: { names.starts(with: $0) }) { return true }
    return addressed.contains { names.suffix($0.count).elementsEqual($0) }
      && quantifiers.contains { word in names.indices.contains { names[$0...].starts(with: word) } }
  }

  /// Whether a line is nothing but a digit or two.
  private static func isBareNumber(_ utf8: [UInt8]) -> Bool {
    utf8.count <= 2 && utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func bytes(_ words: String) -> [[UInt8]] {
    words.split(separator: "|").map { Array($0.utf8) }
  }

  private static let audience = bytes("掌声|掌聲|笑声|笑聲|鼓掌|欢呼|歡呼|起立|applause|laughter|laughs|cheers")
  private static let addresses = bytes("To the |To all |To our |To whom ")
  /// What is said of all that are meant.
  private static let quantifiers = bytes("各|有关|有關|全体|全體")
  /// Those that texts are written to.
  private static let addressed = bytes(
    "单位|單位|部门|部門|办公室|辦公室|外办|外辦|外事办|外事辦|委员会|委員會|委办局|机关|機關|政府|院校|高校|学校|學校|"
      + "大学|大學|学院|學院|企业|企業|公司|机构|機構|协会|協會|商会|商會|组织|組織|团体|團體|使馆|使館|领馆|領館|领事馆|領事館|"
      + "同志|代表|老师|老師|同学|同學|家长|家長|侨胞|僑胞|旅行社|媒体|媒體|支部|街道|乡镇|鄉鎮")
}

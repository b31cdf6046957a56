/// The lines of a letter or mail that are no headings though they are short: salutation, close, signature.
///
/// `LetterDetection` looks for the parts of official letters. This is for every letter, in more languages,
/// and asks for less: a salutation or a close is known by its words, and a signature by what it stands behind.
enum LetterLines {
  /// A line, as far as it is needed here.
  struct Line {
    /// Its text.
    var utf8: [UInt8]
    /// Whether it may be a heading by its form.
    var isCandidate: Bool
    /// Whether it begins with a number.
    var isNumbered: Bool
    /// Its length in Han characters.
    var length: Double
  }

  /// The most lines of a signature.
  private static let signatureLines = 4
  /// The longest line of a signature, in Han characters.
  private static let longestSignature = 24.0
  /// The longest close, in bytes.
  static let longestClosing = 90
  /// The longest name.
  private static let longestName = 6.0
  /// The longest salutation or close.
  private static let longestForm = 30.0

  /// Finds such lines among those of one language.
  ///
  /// - Parameter lines: of the language, in order.
  /// - Returns: whether each line is one, in their order.
  static func find(in lines: [Line]) -> [Bool] {
    var isPart = [Bool](repeating: false, count: lines.count)
    var isOpen = false
    // The lines of a signature that may still come, behind a close.
    var rest = 0
    for (index, line) in lines.enumerated() {
      let isForm = line.length <= longestForm && !line.isNumbered
      if isForm, isSalutation(line.utf8) {
        // A line before the next letter may be its title, but for a name.
        if isOpen, index > 0, !isPart[index - 1], maySign(lines[index - 1]),
          lines[index - 1].length <= longestName
        {
          isPart[index - 1] = true
        }
        isPart[index] = true
        isOpen = true
        rest = 0
      } else if isForm, isClosing(line.utf8) {
        isPart[index] = true
        rest = signatureLines
      } else if rest > 0, maySign(line) {
        isPart[index] = true
        rest -= 1
      } else {
        rest = 0
      }
    }
    if isOpen { sign(&isPart, before: lines.count, lines) }
    return isPart
  }

  /// Marks the short lines at the end of a letter.
  private static func sign(_ isPart: inout [Bool], before end: Int, _ lines: [Line]) {
    var index = end - 1
    while index >= 0, end - index <= signatureLines, !isPart[index], maySign(lines[index]) {
      index -= 1
    }
    // Behind many short lines there is no letter but a list.
    guard index >= 0, end - index <= signatureLines, index + 1 < end else { return }
    for place in index + 1..<end { isPart[place] = true }
  }

  private static func maySign(_ line: Line) -> Bool {
    line.isCandidate && !line.isNumbered && line.length <= longestSignature
  }

  /// Whether a line addresses somebody: `各位同事：`, `李校长：`, `Dear Mr Mayor,`.
  static func isSalutation(_ utf8: [UInt8]) -> Bool {
    let text = withoutMarks(utf8)
    if greetings.contains(beginning: text, where: { isEnd(text, $0.count) }) { return true }
    if salutations.contains(beginning: text, where: { _ in true }) { return hasMark(utf8) }
    guard hasColon(utf8), text.count <= 60 else { return false }
    return honorifics.contains { ends(text, with: $0) && text.count > $0.count }
  }

  /// Whether a line takes leave, perhaps with the name behind it: `此致`, `Best wishes`, `Best wishes Kate`.
  static func isClosing(_ utf8: [UInt8]) -> Bool {
    let text = withoutMarks(utf8)
    return eastAsianClosings.contains(beginning: text) { $0.count == text.count }
      || closings.contains(beginning: text) { isName(text.dropFirst($0.count)) }
  }

  /// Whether what stands behind a close is nothing, or up to three words with capitals.
  private static func isName(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    guard first == 0x20 || first == 0x2C else { return false }
    var words = 0
    var before = first
    for byte in rest.dropFirst() {
      if before == 0x20, byte != 0x20 {
        words += 1
        guard byte &- 0x41 < 26 || byte >= 0xC3 else { return false }
      }
      before = byte
    }
    return words <= 3
  }

  private static func isEnd(_ text: ArraySlice<UInt8>, _ count: Int) -> Bool {
    count >= text.count || text[text.startIndex + count] == 0x20
  }

  private static func hasColon(_ utf8: [UInt8]) -> Bool {
    utf8.last == 0x3A || utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
  }

  /// Whether a line ends with a colon or a comma, or with an exclamation mark as in German.
  private static func hasMark(_ utf8: [UInt8]) -> Bool {
    hasColon(utf8) || utf8.last == 0x2C || utf8.last == 0x21
      || utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x8C])
      || utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x81])
  }

  /// A line without marks and white space at its end.
  private static func withoutMarks(_ utf8: [UInt8]) -> ArraySlice<UInt8> {
    var text = utf8[...]
    while true {
      switch text.last {
      case 0x20, 0x21, 0x2C, 0x2E, 0x3A:
        text.removeLast()
        continue
      default: break
      }
      guard text.count >= 3, isMark(text.suffix(3)) else {
        return text
      }
      text.removeLast(3)
    }
  }

  /// Whether three bytes are an exclamation mark, a comma, a colon or a stop of East Asian text.
  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.startIndex
    switch (bytes[first], bytes[first + 1], bytes[first + 2]) {
    case (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A), (0xE3, 0x80, 0x82): return true
    default: return false
    }
  }

  private static func ends(_ text: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
    text.suffix(word.count).elementsEqual(word)
  }

  /// Words by their first byte; capitals of ASCII in a text are as small letters.
  private struct Words {
    private var words = [[[UInt8]]](repeating: [], count: 256)

    init(_ list: [String]) {
      for word in list.map({ Array($0.utf8) }) { words[Int(word[0])].append(word) }
    }

    /// Whether a text begins with one of them that fulfils a condition.
    func contains(beginning text: ArraySlice<UInt8>, where condition: ([UInt8]) -> Bool) -> Bool {
      guard let first = text.first else { return false }
      return words[Int(Self.small(first))].contains { word in
        text.count >= word.count && zip(text, word).allSatisfy { Self.small($0) == $1 }
          && condition(word)
      }
    }

    private static func small(_ byte: UInt8) -> UInt8 {
      byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
  }

  /// What a salutation begins with; a mark ends it.
  private static let salutations = Words([
    "尊敬的", "敬爱的", "敬愛的", "亲爱的", "親愛的", "各位", "诸位", "諸位", "dear ", "hello ", "hi ",
    "distinguished ", "sehr geehrte", "liebe ", "lieber ", "cher ", "chers ", "chère ", "chères ",
    "madame, monsieur", "mesdames et messieurs", "estimad", "querid", "distinguid", "egregi",
    "gentil", "prezad", "уважаем", "дорог", "kính gửi",
  ])
  /// Salutations that need no mark.
  private static let greetings = Words([
    "dear sir or madam", "dear sirs", "dear all", "dear colleagues", "to whom it may concern",
    "ladies and gentlemen", "大家好", "您好", "你好", "拝啓", "拜启", "拜啟",
  ])
  /// What the name in a salutation ends with, before a colon.
  private static let honorifics = [
    "先生", "女士", "小姐", "阁下", "閣下", "同志", "主席", "市长", "市長", "省长", "省長", "大使", "领事",
    "領事", "参赞", "參贊", "教授", "老师", "老師", "主任", "书记", "書記", "会长", "會長", "校长", "校長",
    "院长", "院長", "局长", "局長", "处长", "處長", "科长", "科長", "部长", "部長", "经理", "經理", "博士",
    "朋友", "朋友们", "朋友們", "同事", "同事们", "同事們", "同学们", "同學們", "家长", "家長", "来宾",
    "來賓", "嘉宾", "嘉賓", "様", "殿",
  ].map { Array($0.utf8) }
  /// Whole lines that take leave.
  private static let eastAsianClosings = Words([
    "谨致", "謹致", "问候", "問候", "顺颂", "順頌", "顺祝", "順祝", "即颂", "即頌", "敬颂", "敬頌", "商祺", "时祺",
    "時祺", "台安", "近安", "大安", "春安", "夏安", "秋安", "冬安", "崇高的敬意", "崇高敬意",
    "此致", "敬礼", "敬禮", "此致敬礼", "此致敬禮", "此致 敬礼", "此致 敬禮", "谨启", "謹啟", "谨上", "謹上",
    "敬上", "敬启", "敬啟", "顺颂商祺", "順頌商祺", "顺祝商祺", "順祝商祺", "顺颂时祺", "順頌時祺", "即颂近安",
    "即頌近安", "祝好", "祝工作顺利", "祝工作順利", "祝身体健康", "祝身體健康", "祝一切顺利", "祝一切順利", "谢谢",
    "謝謝", "敬具", "草々", "감사합니다",
  ])
  /// What a line that takes leave consists of; a name may follow.
  private static let closings = Words([
    "yours sincerely", "sincerely yours", "yours very sincerely", "sincerely", "yours faithfully",
    "faithfully yours", "yours truly", "respectfully yours", "yours respectfully", "respectfully",
    "with best regards", "best regards", "with kind regards", "kind regards", "with warm regards",
    "warm regards", "regards", "with best wishes", "best wishes", "all the best", "many thanks",
    "yours cordially", "cordially", "mit freundlichen grüßen", "mit freundlichem gruß",
    "mit besten grüßen", "freundliche grüße", "beste grüße", "viele grüße", "herzliche grüße",
    "hochachtungsvoll", "bien cordialement", "cordialement", "sincères salutations",
    "meilleures salutations", "atentamente", "saludos cordiales", "un cordial saludo",
    "cordiali saluti", "distinti saluti", "atenciosamente", "com os melhores cumprimentos",
    "с уважением", "С уважением", "trân trọng",
  ])
}

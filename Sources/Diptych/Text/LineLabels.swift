/// Words and characters by which a short line shows what it is.
enum LineLabels {
  /// Whether the line labels a table or picture: `Table 1`, `圖2`, `表三 收支`, `Abb. 3.1`.
  static func isCaption(_ text: SentenceText) -> Bool {
    guard let label = captions.first(where: { begins(text.bytes.span, with: $0, at: 0) }) else {
      return false
    }
    var offset = label.count
    if offset < text.count, text.bytes[offset] == 0x2E { offset += 1 }
    offset = text.skipSpace(from: offset)
    if Numeral.isDigit(text.scalar(at: offset).value) { return true }
    // 圖三 is one if it stands alone: a numeral of Han characters may begin a word.
    guard Script.of(text.scalar(at: 0).value) == .han, Numeral.read(text, from: &offset) != nil
    else { return false }
    return Script.of(text.scalar(at: offset).value) == .common
  }

  /// Whether a line that ends with a colon announces what follows it: `For example:`, `步骤如下：`.
  static func isLeadIn(_ text: SentenceText) -> Bool {
    let bytes = text.bytes.span
    for offset in bytes.indices {
      // A word of an alphabet is looked for where it begins.
      guard bytes[offset] & 0xC0 != 0x80, offset == 0 || !isASCIILetter(bytes[offset - 1]) else {
        continue
      }
      if leadIns.contains(where: { begins(bytes, with: $0, at: offset) }) { return true }
    }
    return false
  }

  /// Whether a line ends with a word that lets somebody speak or sign, and a colon: `她写道：`, `甲方（签字）：`.
  static func endsWithLeadIn(_ text: SentenceText) -> Bool {
    let colon = text.scalar(before: text.count).count
    let line = text.bytes.dropLast(colon)
    return lastWords.contains { word in
      guard line.count >= word.count else { return false }
      let start = line.count - word.count
      return begins(text.bytes.span, with: word, at: start)
        && (word[0] >= 0x80 || start == 0 || !isASCIILetter(text.bytes[start - 1]))
    }
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte | 0x20) &- 0x61 < 26
  }

  /// Whether a word stands at an offset; capitals of ASCII are as small letters.
  private static func begins(_ bytes: Span<UInt8>, with word: [UInt8], at offset: Int) -> Bool {
    guard offset + word.count <= bytes.count else { return false }
    for index in word.indices {
      let byte = bytes[offset + index]
      guard word[index] == (isASCIILetter(byte) ? byte | 0x20 : byte) else { return false }
    }
    return true
  }

  /// The words that label tables and pictures, the longest first.
  private static let captions = utf8([
    "图表", "圖表", "图片", "圖片", "表格", "照片", "图", "圖", "図", "表", "그림", "표", "table", "tableau",
    "figure", "figura", "fig", "picture", "photo", "chart", "illustration", "tabelle",
    "abbildung", "abb", "bild", "tabla", "tabella", "tabela", "Таблица", "Рисунок", "Рис",
  ])

  /// The words that announce what follows, the longest first.
  private static let leadIns = utf8([
    "以下", "如下", "下列", "例如", "比如", "譬如", "次の", "例えば", "たとえば", "다음", "예를 들", "following", "follows",
    "such as", "for example", "for instance", "e.g.", "folgend", "wie folgt", "zum beispiel",
    "z. b.", "z.b.", "suivant", "tels que", "telles que", "par exemple", "ci-dessous", "siguiente",
    "por ejemplo", "seguente", "seguenti", "per esempio", "ad esempio", "следующ", "Следующ",
    "например", "Например",
  ])

  /// Words before a colon that let somebody speak or sign.
  private static let lastWords = utf8([
    "写道", "寫道", "说道", "說道", "问道", "問道", "答道", "指出", "表示", "强调", "強調", "认为", "認為", "倡议", "倡議",
    "宣布", "呼吁", "呼籲", "签字", "簽字", "签名", "簽名", "签署", "簽署", "盖章", "蓋章", "签章", "簽章", "签字）", "簽字）",
    "签名）", "簽名）", "盖章）", "蓋章）", "签章）", "簽章）", "签字)", "簽字)", "签名)", "簽名)", "盖章)", "蓋章)", "签章)",
    "簽章)", "said", "says", "wrote", "writes", "added", "asked", "replied", "propose", "proposes",
    "proposed", "declare", "declares", "declared", "signature", "signature)", "signed", "signed)",
    "seal", "seal)", "stamp)",
  ])

  private static func utf8(_ words: [String]) -> [[UInt8]] {
    words.sorted { $0.utf8.count > $1.utf8.count }.map { Array($0.utf8) }
  }

  /// Whether the line begins with a label and a colon: `To:`, `來源：`, `Tel: 12`.
  static func isField(_ text: SentenceText) -> Bool {
    var offset = 0
    var count = 0
    while offset < text.count, count <= 12 {
      let (scalar, length) = text.scalar(at: offset)
      offset += length
      if scalar == 0x3A || scalar == 0xFF1A {
        let next = text.scalar(at: offset).value
        return count > 0 && count <= (offset > 12 ? 12 : 6) && next != 0x2F && offset < text.count
      }
      guard Script.of(scalar) != .common || scalar == 0x20 else { return false }
      count += 1
    }
    return false
  }

  /// Whether the line is a question or an answer, or states one of the facts that stand beside a text: `联系人：小王`, `Tel: 12`, `Venue: Room 3`.
  static func isFact(_ text: SentenceText) -> Bool {
    let bytes = text.bytes.span
    return facts.contains { word in
      guard begins(bytes, with: word, at: 0) else { return false }
      let mark = text.scalar(at: text.skipSpace(from: word.count))
      return mark.value == 0x3A || mark.value == 0xFF1A
    }
  }

  /// The labels of such facts.
  private static let facts = utf8([
    "联系人", "聯繫人", "聯絡人", "联系电话", "聯繫電話", "聯絡電話", "联系方式", "聯絡方式", "咨询电话",
    "諮詢電話", "电话", "電話", "传真", "傳真", "手机", "手機", "地址", "邮编", "郵編", "邮箱", "电子邮箱",
    "电子邮件", "電郵", "電子郵件", "网址", "網址", "网站", "網站", "时间", "時間", "日期", "地点", "地點", "来源",
    "來源", "作者", "编辑", "編輯", "责任编辑", "責任編輯", "发件人", "發件人", "寄件者", "收件人", "收件者", "抄送",
    "发送时间", "發送時間", "主题", "主題", "tel", "tel.", "telephone", "phone", "mobile", "fax", "e-mail",
    "email", "mail", "address", "contact", "contact person", "website", "web", "date", "time",
    "venue", "place", "source", "author", "问", "問", "答", "q", "a", "question", "answer", "editor",
    "from", "to", "cc", "sent", "subject",
  ])

  /// Whether a Han character is common in sentences and rare in headings.
  @inline(__always)
  static func isSentenceMarker(_ scalar: UInt32) -> Bool {
    let ideograph = scalar &- 0x4E00
    guard ideograph < 0x5200 else { return false }
    return sentenceMarkers[Int(ideograph >> 6)] &>> UInt64(ideograph & 63) & 1 == 1
  }

  /// A bit for each ideograph from U+4E00 on.
  private static let sentenceMarkers: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 0x5200 / 64)
    let markers = "了您請请是我你他它這这那就也都已並并但而則则被把讓让還还著着們们"
    for marker in markers.unicodeScalars {
      let ideograph = marker.value - 0x4E00
      bits[Int(ideograph >> 6)] |= 1 << UInt64(ideograph & 63)
    }
    return bits
  }()
}

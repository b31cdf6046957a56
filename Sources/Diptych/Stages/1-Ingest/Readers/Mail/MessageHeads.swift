/// The heads of older messages that an answer or a forwarded mail quotes.
///
/// Mail programs write them in the language of their menus: a line of dashes, the fields of the header
/// one below the other, or one line that says who wrote when. They say nothing that is translated, and
/// what follows is another text.
enum MessageHeads {
  /// Marks the blocks that are such heads as ``Block/Kind/messageHead``.
  static func mark(in blocks: inout [Block]) {
    var index = 0
    while index < blocks.count {
      let end = end(from: index, in: blocks)
      for head in index..<end { blocks[head].kind = .messageHead }
      index = max(end, index + 1)
    }
  }

  /// Where the head ends that begins with a block: at the block, if none does.
  private static func end(from start: Int, in blocks: [Block]) -> Int {
    guard mayBeHead(blocks[start]) else { return start }
    let rule = Rule(blocks[start].utf8)
    var index = rule == .none ? start : start + 1
    let first = index
    var fields: [Field] = []
    var isDated = false
    while index < blocks.count, mayBeHead(blocks[index]), let field = Field(of: blocks[index].utf8),
      !fields.contains(field)
    {
      fields.append(field)
      if hasAddressOrTime(blocks[index].utf8) { isDated = true }
      index += 1
    }
    // A memorandum has the same fields, and they are translated.
    let isHead =
      rule == .words
      ? fields.count > 1 && fields.contains(.from)
      : fields.count > 2 && fields.first == .from && isDated
    if isHead { return index }
    guard rule == .none else { return start }
    if isAttribution(blocks[first].utf8) { return first + 1 }
    // An address makes the line too long for some programs.
    guard first + 1 < blocks.count, mayBeHead(blocks[first + 1]),
      hasAddressOrTime(blocks[first].utf8),
      !SentenceEnd.isAtEnd(of: blocks[first].utf8, in: blocks[first].utf8.indices),
      isAttribution(blocks[first].utf8 + [0x20] + blocks[first + 1].utf8)
    else { return start }
    return first + 2
  }

  private static func mayBeHead(_ block: Block) -> Bool {
    block.kind == .paragraph && block.place == .flow && block.utf8.count <= 4 * maximumLength
  }

  /// No such line is longer, in bytes, without a long list of those who got the message.
  private static let maximumLength = 240

  // MARK: - Lines

  /// A line that parts two messages.
  private enum Rule {
    case none
    /// Dashes and nothing else: `________`.
    case plain
    /// Words between dashes: `-----Original Message-----`.
    case words

    init(_ utf8: [UInt8]) {
      let dashes = utf8.prefix { Self.isDash($0) }.count
      let last = utf8.reversed().prefix { Self.isDash($0) }.count
      if dashes == utf8.count, dashes > 7 {
        self = .plain
      } else {
        self = dashes > 3 && last > 3 && utf8.count <= maximumLength ? .words : .none
      }
    }

    private static func isDash(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "=")
    }
  }

  /// Whether a line says who wrote what follows, and when: `On 3 May at 9:12, A <a@b.org> wrote:`.
  private static func isAttribution(_ utf8: [UInt8]) -> Bool {
    utf8.count <= maximumLength && endings.contains { utf8.ends(with: $0) }
      && hasAddressOrTime(utf8)
  }

  /// Whether an address of mail or a time of the day stands in a line.
  private static func hasAddressOrTime(_ utf8: [UInt8]) -> Bool {
    for index in utf8.indices.dropFirst().dropLast() {
      let (before, after) = (utf8[index - 1], utf8[index + 1])
      switch utf8[index] {
      case UInt8(ascii: "@"): if isWord(before), isWord(after) { return true }
      case UInt8(ascii: ":"): if isDigit(before), isDigit(after) { return true }
      default: break
      }
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }

  /// How the line ends that says who wrote, in the languages of mail programs.
  private static let endings: [[UInt8]] = [
    "wrote:", "writes:", "写道：", "写道:", "寫道：", "寫道:", "schrieb:", "geschrieben:", "a écrit :",
    "a écrit\u{A0}:", "escribió:", "escreveu:", "ha scritto:", "schreef:", "のメール:", "님이 작성:",
    "пишет:", "написал:", "написал(а):",
  ].map { Array($0.utf8) }

  /// A field of a header.
  private enum Field {
    case from, date, to, copy, subject, importance, attachments

    /// The field that a line begins with.
    init?(of utf8: [UInt8]) {
      let start = utf8.prefix(Self.longest)
      guard let colon = Self.colon(in: start) else { return nil }
      let name = start[..<colon].filter { $0 != 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      guard let field = Self.names[name] else { return nil }
      self = field
    }

    /// In bytes, with the colon.
    private static let longest = 32

    private static func colon(in utf8: ArraySlice<UInt8>) -> Int? {
      for index in utf8.indices {
        if utf8[index] == 0x3A { return index }
        // A full-width colon.
        if utf8[index] == 0xEF, utf8[index...].starts(with: [0xEF, 0xBC, 0x9A]) { return index }
      }
      return nil
    }

    /// The words of mail programs, without spaces and in small letters.
    private static let names: [[UInt8]: Field] = {
      let words: [(Field, String)] = [
        (
          .from,
          "from 发件人 寄件者 寄件人 差出人 보낸사람 von de da van от отправитель expéditeur remitente mittente"
        ),
        (
          .date,
          "date sent 发送时间 發送時間 发送日期 日期 寄件日期 傳送時間 时间 時間 送信日時 日時 날짜 보낸날짜 gesendet "
            + "datum envoyé enviado enviadoel inviato data fecha verzonden отправлено дата"
        ),
        (.to, "to 收件人 收件者 宛先 받는사람 an à para a aan кому"),
        (.copy, "cc 抄送 抄送人 副本 참조 kopie copie bcc копия"),
        (
          .subject,
          "subject 主题 主題 主旨 标题 標題 件名 제목 betreff objet asunto oggetto assunto onderwerp тема"
        ),
        (.importance, "importance 重要性 priority 优先级 優先順序 wichtigkeit reply-to"),
        (.attachments, "attachments attachment 附件 anlagen piècesjointes"),
      ]
      var names: [[UInt8]: Field] = [:]
      for (field, words) in words {
        for word in words.split(separator: " ") { names[Array(word.utf8)] = field }
      }
      return names
    }()
  }
}

extension [UInt8] {
  fileprivate func ends(with end: [UInt8]) -> Bool {
    count >= end.count && self[(count - end.count)...].elementsEqual(end)
  }
}

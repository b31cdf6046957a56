/// The documents that `diptych check-stage` gives to a program: good, odd and hostile ones.
struct StageSamples {
  /// One of them.
  struct Sample {
    /// What is special about it.
    var title: Message
    var document: Document
    /// Whether an office could have dropped it: then a stage should have an answer.
    var isOrdinary = false
  }

  /// Every sample, the ordinary ones first.
  let all: [Sample]
  /// A document of about 17 kB, as offices send them, to measure with.
  let usual: Document

  /// Makes the samples for a stage: with every layer that the standard stages fill, or, for a stage
  /// that makes the blocks itself, with nothing but the file.
  ///
  /// - Throws: what a standard stage throws.
  init(for announcement: StageAnnouncement) throws {
    let isRaw = announcement.provides.contains(.blocks)
    let context = StageContext(languages: ["zh-Hans", "en"])
    let stages: [any Stage] =
      isRaw
      ? []
      : try standardStages.filter { !($0 is any Exporter.Type) }.map { type in
        let definition = StageDefinition(stage: type, isPlugin: false)
        return try definition.make(definition.defaults(), context: context)
      }
    func taken(_ text: String, path: [UInt8] = Array("samples/notice.txt".utf8)) throws -> Document
    {
      var document = Self.document(text, path: path)
      for stage in stages { try stage.run(&document) }
      return document
    }
    usual = try taken(String(repeating: Self.notice + "\n", count: 24))
    var all = [
      Sample(title: "a bilingual notice", document: try taken(Self.notice), isOrdinary: true),
      Sample(
        title: "a text of one language", document: try taken("Good morning.\n"), isOrdinary: true),
      Sample(
        title: "a file whose name is not UTF-8",
        document: try taken(Self.notice, path: Array("samples/".utf8) + [0xB9, 0xAB, 0xB8, 0xE6]),
        isOrdinary: true),
      Sample(title: "a document with no text", document: Self.document("", path: [0x61])),
    ]
    guard !isRaw else {
      self.all = all
      return
    }
    all += [
      Sample(title: "a block of one letter", document: Self.document(of: ["A"])),
      Sample(title: "characters that need care", document: Self.document(of: Self.awkward)),
      Sample(title: "kinds of blocks and names that are not known", document: Self.ownKinds),
      Sample(title: "names in names", document: Self.nestedNames),
      Sample(title: "two files that are one document", document: Self.twoFiles),
      Sample(
        title: "a block of a million letters",
        document: Self.document(of: [String(repeating: "alpha beta ", count: 90_909)])),
      Sample(
        title: "five thousand blocks",
        document: Self.document(of: (0..<5000).map { "第\($0)号通知。 Notice \($0)." })),
    ]
    self.all = all
  }

  private static let notice = """
    关于调整签证窗口办理时间的通知

    自二〇二六年三月一日起，市外事办公室签证窗口的办理时间调整为上午九时至下午五时。王建国主任表示，此举是为了方便群众。

    一、办理地点

    江北区永平路七号二楼。

    Notice on the Opening Hours of the Visa Counter

    From 1 March 2026 the visa counter of the Municipal Foreign Affairs Office is open from 9 a.m. to \
    5 p.m. Director Wang Jianguo said that this is for the convenience of the public.

    """

  /// Quotation marks, escapes, controls, marks without a letter, both directions, all planes.
  private static let awkward = [
    "\"quoted\" and \\backslashed\\ and {\"braced\": [1]}",
    "\u{0}\u{1}\u{1B}[31m\u{7F}\u{85}\u{2028}\u{2029}\t\r\n",
    "e\u{301}\u{302}\u{303} \u{301} \u{200D}\u{FE0F} \u{1F469}\u{200D}\u{1F4BB}",
    "\u{202E}مرحبا\u{202C} שלום \u{2066}abc\u{2069}",
    "𠮷野家 \u{FFFF} \u{10FFFF} \u{FEFF} \u{FFFD}",
  ]

  private static func document(_ text: String, path: [UInt8]) -> Document {
    let content = Array(text.utf8)
    let digest = sha256(content)
    var document = Document(
      id: documentID(path: path, sha256: digest),
      source: Source(path: path, sha256: digest, content: content))
    document.source.form = SourceForm(mediaType: "text/plain")
    return document
  }

  /// A document of these blocks, in a language that nobody knows.
  private static func document(of texts: [String]) -> Document {
    var document = document(texts.joined(separator: "\n"), path: Array("samples/odd.txt".utf8))
    document.blocks = texts.map { text in
      var block = Block(utf8: Array(text.utf8))
      block.language = Inferred(
        value: .undetermined, confidence: 0, stage: LanguageDetection.name)
      return block
    }
    return document
  }

  private static var ownKinds: Document {
    var document = document(of: ["The Ever Bright lies in port.", "Exhibit 4"])
    document.blocks[1].kind = "exhibit"
    document.blocks[0].mentions = [
      Mention(range: TextRange(4, 15), kind: "vessel", entity: 0, confidence: 0.5)
    ]
    document.entities = [
      Entity(
        kind: "vessel",
        forms: [Entity.Form(language: "en", text: "Ever Bright", count: 1, confidence: 0.5)])
    ]
    return document
  }

  private static var nestedNames: Document {
    var document = document(of: ["重庆市人民政府外事办公室"])
    document.blocks[0].mentions = [
      Mention(range: TextRange(0, 36), kind: .organisation, confidence: 0.9),
      Mention(range: TextRange(0, 21), kind: .organisation, confidence: 0.8),
      Mention(range: TextRange(0, 9), kind: .place, confidence: 0.7),
    ]
    return document
  }

  private static var twoFiles: Document {
    var document = document(of: ["通知", "Notice"])
    document.secondSource = Self.document("Notice", path: Array("samples/odd.en.txt".utf8)).source
    document.blocks[1].sourceIndex = 1
    return document
  }
}

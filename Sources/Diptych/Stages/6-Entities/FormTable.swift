/// The distinct forms of a document's mentions, and which of them name the same.
struct FormTable {
  /// Mentions whose texts are the same but for script, case and accents.
  struct Form {
    /// What it names.
    let kind: EntityKind
    /// The text, folded: simplified characters, or lower-case letters without accents.
    let folded: [UInt32]
    /// Whether it is written in Chinese characters.
    let isHan: Bool
    /// The texts as written, with their languages.
    var writings: [Entity.Form]
  }

  /// A text of a language that was met.
  private struct Writing {
    var form: Int
    /// The place among the form's writings.
    var number: Int
    /// Where the text stands among those that were met.
    var text: Range<Int>
  }

  /// In the order of their first mentions.
  private(set) var forms: [Form] = []
  private var sets = DisjointSets(count: 0)
  /// For each mention of the document in reading order its form, -1 for other kinds.
  private var formOfMention: [Int32] = []
  /// For each block, and behind the last, where its mentions start in `formOfMention`.
  private var starts: [Int] = []
  /// For each block whether it has mentions of the kind.
  private var isMentioned: [Bool] = []
  private var languages: [LanguageTag] = []

  /// Collects the mentions of a kind.
  init(of kind: EntityKind, in document: Document, variants: ChineseVariants) {
    var collector = Collector(variants: variants)
    let blocks = document.blocks.span
    starts.reserveCapacity(blocks.count + 1)
    isMentioned.reserveCapacity(blocks.count)
    for index in blocks.indices {
      starts.append(formOfMention.count)
      let language = blocks[index].language?.value ?? .undetermined
      if languages.last != language, !languages.contains(language) { languages.append(language) }
      var hasMentions = false
      // The first run that may hold a mention; both ascend.
      var run = 0
      let runs = blocks[index].runs.span
      let mentions = blocks[index].mentions.span
      for mention in mentions.indices {
        guard mentions[mention].kind == kind else {
          formOfMention.append(-1)
          continue
        }
        hasMentions = true
        let range = mentions[mention].range
        var language = language
        while run < runs.count, runs[run].range.end <= range.start { run += 1 }
        if run < runs.count, runs[run].range.contains(range) { language = runs[run].language }
        let form = collector.form(
          of: range, in: blocks[index].utf8, language, mentions[mention].confidence, kind, &forms)
        formOfMention.append(Int32(form))
      }
      isMentioned.append(hasMentions)
    }
    starts.append(formOfMention.count)
    sets = DisjointSets(count: forms.count)
  }

  /// Finds the forms of texts while a table is made.
  private struct Collector {
    let variants: ChineseVariants
    /// By a hash of the folded text, or the next free number.
    private var numbers: [UInt64: Int] = [:]
    /// By a hash of the text, or the next free number.
    private var writings: [UInt64: Writing] = [:]

    /// The texts that were met, one after another.
    private var texts: [UInt8] = []

    init(variants: ChineseVariants) { self.variants = variants }

    /// The number of a mention's form, in which the mention is counted.
    mutating func form(
      of range: TextRange, in utf8: [UInt8], _ language: LanguageTag, _ confidence: Double,
      _ kind: EntityKind, _ forms: inout [Form]
    ) -> Int {
      let text = range.start..<range.end
      var key = FormTable.hash(utf8, text)
      // Most mentions repeat a text that was met before.
      while let known = writings[key] {
        if FormTable.areEqual(utf8, text, texts, known.text),
          forms[known.form].writings[known.number].language == language
        {
          forms[known.form].count(known.number, confidence)
          return known.form
        }
        key &+= 1
      }
      let scalars = Scalars.values(of: utf8, in: text)
      let folded = FormTable.fold(scalars, variants)
      let form = number(of: folded, forms)
      if form == forms.count {
        let isHan = scalars.contains { Script.of($0) == .han }
        forms.append(Form(kind: kind, folded: folded, isHan: isHan, writings: []))
      }
      writings[key] = Writing(
        form: form, number: forms[form].writings.count,
        text: texts.count..<texts.count + text.count)
      texts += utf8[text]
      forms[form].writings.append(
        Entity.Form(
          language: language, text: String(decoding: utf8[text], as: UTF8.self), count: 1,
          confidence: confidence))
      return form
    }

    /// The number of the form with a folded text; if there is none yet, that of the next one.
    private mutating func number(of folded: [UInt32], _ forms: [Form]) -> Int {
      var key = FNV1a.start
      for scalar in folded { key = FNV1a.hash(key, adding: scalar) }
      while let known = numbers[key] {
        if forms[known].folded == folded { return known }
        key &+= 1
      }
      numbers[key] = forms.count
      return forms.count
    }
  }

  private static func hash(_ utf8: [UInt8], _ range: Range<Int>) -> UInt64 {
    let text = utf8.span.extracting(range)
    var hash = FNV1a.start
    for index in text.indices { hash = FNV1a.hash(hash, adding: text[index]) }
    return hash
  }

  private static func areEqual(
    _ utf8: [UInt8], _ range: Range<Int>, _ others: [UInt8], _ other: Range<Int>
  ) -> Bool {
    guard range.count == other.count else { return false }
    let (left, right) = (utf8.span.extracting(range), others.span.extracting(other))
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  /// Whether a block has mentions of the kind.
  func hasMentions(inBlock block: Int) -> Bool {
    isMentioned.indices.contains(block) && isMentioned[block]
  }

  /// Appends the forms of a block's mentions, in reading order.
  func append(ofBlock block: Int, to numbers: inout [Int]) {
    guard hasMentions(inBlock: block) else { return }
    append(0..<starts[block + 1] - starts[block], ofBlock: block, to: &numbers)
  }

  /// Appends the forms of some of a block's mentions, in reading order.
  func append(_ mentions: Range<Int>, ofBlock block: Int, to numbers: inout [Int]) {
    for mention in mentions {
      let form = Int(formOfMention[starts[block] + mention])
      if form >= 0 { numbers.append(form) }
    }
  }

  /// Says that two forms name the same.
  mutating func join(_ left: Int, _ right: Int) { sets.join(left, right) }

  /// Whether two forms name the same.
  mutating func areJoined(_ left: Int, _ right: Int) -> Bool { sets.areJoined(left, right) }

  /// The least form that names the same as `form`.
  mutating func representative(of form: Int) -> Int { sets.representative(of: form) }

  /// What a word list adds to an entity.
  struct Supplement {
    var forms: [Entity.Form]
    var authority: Authority?
  }

  /// Makes an entity of each set of forms and gives the mentions their entities.
  ///
  /// `supplement` tells what a word list knows of some forms, which it gets with their numbers.
  mutating func addEntities(
    to document: inout Document, supplement: ([Form], [Int]) -> Supplement?
  ) {
    // By the representative of a set, which is its least number.
    var members = [[Int]](repeating: [], count: forms.count)
    for number in forms.indices { members[sets.representative(of: number)].append(number) }
    var entityOfForm = [Int](repeating: 0, count: forms.count)
    for numbers in members where !numbers.isEmpty {
      let set = numbers.map { forms[$0] }
      let extra = supplement(set, numbers)
      for number in numbers { entityOfForm[number] = document.entities.count }
      document.entities.append(
        Entity(
          kind: set[0].kind, forms: ordered(set, external: extra?.forms ?? []),
          authorities: extra?.authority.map { [$0] } ?? []))
    }
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices where isMentioned[index] {
      let start = starts[index]
      for mention in 0..<starts[index + 1] - start where formOfMention[start + mention] >= 0 {
        blocks[index].mentions[mention].entity = entityOfForm[Int(formOfMention[start + mention])]
      }
    }
  }

  /// The writings of forms by language, in the order of first appearance; external ones last.
  private func ordered(_ forms: [Form], external: [Entity.Form]) -> [Entity.Form] {
    let writings = forms.count == 1 ? forms[0].writings : forms.flatMap(\.writings)
    guard writings.count > 1 else { return external.isEmpty ? writings : writings + external }
    var result: [Entity.Form] = []
    result.reserveCapacity(writings.count + external.count)
    for language in languages {
      for writing in writings where writing.language == language { result.append(writing) }
    }
    for writing in writings where !languages.contains(writing.language) { result.append(writing) }
    return result + external
  }

  /// The simplified characters and lower-case letters by which texts are compared.
  static func fold(_ scalars: [UInt32], _ variants: ChineseVariants) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var letters: [UInt8] = []
    for scalar in scalars {
      if scalar >= 0x2E80 {
        result.append(variants.simplified(scalar))
      } else if (0x61...0x7A).contains(scalar | 0x20), scalar < 0x80 {
        result.append(scalar | 0x20)
      } else if LatinFold.appendPlain(scalar, to: &letters) {
        result += letters.map(UInt32.init)
        letters.removeAll(keepingCapacity: true)
      } else if scalar != 0x27, scalar != 0x2019 {
        result.append(scalar == 0xA0 ? 0x20 : scalar)
      }
    }
    return result
  }
}

extension FormTable.Form {
  fileprivate mutating func count(_ writing: Int, _ confidence: Double) {
    writings[writing].count += 1
    writings[writing].confidence = max(writings[writing].confidence, confidence)
  }
}

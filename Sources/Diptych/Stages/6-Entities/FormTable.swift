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
    /// The mentions.
    var mentions: [AlignedMentions.Reference]
  }

  /// A text of a language, by its bytes.
  private struct Writing {
    var language: LanguageTag
    var form: Int
    /// The place among the form's writings.
    var number: Int
  }

  /// In the order of their first mentions.
  private(set) var forms: [Form] = []
  private var sets = DisjointSets(count: 0)
  /// For each mention of the document in reading order its form, -1 for other kinds.
  private var formOfMention: [Int32] = []
  /// For each block where its mentions start in `formOfMention`.
  private var starts: [Int] = []
  private var languages: [LanguageTag] = []

  /// Collects the mentions of a kind.
  init(of kind: EntityKind, in document: Document, variants: ChineseVariants) {
    var numbers: [[UInt32]: Int] = [:]
    var writings: [UInt64: [Writing]] = [:]
    starts.reserveCapacity(document.blocks.count)
    for blockIndex in document.blocks.indices {
      starts.append(formOfMention.count)
      let blockLanguage = document.blocks[blockIndex].language?.value ?? .undetermined
      if languages.last != blockLanguage, !languages.contains(blockLanguage) {
        languages.append(blockLanguage)
      }
      for index in document.blocks[blockIndex].mentions.indices {
        guard document.blocks[blockIndex].mentions[index].kind == kind else {
          formOfMention.append(-1)
          continue
        }
        let range = document.blocks[blockIndex].mentions[index].range
        let confidence = document.blocks[blockIndex].mentions[index].confidence
        let hasRuns = !document.blocks[blockIndex].runs.isEmpty
        let run =
          hasRuns ? document.blocks[blockIndex].runs.first { $0.range.contains(range) } : nil
        let language = run?.language ?? blockLanguage
        let hash = Self.hash(document.blocks[blockIndex].utf8, range)
        // Most mentions repeat a text that was met before.
        let known = writings[hash]?.first {
          $0.language == language
            && forms[$0.form].writings[$0.number].text.utf8.elementsEqual(
              document.blocks[blockIndex].utf8[range.start..<range.end])
        }
        let form: Int
        if let known {
          form = known.form
          forms[form].count(known.number, confidence)
        } else {
          let scalars = Scalars.values(
            of: document.blocks[blockIndex].utf8, in: range.start..<range.end)
          let folded = Self.fold(scalars, variants)
          form = numbers[folded] ?? forms.count
          if form == forms.count {
            numbers[folded] = form
            forms.append(
              Form(
                kind: kind, folded: folded,
                isHan: scalars.contains { Script.of($0) == .han }, writings: [], mentions: []))
          }
          let writing = Entity.Form(
            language: language, text: document.blocks[blockIndex][range], count: 1,
            confidence: confidence)
          writings[hash, default: []].append(
            Writing(language: language, form: form, number: forms[form].writings.count))
          forms[form].writings.append(writing)
        }
        forms[form].mentions.append(
          AlignedMentions.Reference(block: blockIndex, mention: index))
        formOfMention.append(Int32(form))
      }
    }
    sets = DisjointSets(count: forms.count)
  }

  private static func hash(_ utf8: [UInt8], _ range: TextRange) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range.start..<range.end {
      hash = (hash ^ UInt64(utf8[index])) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// The number of the form that a mention has.
  func form(of mention: AlignedMentions.Reference) -> Int? {
    let form = Int(formOfMention[starts[mention.block] + mention.mention])
    return form < 0 ? nil : form
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
  /// `supplement` tells what a word list knows of some forms.
  mutating func addEntities(
    to document: inout Document, supplement: ([Form]) -> Supplement?
  ) {
    var members: [[Int]] = Array(repeating: [], count: forms.count)
    for number in forms.indices { members[sets.representative(of: number)].append(number) }
    for numbers in members where !numbers.isEmpty {
      let forms = numbers.map { self.forms[$0] }
      let extra = supplement(forms)
      document.entities.append(
        Entity(
          kind: forms[0].kind, forms: ordered(forms, external: extra?.forms ?? []),
          authorities: extra?.authority.map { [$0] } ?? []))
      for form in forms {
        for mention in form.mentions {
          document.blocks[mention.block].mentions[mention.mention].entity =
            document.entities.count - 1
        }
      }
    }
  }

  /// The writings of forms by language, in the order of first appearance; external ones last.
  private func ordered(_ forms: [Form], external: [Entity.Form]) -> [Entity.Form] {
    let writings = forms.count == 1 ? forms[0].writings : forms.flatMap(\.writings)
    guard writings.count > 1 else { return external.isEmpty ? writings : writings + external }
    var result: [Entity.Form] = []
    for language in languages { result += writings.filter { $0.language == language } }
    result += writings.filter { !languages.contains($0.language) }
    return result + external
  }

  private static func fold(_ scalars: [UInt32], _ variants: ChineseVariants) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var letters: [UInt8] = []
    for scalar in scalars {
      if scalar >= 0x2E80 {
        result.append(variants.simplified(scalar))
      } else if (0x61...0x7A).contains(scalar | 0x20), scalar < 0x80 {
        result.append(scalar | 0x20)
      } else if LatinFold.append(scalar, to: &letters) {
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

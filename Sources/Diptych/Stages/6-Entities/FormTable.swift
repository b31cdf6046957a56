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

  private struct Key: Hashable {
    var kind: EntityKind
    var folded: [UInt32]
  }

  /// In the order of their first mentions.
  private(set) var forms: [Form] = []
  private var sets = DisjointSets(count: 0)
  private var formOfMention: [AlignedMentions.Reference: Int] = [:]
  private var languages: [LanguageTag] = []

  /// Collects the mentions of some kinds.
  init(of kinds: Set<EntityKind>, in document: Document, variants: ChineseVariants) {
    var numbers: [Key: Int] = [:]
    for (blockIndex, block) in document.blocks.enumerated() {
      let language = block.language?.value ?? .undetermined
      if !languages.contains(language) { languages.append(language) }
      for (index, mention) in block.mentions.enumerated() where kinds.contains(mention.kind) {
        let range = mention.range
        let scalars = Scalars(block.utf8[range.start..<range.end]).values
        let key = Key(kind: mention.kind, folded: Self.fold(scalars, variants))
        let reference = AlignedMentions.Reference(block: blockIndex, mention: index)
        let number = numbers[key] ?? forms.count
        if number == forms.count {
          numbers[key] = number
          forms.append(
            Form(
              kind: mention.kind, folded: key.folded,
              isHan: scalars.contains { Script.of($0) == .han }, writings: [], mentions: []))
        }
        forms[number].mentions.append(reference)
        formOfMention[reference] = number
        let run = block.runs.isEmpty ? nil : block.runs.first { $0.range.contains(range) }
        forms[number].add(block[range], in: run?.language ?? language, mention.confidence)
      }
    }
    sets = DisjointSets(count: forms.count)
  }

  /// The number of the form that a mention has.
  func form(of mention: AlignedMentions.Reference) -> Int? { formOfMention[mention] }

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
    let writings = forms.flatMap(\.writings)
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
  fileprivate mutating func add(_ text: String, in language: LanguageTag, _ confidence: Double) {
    let index = writings.firstIndex {
      $0.language == language && $0.text.utf8.elementsEqual(text.utf8)
    }
    if let index {
      writings[index].count += 1
      writings[index].confidence = max(writings[index].confidence, confidence)
    } else {
      writings.append(
        Entity.Form(language: language, text: text, count: 1, confidence: confidence))
    }
  }
}

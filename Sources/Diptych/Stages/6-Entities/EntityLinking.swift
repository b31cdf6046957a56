/// Joins the mentions of the same person, organisation or place, within and across the languages.
struct EntityLinking: StandardStage {
  static let name = "entity-linking"
  static let summary = "Joins mentions to entities by word lists, pinyin, grammar and alignment."

  static let requires: Set<Layer> = [.mentions]
  static let provides: Set<Layer> = [.entities]

  private let table: NameTable
  private let persons: PersonLinks
  private let places: PlaceMatcher
  private let pinyin: Pinyin
  private let variants: ChineseVariants
  private let translation: PhraseTranslation
  private let languages: [LanguageTag]

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    let model = try AlignmentModel.shared(context)
    table = try NameTable.shared(context)
    variants = model.variants
    pinyin = try Pinyin.shared(context)
    let readings = try NameReadings.shared(context)
    persons = PersonLinks(
      table: table, pinyin: pinyin, readings: readings, variants: variants)
    places = PlaceMatcher(
      table: table, pinyin: pinyin, readings: readings, variants: variants)
    translation = try PhraseTranslation(model)
    languages = context.languages
  }

  func run(_ document: inout Document) {
    let kinds: [EntityKind] = [.person, .organisation, .place]
    let wanted = wantedLanguages(of: document)
    for kind in kinds {
      var forms = FormTable(of: kind, in: document, variants: variants)
      guard !forms.forms.isEmpty else { continue }
      var concepts = forms.forms.map { concept(of: $0) }
      if kind == .place { choose(among: &concepts, forms.forms) }
      joinEqual(concepts, in: &forms)
      if kind == .place {
        RomanisedPlaces(matcher: places).link(&forms, &concepts, in: document)
      }
      switch kind {
      case .person: persons.link(&forms, in: document)
      case .organisation:
        let bodies = concepts.map {
          FormTable.fold(
            table.name(ofConcept: $0, in: .english).unicodeScalars.map(\.value), variants)
        }
        OrganisationLinks(
          translation: translation, places: PlacesInNames(table: table), pinyin: pinyin,
          bodies: bodies
        ).link(&forms, in: document)
      default:
        PlaceLinks(concepts: concepts, matcher: places).link(&forms, in: document)
        forget(&concepts, &forms, in: document)
      }
      forms.addEntities(to: &document) { members, numbers in
        let concept = numbers.lazy.map { concepts[$0] }.first { $0 > 0 }
        return concept.map { supplement($0, to: members, in: wanted) }
      }
    }
  }

  /// The number of what the word list says that a form names, 0 if it does not know.
  private func concept(of form: FormTable.Form) -> Int {
    guard form.kind != .person else { return 0 }
    var known =
      table.record(of: form.writings[0].text.unicodeScalars.lazy.map(\.value))
      ?? table.record(of: form.folded)
    if known?.concept ?? 0 == 0, form.kind == .place, let bare = PlaceLinks.withoutTopUnit(form) {
      known = table.record(of: bare)
    }
    if known == nil, form.kind == .place {
      known = ForeignPlaces.record(
        of: form.writings[0].text.unicodeScalars.map(\.value)[...], in: table)
    }
    guard let record = known else { return 0 }
    let fits =
      switch form.kind {
      case .place:
        !record.classes.isDisjoint(with: [.place, .weakPlace, .shortPlace]) || record.isForeignPlace
      case .organisation: record.classes.contains(.organisation)
      default: false
      }
    return fits ? record.concept : 0
  }

  /// Takes for a place in Latin letters one of the same name that the document has in Chinese: of 福州 and
  /// 抚州, both Fuzhou.
  private func choose(among concepts: inout [Int], _ forms: [FormTable.Form]) {
    var named: [[UInt32]: Int] = [:]
    var mentioned = Set<Int>()
    for (number, form) in forms.enumerated() where form.isHan && concepts[number] > 0 {
      guard mentioned.insert(concepts[number]).inserted else { continue }
      let name = table.name(ofConcept: concepts[number], in: .english)
      named[FormTable.fold(name.unicodeScalars.map(\.value), variants)] = concepts[number]
    }
    for (number, form) in forms.enumerated()
    where !form.isHan && concepts[number] > 0 && !mentioned.contains(concepts[number]) {
      let bare = PlaceLinks.withoutTopUnit(form).map(Array.init)
      guard let other = named[form.folded] ?? bare.flatMap({ named[$0] }) else { continue }
      concepts[number] = other
    }
  }

  private func joinEqual(_ concepts: [Int], in forms: inout FormTable) {
    var first: [Int: Int] = [:]
    for (number, concept) in concepts.enumerated() where concept > 0 {
      if let other = first[concept] {
        forms.join(other, number)
      } else {
        first[concept] = number
      }
    }
  }

  /// Forgets what the word list says of two places that are the only ones of their sentences without a
  /// counterpart, and by the list not the same: each may be the other, so at least one of them is another place
  /// of its name.
  ///
  /// Countries and their parts share their names with fewer places than towns do.
  private func forget(_ concepts: inout [Int], _ forms: inout FormTable, in document: Document) {
    guard concepts.contains(where: { $0 > 0 }) else { return }
    let sets = forms.forms.indices.map { forms.representative(of: $0) }
    var scripts = [(han: Bool, latin: Bool)](repeating: (false, false), count: sets.count)
    for (number, form) in forms.forms.enumerated() {
      if form.isHan { scripts[sets[number]].han = true } else { scripts[sets[number]].latin = true }
    }
    let isAlone = scripts.map { $0.han != $0.latin }
    var doubtful = Set<Int>()
    for pair in AlignedMentions.pairs(of: forms, in: document) where pair.isOfSegments {
      let left = Set(pair.left.lazy.map { sets[$0] }.filter { isAlone[$0] })
      let right = Set(pair.right.lazy.map { sets[$0] }.filter { isAlone[$0] })
      guard left.count == 1, right.count == 1, let one = left.first, let other = right.first,
        scripts[one].han != scripts[other].han
      else { continue }
      doubtful.formUnion([one, other])
    }
    guard !doubtful.isEmpty else { return }
    for number in sets.indices where concepts[number] > 0 && doubtful.contains(sets[number]) {
      if table.authority(ofConcept: concepts[number])?.scheme != "iso3166" { concepts[number] = 0 }
    }
  }

  // MARK: - What the word list adds

  /// The languages in which an entity should have a name: those expected, and those of the document.
  private func wantedLanguages(of document: Document) -> [LanguageTag] {
    var result = languages
    let blocks = document.blocks.span
    for index in blocks.indices {
      guard let language = blocks[index].language?.value, language != result.last,
        !result.contains(language)
      else { continue }
      result.append(language)
    }
    return result
  }

  private func supplement(
    _ concept: Int, to forms: [FormTable.Form], in languages: [LanguageTag]
  ) -> FormTable.Supplement {
    var external: [Entity.Form] = []
    for language in languages {
      // A short form such as 蓉 needs the full one beside it; other names speak for themselves.
      let isNamed = forms.contains { form in
        form.writings.contains {
          $0.language == language && !$0.text.unicodeScalars.dropFirst().isEmpty
        }
      }
      guard !isNamed, !external.contains(where: { $0.language == language }) else { continue }
      let name = table.name(ofConcept: concept, in: language)
      guard !name.isEmpty else { continue }
      external.append(Entity.Form(language: language, text: name, count: 0, confidence: 0.95))
    }
    return FormTable.Supplement(forms: external, authority: table.authority(ofConcept: concept))
  }
}

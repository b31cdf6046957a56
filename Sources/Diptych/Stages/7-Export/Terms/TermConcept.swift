/// An entity that the document names in two languages or more.
struct TermConcept {
  /// Its names in one language, the one used most first.
  struct Names {
    var language: LanguageTag
    var forms: [Entity.Form]
  }

  /// The id that the entity has in every export.
  let id: [UInt8]
  /// The index in ``Document/entities``.
  let entity: Int
  /// What it is.
  let kind: EntityKind
  /// In the order of the entity's forms: the left language of the document comes first.
  let languages: [Names]

  /// The concepts of a document.
  ///
  /// - Parameters:
  ///   - document: with entities.
  ///   - plan: of its exports.
  ///   - kinds: the kinds that are wanted; all if there are none.
  ///   - minimumConfidence: forms that are less sure do not count.
  /// - Returns: them in the order of the entities.
  static func all(
    in document: Document, _ plan: ExportPlan, kinds: [String], minimumConfidence: Double
  ) -> [TermConcept] {
    let ids = plan.entities.ids
    var tags = WellFormedTags()
    return document.entities.indices.compactMap { index in
      let entity = document.entities[index]
      guard let id = ids[index], kinds.isEmpty || kinds.contains(entity.kind.rawValue) else {
        return nil
      }
      var languages: [Names] = []
      for form in entity.forms
      where form.count > 0 && !isShort(form.text) && form.confidence >= minimumConfidence {
        let language = tags.tag(form.language)
        if let known = languages.firstIndex(where: { $0.language == language }) {
          languages[known].forms.append(form)
        } else {
          languages.append(Names(language: language, forms: [form]))
        }
      }
      // The two scripts of Chinese are one language here: characters changed are no translation.
      guard Set(languages.map(\.language.primary)).count > 1 else { return nil }
      for place in languages.indices {
        let forms = languages[place].forms
        let order = forms.indices.sorted {
          forms[$0].count != forms[$1].count ? forms[$0].count > forms[$1].count : $0 < $1
        }
        languages[place].forms = order.map { forms[$0] }
      }
      return TermConcept(id: id, entity: index, kind: entity.kind, languages: languages)
    }
  }

  /// Whether a text has no more than one character: 中 stands for China only inside other words.
  private static func isShort(_ text: String) -> Bool { text.unicodeScalars.count < 2 }
}

/// Joins places that are spelt by their Cantonese readings, a word for each character, with their names in
/// characters in the same bead: 馬鞍山 and Ma On Shan.
///
/// What the word list has of the name in characters is another place, if it does not know this spelling: the
/// Ma'anshan of 馬鞍山. A name that has its counterpart by the list has no second one.
struct RomanisedPlaces {
  let matcher: PlaceMatcher

  /// The most names of a bead that are compared.
  private static let mostNames = 64

  /// Joins forms in `forms`; `concepts` are what the word list says they name.
  ///
  /// - Complexity: O(*n*); the names of one bead that are compared with others are bounded.
  func link(_ forms: inout FormTable, _ concepts: inout [Int], in document: Document) {
    let rows = forms.forms.map { $0.isHan ? nil : matcher.row(of: $0.folded) }
    guard rows.contains(where: { $0 != nil }) else { return }
    let isTranslated = areTranslated(&forms)
    for pair in AlignedMentions.pairs(of: forms, in: document) {
      let names = Set(pair.left + pair.right).sorted().prefix(Self.mostNames)
      for latin in names {
        guard let row = rows[latin], !isTranslated[latin] else { continue }
        let alike = names.compactMap { number in
          forms.forms[number].isHan
            ? matcher.name(forms.forms[number].folded, readAs: row).map { (number, $0) } : nil
        }
        guard let name = alike.first?.1,
          alike.allSatisfy({ $0.1 == name && !isTranslated[$0.0] })
        else { continue }
        for (number, _) in alike where !forms.areJoined(number, latin) {
          concepts[number] = concepts[latin]
          forms.join(number, latin)
        }
      }
    }
  }

  /// Whether each form is joined with one of the other script.
  private func areTranslated(_ forms: inout FormTable) -> [Bool] {
    let sets = forms.forms.indices.map { forms.representative(of: $0) }
    var (han, latin) = (Set<Int>(), Set<Int>())
    for (set, form) in zip(sets, forms.forms) {
      if form.isHan { han.insert(set) } else { latin.insert(set) }
    }
    return sets.map { han.contains($0) && latin.contains($0) }
  }
}

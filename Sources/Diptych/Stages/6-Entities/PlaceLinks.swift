/// Joins a place with itself under the name of its unit, and with its name in pinyin: 重慶市 and 重慶, 渝中区 and
/// Yuzhong District, Yuzhong District and Yuzhong.
struct PlaceLinks {
  /// For each form the number of what the word list says it names, 0 if it does not know.
  let concepts: [Int]
  /// What tells names in pinyin.
  let matcher: PlaceMatcher

  /// The most names that begin with one syllable and are compared with each other.
  private static let mostAlike = 64

  /// Joins forms in `forms`.
  func link(_ forms: inout FormTable, in document: Document) {
    joinUnits(&forms)
    joinTranslatedUnits(&forms)
    joinReadings(&forms)
    joinVietnamese(&forms, in: document)
  }

  /// Joins names whose words are how the characters of Chinese ones are read in Vietnamese, where both stand in
  /// one bead: 南宁 and Nam Ninh.
  ///
  /// Half of the readings have to be known, and no other name of the bead may have as many.
  private func joinVietnamese(_ forms: inout FormTable, in document: Document) {
    let isVietnamese = forms.forms.map { form in
      !form.isHan && form.writings.contains { $0.language.primary == "vi" }
    }
    guard isVietnamese.contains(true) else { return }
    for pair in AlignedMentions.pairs(of: forms, in: document) {
      let names = Set(pair.left + pair.right).sorted().prefix(Self.mostAlike)
      for latin in names where isVietnamese[latin] {
        let words = forms.forms[latin].writings[0].text.unicodeScalars.map(\.value)
          .split(separator: 0x20)
        var best: (count: Int, han: [Int]) = (max(1, words.count / 2), [])
        for han in names where forms.forms[han].isHan {
          let name = forms.forms[han].folded
          let bare = PlaceUnits.withoutHanUnit(name) ?? name
          guard bare.count == words.count else { continue }
          let count = matcher.vietnameseReadings(bare, words)
          if count > best.count {
            best = (count, [han])
          } else if count == best.count {
            best.han.append(han)
          }
        }
        guard let han = best.han.first, words.count > 1,
          best.han.allSatisfy({ forms.areJoined($0, han) }),
          concepts[han] == 0 || concepts[latin] == 0
        else { continue }
        forms.join(han, latin)
      }
    }
  }

  /// Joins names in letters with the Chinese ones that are read like them.
  private func joinReadings(_ forms: inout FormTable) {
    // Names in letters by how they may begin.
    var latin: [Int: [(number: Int, name: PlaceMatcher.LatinName)]] = [:]
    for (number, form) in forms.forms.enumerated() where !form.isHan {
      guard let name = matcher.latinName(form.folded) else { continue }
      for start in matcher.firstSyllables(of: name)
      where latin[start, default: []].count < Self.mostAlike {
        latin[start, default: []].append((number, name))
      }
    }
    guard !latin.isEmpty else { return }
    var ofHan = Set<Int>()
    for (number, form) in forms.forms.enumerated() where form.isHan {
      ofHan.insert(concepts[number])
    }
    for (number, form) in forms.forms.enumerated() where form.isHan {
      for start in matcher.firstSyllables(of: form.folded) {
        for (other, name) in latin[start] ?? []
        where concepts[number] == 0 || concepts[other] == 0 || concepts[number] == concepts[other]
          // 巫溪县 is Wuxi County as well where nobody speaks of 无锡.
          || name.unit != nil && !ofHan.contains(concepts[other])
        {
          if matcher.isReading(form.folded, name) { forms.join(number, other) }
        }
      }
    }
  }

  /// Joins names of a known place with a unit in two languages: 大阪府 and Osaka Prefecture.
  private func joinTranslatedUnits(_ forms: inout FormTable) {
    var han: [Int: [(number: Int, unit: Int)]] = [:]
    for (number, form) in forms.forms.enumerated() where form.isHan {
      for (bare, unit) in matcher.unitsOfHan(form.folded)
      where han[bare, default: []].count < Self.mostAlike {
        han[bare, default: []].append((number, unit))
      }
    }
    guard !han.isEmpty else { return }
    for (number, form) in forms.forms.enumerated() where !form.isHan {
      guard let (bare, unit) = matcher.unitOfLatin(form.folded) else { continue }
      for (other, length) in han[bare] ?? []
      where matcher.isUnit(length, endOf: forms.forms[other].folded, called: unit) {
        forms.join(number, other)
      }
    }
  }

  private func joinUnits(_ forms: inout FormTable) {
    var numbers: [[UInt32]: Int] = [:]
    for (number, form) in forms.forms.enumerated() { numbers[form.folded] = number }
    for (number, form) in forms.forms.enumerated() {
      guard
        let bare = form.isHan ? PlaceUnits.withoutHanUnit(form.folded) : withoutUnit(form.folded),
        let other = numbers[bare],
        // 吉林市 is no 吉林.
        concepts[number] == 0 || concepts[other] == 0 || concepts[number] == concepts[other]
      else { continue }
      forms.join(number, other)
    }
  }

  private func withoutUnit(_ scalars: [UInt32]) -> [UInt32]? {
    guard let space = scalars.lastIndex(of: 0x20) else { return nil }
    let unit = scalars[(space + 1)...]
    return Self.units.contains { $0.elementsEqual(unit) } ? Array(scalars[..<space]) : nil
  }

  /// A name without 市, 省, City or Province, units of which few places share a name with another place.
  static func withoutTopUnit(_ form: FormTable.Form) -> ArraySlice<UInt32>? {
    let name = form.folded
    guard form.isHan else {
      guard let space = name.lastIndex(of: 0x20) else { return nil }
      let unit = name[(space + 1)...]
      return topUnits.contains { $0.elementsEqual(unit) } ? name[..<space] : nil
    }
    guard name.count > 2, let last = name.last, last == 0x5E02 || last == 0x7701 else { return nil }
    return name.dropLast()
  }

  private static let topUnits = ["city", "province", "municipality"].map {
    $0.unicodeScalars.map(\.value)
  }

  private static let units: [[UInt32]] = [
    "district", "county", "city", "province", "municipality", "prefecture", "town",
  ].map { $0.unicodeScalars.map(\.value) }
}

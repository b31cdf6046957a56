/// Joins the forms of persons' names: 習近平 and Xi Jinping, Xi Jinping and Xi.
struct PersonLinks {
  private let pinyin: Pinyin

  /// The most names of one surname that are compared with each other.
  private static let mostOfSurname = 64
  private static let middleDot: UInt32 = 0xB7

  /// Makes links by the readings of characters.
  init(pinyin: Pinyin) { self.pinyin = pinyin }

  /// Joins forms in `forms`.
  func link(_ forms: inout FormTable, in document: Document) {
    joinReadings(&forms)
    joinFamilyNames(&forms)
    joinTranscriptions(&forms, in: document)
  }

  /// Joins Chinese names with Latin ones that spell one of their readings.
  private func joinReadings(_ forms: inout FormTable) {
    // Latin names by the letters of their words, the family name first or last.
    var latin: [[UInt8]: [Int]] = [:]
    var letters: [Int: (first: [UInt8], rest: [UInt8])] = [:]
    for (number, form) in forms.forms.enumerated() where !form.isHan {
      let words = form.folded.split(separator: 0x20)
      guard words.count == 2, let first = words.first, let last = words.last else { continue }
      let names = (Self.letters(first), Self.letters(last))
      letters[number] = names
      for family in [names.0, names.1] where latin[family, default: []].count < Self.mostOfSurname {
        latin[family, default: []].append(number)
      }
    }
    guard !latin.isEmpty else { return }
    for (number, form) in forms.forms.enumerated() where form.isHan && form.folded.count <= 4 {
      for family in familyNames(form.folded) {
        let given = form.folded[family.count...]
        for candidate in latin[family.letters] ?? [] {
          guard let (first, last) = letters[candidate] else { continue }
          let matches =
            first == family.letters && pinyin.spells(last[...], given)
            || last == family.letters && pinyin.spells(first[...], given)
          if matches { forms.join(number, candidate) }
        }
      }
    }
  }

  /// The spellings of a name's surname, of one character and of two.
  private func familyNames(_ name: [UInt32]) -> [(letters: [UInt8], count: Int)] {
    guard name.count > 1 else { return [] }
    var result: [(letters: [UInt8], count: Int)] = []
    let first = spellings(name[0])
    for letters in first where !result.contains(where: { $0.letters == letters }) {
      result.append((letters, 1))
    }
    if name.count > 2 {
      for letters in first {
        for more in spellings(name[1]) { result.append((letters + more, 2)) }
      }
    }
    return result
  }

  private func spellings(_ scalar: UInt32) -> [[UInt8]] {
    pinyin.readings(of: scalar).map { syllable in
      var letters = pinyin.letters(of: syllable.base)
      for index in letters.indices where letters[index] == UInt8(ascii: "v") {
        letters[index] = UInt8(ascii: "u")
      }
      return letters
    }
  }

  private static func letters(_ scalars: ArraySlice<UInt32>) -> [UInt8] {
    scalars.compactMap { (0x61...0x7A).contains($0) ? UInt8($0) : nil }
  }

  /// Joins a family name alone with the only full name that has it.
  private func joinFamilyNames(_ forms: inout FormTable) {
    var owners: [ArraySlice<UInt32>: Int?] = [:]
    for (number, form) in forms.forms.enumerated() where !form.isHan {
      let words = form.folded.split(separator: 0x20)
      guard words.count > 1 else { continue }
      for word in [words[0], words[words.count - 1]] {
        if let owner = owners[word] {
          let isSame = owner.map { forms.areJoined($0, number) } ?? false
          if !isSame { owners[word] = .some(nil) }
        } else {
          owners[word] = number
        }
      }
    }
    for (number, form) in forms.forms.enumerated() where !form.isHan {
      guard !form.folded.contains(0x20), let owner = owners[form.folded[...]] ?? nil else {
        continue
      }
      forms.join(number, owner)
    }
  }

  /// Joins a name in transcription with a Latin one if a bead has exactly one of each.
  private func joinTranscriptions(_ forms: inout FormTable, in document: Document) {
    let hasTranscription = forms.forms.contains { $0.isHan && $0.folded.contains(Self.middleDot) }
    guard hasTranscription else { return }
    for pair in AlignedMentions.pairs(of: forms, in: document) {
      var foreign = Set<Int>()
      var latin = Set<Int>()
      for number in pair.left + pair.right {
        let form = forms.forms[number]
        let owner = forms.representative(of: number)
        if form.isHan {
          if form.folded.contains(Self.middleDot) { foreign.insert(owner) }
        } else if form.folded.contains(0x20) {
          latin.insert(owner)
        }
      }
      let both = foreign.intersection(latin)
      foreign.subtract(both)
      latin.subtract(both)
      // Names that are Chinese by their readings are no candidates.
      latin = latin.filter { number in !forms.forms[number].isHan }
      guard foreign.count == 1, latin.count == 1, let first = foreign.first,
        let second = latin.first
      else { continue }
      forms.join(first, second)
    }
  }
}

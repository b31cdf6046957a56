/// Joins the forms of organisations' names: full and short, Chinese and English.
struct OrganisationLinks {
  private let translation: PhraseTranslation
  /// For each form the English name that the word list has for it, folded; empty if it has none.
  private let bodies: [[UInt32]]

  /// The most organisations of a bead's side that are compared.
  private static let mostOfBead = 12
  /// How much of two names must explain each other.
  private static let minimumScore = 0.34

  /// Makes links by a translation table and what the word list knows of each form.
  init(translation: PhraseTranslation, bodies: [[UInt32]]) {
    self.translation = translation
    self.bodies = bodies
  }

  /// Joins forms in `forms`.
  func link(_ forms: inout FormTable, in document: Document) {
    let names = forms.forms.map {
      $0.isHan
        ? OrganisationName.canonical($0.folded) : OrganisationName.canonical(latin: $0.folded)
    }
    joinShortForms(names, in: &forms)
    joinIntroduced(in: &forms, document)
    joinTranslations(names, in: &forms, document)
  }

  /// Joins 市政府外辦 with 重慶市政府外辦 if no other name ends like this.
  private func joinShortForms(_ names: [[UInt32]], in forms: inout FormTable) {
    var full: [[UInt32]: Int] = [:]
    // For every ending that starts with a level of government, the longer name; `nil` if several.
    var endings: [[UInt32]: Int?] = [:]
    for number in names.indices {
      if let other = full[names[number]] {
        forms.join(other, number)
        continue
      }
      full[names[number]] = number
      guard forms.forms[number].isHan else { continue }
      for ending in OrganisationName.endings(of: names[number]) {
        endings[ending] = endings[ending] == nil ? .some(number) : .some(nil)
      }
    }
    for number in names.indices {
      guard let owner = endings[names[number]] ?? nil else { continue }
      forms.join(number, owner)
    }
  }

  /// Joins the full names with the short ones that brackets introduce behind them.
  private func joinIntroduced(in forms: inout FormTable, _ document: Document) {
    // Each short name belongs to the first name before it.
    var joined = Set<Int>()
    let blocks = document.blocks.span
    for index in blocks.indices where forms.hasMentions(inBlock: index) {
      let mentions = blocks[index].mentions
      for full in mentions.indices where mentions[full].kind == .organisation {
        guard let range = ShortNames.introduction(behind: full, in: blocks[index]),
          let short = ShortNames.mention(at: range, behind: full, of: mentions),
          mentions[short].kind == .organisation
        else { continue }
        var numbers: [Int] = []
        forms.append(full..<full + 1, ofBlock: index, to: &numbers)
        forms.append(short..<short + 1, ofBlock: index, to: &numbers)
        guard numbers.count == 2, joined.insert(numbers[1]).inserted else { continue }
        forms.join(numbers[0], numbers[1])
      }
    }
  }

  /// Joins names of two languages that explain each other, in the beads where both occur.
  private func joinTranslations(
    _ names: [[UInt32]], in forms: inout FormTable, _ document: Document
  ) {
    var known: [Pairing: Double] = [:]
    var words: [Int: PhraseTranslation.Words] = [:]
    for pair in AlignedMentions.pairs(of: forms, in: document) {
      let left = distinct(pair.left)
      let right = distinct(pair.right)
      var candidates: [(score: Double, left: Int, right: Int)] = []
      for first in left {
        for second in right where forms.forms[first].isHan != forms.forms[second].isHan {
          let (han, latin) = forms.forms[first].isHan ? (first, second) : (second, first)
          let key = Pairing(han: han, latin: latin)
          let score: Double
          if let before = known[key] {
            score = before
          } else {
            guard !isPart(names[latin], of: bodies[han]) else { continue }
            let english = words[latin] ?? translation.words(of: names[latin])
            words[latin] = english
            score = max(
              translation.score(names[han], english), companyScore(names[han], names[latin]))
            known[key] = score
          }
          if score >= Self.minimumScore { candidates.append((score, han, latin)) }
        }
      }
      candidates.sort { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }
      var used = Set<Int>()
      for (_, han, latin) in candidates {
        let owners = [forms.representative(of: han), forms.representative(of: latin)]
        guard used.isDisjoint(with: owners) else { continue }
        forms.join(han, latin)
        used.formUnion(owners)
      }
    }
  }

  /// How much of two names of companies explain each other without their forms of law; 0 if they are none.
  private func companyScore(_ han: [UInt32], _ latin: [UInt32]) -> Double {
    guard let han = OrganisationName.withoutForm(han),
      let latin = OrganisationName.withoutForm(latin: latin)
    else { return 0 }
    return translation.score(Array(han), translation.words(of: Array(latin)))
  }

  /// Whether a Latin name is that of a part of a known body: Department of … of the Ministry of Foreign
  /// Affairs.
  private func isPart(_ name: [UInt32], of body: [UInt32]) -> Bool {
    guard !body.isEmpty, name.count > body.count + 4, name.suffix(body.count).elementsEqual(body)
    else { return false }
    let before = name.dropLast(body.count)
    return Self.joints.contains { before.suffix($0.count).elementsEqual($0) }
  }

  private static let joints = [" of the ", " of "].map { $0.unicodeScalars.map(\.value) }

  private struct Pairing: Hashable {
    var han: Int
    var latin: Int
  }

  private func distinct(_ numbers: [Int]) -> [Int] {
    var result: [Int] = []
    for number in numbers.prefix(4 * Self.mostOfBead)
    where result.count < Self.mostOfBead && !result.contains(number) {
      result.append(number)
    }
    return result
  }
}

/// What a word is to the names around it, in the scheme BIO (Ramshaw and Marcus 1995).
struct NameLabel: Equatable, Sendable {
  /// 0 outside a name; 1, 3, 5 the first word of an organisation, a person, a place; 2, 4, 6 a later one.
  let rawValue: UInt8

  /// How many labels there are.
  static let count = 7
  /// The label of a word that belongs to no name.
  static let outside = NameLabel(rawValue: 0)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The label of a word of a name.
  init(_ kind: FoundName.Kind, isFirst: Bool) {
    let first: UInt8 =
      switch kind {
      case .organisation: 1
      case .person: 3
      case .place: 5
      }
    rawValue = isFirst ? first : first + 1
  }

  /// The kind of name that the word belongs to.
  var kind: FoundName.Kind? {
    switch rawValue {
    case 1, 2: .organisation
    case 3, 4: .person
    case 5, 6: .place
    default: nil
    }
  }

  /// Whether the word goes on with the name before it.
  var continues: Bool { rawValue != 0 && rawValue & 1 == 0 }

  /// The labels that names give to words, which are in ascending order.
  static func labels(
    of words: some RandomAccessCollection<Range<Int>>, in names: OutermostNames
  ) -> [NameLabel] {
    var labels = [NameLabel](repeating: .outside, count: words.count)
    var word = 0
    var place = words.startIndex
    for name in names.names {
      while place < words.endIndex, words[place].lowerBound < name.range.lowerBound {
        word += 1
        place = words.index(after: place)
      }
      var isFirst = true
      while place < words.endIndex, words[place].upperBound <= name.range.upperBound {
        labels[word] = NameLabel(name.kind, isFirst: isFirst)
        isFirst = false
        word += 1
        place = words.index(after: place)
      }
    }
    return labels
  }
}

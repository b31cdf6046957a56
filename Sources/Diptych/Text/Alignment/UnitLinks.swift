/// Which unit types of two sides translate each other.
struct UnitLinks: Sendable {
  /// One possible translation.
  struct Link: Sendable {
    /// A type of the other side.
    var other: Int32
    /// How much more likely the one is, given the other, as ``LexicalScore/gain(_:)`` divided by its chance.
    var gain: Float
  }

  /// Links by the types of one side.
  struct Lists: Sendable {
    /// The links of type after type.
    fileprivate(set) var links: [Link] = []
    /// The place in `links` at which the links of each type start, and last their number.
    fileprivate(set) var starts: [Int32] = [0]

    /// The links of a type.
    func range(_ type: Int) -> Range<Int> { Int(starts[type])..<Int(starts[type + 1]) }
  }

  /// For each left type the right ones, each with its gain given the left one.
  private(set) var ofLeft = Lists()
  /// For each right type the left ones, each with its gain given the right one.
  private(set) var ofRight = Lists()

  /// Links that add less are left out: most are those to the commonest words, which stand everywhere.
  private static let minimumGain: Float = 4

  /// Finds the links between two sides.
  ///
  /// - Parameters:
  ///   - left: the lines of the left language.
  ///   - right: the lines of the right language.
  ///   - table: the translation table, if it is of this language pair.
  ///   - isSwapped: whether the table's left language is on the right side here.
  init(
    left: AlignmentSide, right: AlignmentSide, table: TranslationTable?, isSwapped: Bool
  ) {
    guard !isSwapped else {
      let links = UnitLinks(left: right, right: left, table: table, isSwapped: false)
      ofLeft = links.ofRight
      ofRight = links.ofLeft
      return
    }
    find(left, right, table)
    ofRight = ofRight.reversed(types: right.types.count)
  }

  /// The links that were learnt from the text, and those of equal units.
  init(left: AlignmentSide, right: AlignmentSide, learnt: LearntLinks) {
    let identity = IdentityIndex(right)
    ofLeft.starts.reserveCapacity(left.types.count + 1)
    ofRight.starts.reserveCapacity(left.types.count + 1)
    for (index, type) in left.types.enumerated() {
      let equal = identity.place(of: type)
      for place in learnt.range(index) {
        let found = learnt.translations[place]
        guard found.right != equal else { continue }
        add(
          found.right, right.types[Int(found.right)].chance, LexicalScore.gain(found.forward),
          type.chance, LexicalScore.gain(found.backward))
      }
      if equal >= 0 {
        let gain = LexicalScore.gain(Self.certainty(type.kind, hasTable: false))
        add(equal, right.types[Int(equal)].chance, gain, type.chance, gain)
      }
      ofLeft.starts.append(Int32(ofLeft.links.count))
      ofRight.starts.append(Int32(ofRight.links.count))
    }
    ofRight = ofRight.reversed(types: right.types.count)
  }

  /// How many left types are looked up at once.
  private static let batch = 64

  /// Fills `ofLeft`, and `ofRight` by its left types.
  private mutating func find(
    _ left: AlignmentSide, _ right: AlignmentSide, _ table: TranslationTable?
  ) {
    let identity = IdentityIndex(right)
    let known = KnownUnits(right, count: table?.right.count ?? 0)
    let gains = Self.gains
    // Looked at before their entries are, so that the memory of a batch of them is waited for at once.
    var ranges = [Range<Int>](repeating: 0..<0, count: Self.batch)
    var ends = [Int32](repeating: 0, count: Self.batch)
    var entries = [UInt32](repeating: 0, count: Self.batch * (table?.maximumEntries ?? 0) + 1)
    ofLeft.starts.reserveCapacity(left.types.count + 1)
    ofRight.starts.reserveCapacity(left.types.count + 1)
    for first in stride(from: 0, to: left.types.count, by: Self.batch) {
      let types = first..<min(first + Self.batch, left.types.count)
      if let table {
        for type in types {
          let unit = Int(left.types[type].tableUnit)
          ranges[type - first] = unit < 0 ? 0..<0 : table.left.entries(of: unit)
        }
        var found = entries.mutableSpan
        var foundEnds = ends.mutableSpan
        table.find(
          ranges.span.extracting(first: types.count), in: known.bits.span, &found, &foundEnds)
      }
      var place = 0
      for index in types {
        let type = left.types[index]
        let equal = identity.place(of: type)
        while place < Int(ends[index - first]) {
          let entry = Int(entries[place])
          place += 1
          let other = known.type(of: entry & 0xFFFF)
          guard other != equal else { continue }
          add(
            other, right.types[Int(other)].chance, gains[entry >> 20], type.chance,
            gains[entry >> 16 & 15])
        }
        if equal >= 0 {
          let gain = LexicalScore.gain(Self.certainty(type.kind, hasTable: table != nil))
          add(equal, right.types[Int(equal)].chance, gain, type.chance, gain)
        }
        ofLeft.starts.append(Int32(ofLeft.links.count))
        ofRight.starts.append(Int32(ofRight.links.count))
      }
    }
  }

  /// Links a left type to a right one, given the chance of each and what its probability adds to the odds.
  private mutating func add(
    _ right: Int32, _ rightChance: Float, _ rightGain: Float, _ leftChance: Float, _ leftGain: Float
  ) {
    let forward = rightGain / rightChance
    if forward >= Self.minimumGain { ofLeft.links.append(Link(other: right, gain: forward)) }
    let backward = leftGain / leftChance
    if backward >= Self.minimumGain { ofRight.links.append(Link(other: right, gain: backward)) }
  }

  /// What each of the table's probabilities adds to the odds, before it is divided by the chance.
  private static let gains = TranslationTable.probabilities.map(LexicalScore.gain)

  /// The probability of the same unit on the other side.
  ///
  /// That of a name is low: names come back in sentence after sentence and hardly tell them apart, and characters
  /// may be read like one by chance. Tuned on the development set of sentence beads.
  private static func certainty(_ kind: UnitHash.Kind, hasTable: Bool) -> Float {
    switch kind {
    case .name: 0.01
    case .word where !hasTable: 0.8
    default: 1
    }
  }
}

extension UnitLinks.Lists {
  /// The same links by the types of the other side, of which there are `types`.
  fileprivate func reversed(types: Int) -> UnitLinks.Lists {
    var result = UnitLinks.Lists()
    result.links = links
    result.starts = [Int32](repeating: 0, count: types + 1)
    Self.fill(links.span, starts.span, &result.starts, &result.links)
    return result
  }

  private static func fill(
    _ links: Span<UnitLinks.Link>, _ oldStarts: Span<Int32>, _ starts: inout [Int32],
    _ reversed: inout [UnitLinks.Link]
  ) {
    var starts = starts.mutableSpan
    var reversed = reversed.mutableSpan
    for place in links.indices { starts[Int(links[place].other)] += 1 }
    var sum: Int32 = 0
    for type in starts.indices {
      sum += starts[type]
      starts[type] = sum
    }
    // As in ``UnitPlaces``: from the last to the first, so that the ends become the starts.
    for type in stride(from: oldStarts.count - 2, through: 0, by: -1) {
      for place in stride(from: oldStarts[type + 1] - 1, through: oldStarts[type], by: -1) {
        let link = links[Int(place)]
        let other = Int(link.other)
        starts[other] -= 1
        reversed[Int(starts[other])] = UnitLinks.Link(other: Int32(type), gain: link.gain)
      }
    }
  }
}

/// Finds the type that is the same on the other side: a number, a Latin word, a name.
private struct IdentityIndex {
  private var index: HashIndex
  private var places: [Int32] = []
  private let types: [AlignmentSide.UnitType]
  /// Which kinds of units occur, a bit for each: most left types are of another one.
  private var kinds: UInt64 = 0

  init(_ side: AlignmentSide) {
    types = side.types
    index = HashIndex(minimumCapacity: types.count)
    for (place, type) in types.enumerated() where index.number(of: type.hash) == places.count {
      places.append(Int32(place))
      kinds |= 1 << type.kind.rawValue
    }
  }

  /// The place of the same type; −1 if it does not occur.
  func place(of type: AlignmentSide.UnitType) -> Int32 {
    // A name in Chinese has the hash of the word that it is in Latin letters.
    let kind = type.kind == .name ? .word : type.kind
    guard kinds >> kind.rawValue & 1 == 1, let number = index.find(type.hash),
      types[Int(places[number])].kind == kind
    else { return -1 }
    return places[number]
  }
}

/// Which units of a table's vocabulary occur on a side: a set of bits, small enough to stay near.
private struct KnownUnits {
  /// A bit for each unit.
  private(set) var bits: [UInt64]
  /// How many bits are set before each word of `bits`.
  private var ranks: [Int32] = []
  /// The types of the units that occur, by unit ascending.
  private var types: [Int32]

  /// Notes the units of a side, of a vocabulary of `count`.
  init(_ side: AlignmentSide, count: Int) {
    bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    for type in side.types where type.tableUnit >= 0 {
      bits[Int(type.tableUnit) >> 6] |= 1 << UInt64(type.tableUnit & 63)
    }
    ranks.reserveCapacity(bits.count)
    var sum: Int32 = 0
    for word in bits {
      ranks.append(sum)
      sum += Int32(word.nonzeroBitCount)
    }
    types = [Int32](repeating: 0, count: Int(sum))
    for (place, type) in side.types.enumerated() where type.tableUnit >= 0 {
      types[rank(Int(type.tableUnit))] = Int32(place)
    }
  }

  /// The type of a unit that occurs.
  func type(of unit: Int) -> Int32 { types[rank(unit)] }

  private func rank(_ unit: Int) -> Int {
    let before = bits[unit >> 6] & (1 << UInt64(unit & 63) - 1)
    return Int(ranks[unit >> 6]) + before.nonzeroBitCount
  }
}

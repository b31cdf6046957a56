/// Which unit types of two sides translate each other.
struct UnitLinks: Sendable {
  /// One possible translation.
  struct Link: Sendable {
    /// A type of the other side.
    var other: Int32
    /// How much more likely the one is, given the other, as ``LexicalScore/gain(_:chance:)``.
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

  /// Right types, given each left one.
  private(set) var ofLeft = Lists()
  /// Left types, given each right one.
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
    ofRight = find(left, right, table).reversed(types: right.types.count)
  }

  /// Fills `ofLeft`, and returns the links of `ofRight` by the left type.
  private mutating func find(
    _ left: AlignmentSide, _ right: AlignmentSide, _ table: TranslationTable?
  ) -> Lists {
    let identity = IdentityIndex(right)
    let known = KnownUnits(right)
    var forward: [Link] = []
    var backward: [Link] = []
    var lists = Lists()
    func add(_ place: Int32, _ ofRight: Float, _ ofLeft: Float, _ leftChance: Float) {
      let chance = right.types[Int(place)].chance
      let gain = LexicalScore.gain(ofRight, chance: chance)
      if gain >= Self.minimumGain { forward.append(Link(other: place, gain: gain)) }
      let reverse = LexicalScore.gain(ofLeft, chance: leftChance)
      if reverse >= Self.minimumGain { backward.append(Link(other: place, gain: reverse)) }
    }
    for type in left.types {
      let equal = identity.place(of: type)
      if let table, type.tableUnit >= 0 {
        table.eachEntry(of: Int(type.tableUnit)) { entry in
          guard let place = known.type(of: entry.right), place != equal else { return }
          add(place, entry.forward, entry.backward, type.chance)
        }
      }
      if equal >= 0 {
        let certainty = Self.certainty(type.kind, hasTable: table != nil)
        add(equal, certainty, certainty, type.chance)
      }
      ofLeft.starts.append(Int32(forward.count))
      lists.starts.append(Int32(backward.count))
    }
    ofLeft.links = forward
    lists.links = backward
    return lists
  }

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
    for link in links { result.starts[Int(link.other) + 1] += 1 }
    for type in 0..<types { result.starts[type + 1] += result.starts[type] }
    var next = result.starts
    for type in 0..<starts.count - 1 {
      for place in range(type) {
        let link = links[place]
        result.links[Int(next[Int(link.other)])] = UnitLinks.Link(
          other: Int32(type), gain: link.gain)
        next[Int(link.other)] += 1
      }
    }
    return result
  }
}

/// Finds the type that is the same on the other side: a number, a Latin word, a name.
private struct IdentityIndex {
  private var index: HashIndex
  private var places: [Int32] = []
  private let types: [AlignmentSide.UnitType]

  init(_ side: AlignmentSide) {
    types = side.types
    index = HashIndex(minimumCapacity: types.count)
    for place in types.indices where index.number(of: types[place].hash) == places.count {
      places.append(Int32(place))
    }
  }

  /// The place of the same type; −1 if it does not occur.
  func place(of type: AlignmentSide.UnitType) -> Int32 {
    // A name in Chinese has the hash of the word that it is in Latin letters.
    let kind = type.kind == .name ? .word : type.kind
    guard let number = index.find(type.hash), types[Int(places[number])].kind == kind else {
      return -1
    }
    return places[number]
  }
}

/// Which units of a table's vocabulary occur on a side: a set of bits, small enough to stay near.
private struct KnownUnits {
  /// A bit for each unit.
  private var bits: [UInt64] = []
  /// How many bits are set before each word of `bits`.
  private var ranks: [Int32] = []
  /// The types of the units that occur, by unit ascending.
  private var types: [Int32] = []

  init(_ side: AlignmentSide) {
    let largest = side.types.reduce(-1) { max($0, Int($1.tableUnit)) }
    bits = [UInt64](repeating: 0, count: (largest + 64) / 64)
    for type in side.types where type.tableUnit >= 0 {
      bits[Int(type.tableUnit) >> 6] |= 1 << UInt64(type.tableUnit & 63)
    }
    var count: Int32 = 0
    for word in bits {
      ranks.append(count)
      count += Int32(word.nonzeroBitCount)
    }
    types = [Int32](repeating: 0, count: Int(count))
    for (place, type) in side.types.enumerated() where type.tableUnit >= 0 {
      types[rank(Int(type.tableUnit))] = Int32(place)
    }
  }

  /// The type of a unit; `nil` if it does not occur.
  func type(of unit: Int) -> Int32? {
    guard unit >> 6 < bits.count, bits[unit >> 6] >> UInt64(unit & 63) & 1 == 1 else { return nil }
    return types[rank(unit)]
  }

  private func rank(_ unit: Int) -> Int {
    let before = bits[unit >> 6] & (1 << UInt64(unit & 63) - 1)
    return Int(ranks[unit >> 6]) + before.nonzeroBitCount
  }
}

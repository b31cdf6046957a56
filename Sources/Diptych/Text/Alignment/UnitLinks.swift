/// Which unit types of two sides translate each other.
struct UnitLinks: Sendable {
  /// One possible translation.
  struct Link: Sendable {
    /// A type of the right side.
    var right: Int32
    /// The probability of the right unit, given the left one.
    var forward: Float
    /// The probability of the left unit, given the right one.
    var backward: Float
  }

  /// The links of left type after left type.
  private(set) var links: [Link] = []
  /// The place in `links` at which the links of each left type start, and last their number.
  private(set) var starts: [Int32] = [0]

  /// The links of a left type.
  func range(_ left: Int) -> Range<Int> { Int(starts[left])..<Int(starts[left + 1]) }

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
      self = UnitLinks(
        left: right, right: left, table: table, isSwapped: false
      ).swapped(leftTypes: left.types.count)
      return
    }
    let identity = IdentityIndex(right)
    var ofTableUnit: [Int32] = []
    if let table {
      ofTableUnit = [Int32](repeating: -1, count: table.right.count)
      for (place, type) in right.types.enumerated() where type.tableUnit >= 0 {
        ofTableUnit[Int(type.tableUnit)] = Int32(place)
      }
    }
    for type in left.types {
      let equal = identity.place(of: type)
      if let table, type.tableUnit >= 0 {
        table.eachEntry(of: Int(type.tableUnit)) { entry in
          let place = ofTableUnit[entry.right]
          guard place >= 0, place != equal else { return }
          links.append(Link(right: place, forward: entry.forward, backward: entry.backward))
        }
      }
      if equal >= 0 {
        let certainty: Float = table != nil || type.kind != .word ? 1 : 0.8
        links.append(Link(right: equal, forward: certainty, backward: certainty))
      }
      starts.append(Int32(links.count))
    }
  }

  /// The same links seen from the other side.
  private func swapped(leftTypes: Int) -> UnitLinks {
    var result = self
    result.starts = [Int32](repeating: 0, count: leftTypes + 1)
    for link in links { result.starts[Int(link.right) + 1] += 1 }
    for type in 0..<leftTypes { result.starts[type + 1] += result.starts[type] }
    var next = result.starts
    for type in 0..<starts.count - 1 {
      for place in range(type) {
        let link = links[place]
        result.links[Int(next[Int(link.right)])] = Link(
          right: Int32(type), forward: link.backward, backward: link.forward)
        next[Int(link.right)] += 1
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
    guard let number = index.find(type.hash), types[Int(places[number])].kind == type.kind else {
      return -1
    }
    return places[number]
  }
}

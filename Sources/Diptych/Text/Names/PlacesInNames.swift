/// Finds the known places in the names of organisations: 重庆市 in 重庆市教育委员会.
struct PlacesInNames: Sendable {
  /// A place in a name.
  struct Place: Sendable {
    var range: Range<Int>
    /// The number of what the word list says it names, 0 if it does not know.
    var concept: Int
  }

  private let table: NameTable

  /// Makes a finder by a word list.
  init(table: NameTable) { self.table = table }

  /// The longest places of a folded name from left to right, those in characters with their units.
  func places(in name: [UInt32], isHan: Bool) -> [Place] {
    var result: [Place] = []
    var index = 0
    while index < name.count {
      let mayStart = isHan || index == 0 || !LatinWord.isLetter(name[index - 1])
      guard mayStart, let place = longest(from: index, in: name, isHan: isHan) else {
        index += 1
        continue
      }
      result.append(place)
      index = place.range.upperBound
    }
    return result
  }

  private func longest(from start: Int, in name: [UInt32], isHan: Bool) -> Place? {
    var best: Place?
    var node = table.root
    for index in name[start...].indices {
      guard let next = table.next(node, table.code(name[index])) else { break }
      node = next
      let end = index + 1
      guard isHan ? end - start > 1 : end == name.count || !LatinWord.isLetter(name[end]),
        let record = node.record, record.classes.contains(.place)
      else { continue }
      best = Place(range: start..<end, concept: record.concept)
    }
    guard var place = best, isHan, place.range.upperBound < name.count else { return best }
    let behind = table.record(of: CollectionOfOne(name[place.range.upperBound]))
    if behind?.classes.contains(.level) == true {
      place.range = start..<place.range.upperBound + 1
    }
    return place
  }
}

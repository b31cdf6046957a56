/// Tells Chinese persons' names in pinyin from other capitalised words.
struct PinyinNames: Sendable {
  private let table: NameTable

  /// Makes a judge by the syllables of the table.
  init(table: NameTable) { self.table = table }

  /// Where the name of two words ends; `nil` if they are none.
  ///
  /// The end lies inside the second word where an apostrophe got lost, as in "Xi Jinpings".
  func end(_ family: LatinWord, _ given: LatinWord, in scalars: [UInt32]) -> Int? {
    guard family.classes.contains(.pinyinSurname), !given.classes.contains(.notName),
      given.classes.isDisjoint(with: [.country, .englishPlace, .englishHead, .englishLead, .title])
    else { return nil }
    let end = given.range.upperBound
    var syllables = syllables(given.range, in: scalars)
    var last = end
    if syllables == nil, scalars[end - 1] == 0x73, given.range.count > 3 {
      last = end - 1
      syllables = self.syllables(given.range.lowerBound..<last, in: scalars)
    }
    guard let syllables, (1...2).contains(syllables) else { return nil }
    // One syllable says little: "Long Bin" is a name, "Long Can" is none.
    if syllables == 1 {
      guard !given.classes.contains(.common), !family.classes.contains(.common),
        given.range.count > 1
      else { return nil }
    } else if given.classes.contains(.common)
      || given.classes.contains(.given) && family.classes.contains(.given)
    {
      return nil
    }
    return last
  }

  /// The least number of pinyin syllables that spell a word; `nil` if none do.
  private func syllables(_ range: Range<Int>, in scalars: [UInt32]) -> Int? {
    guard range.count <= 12 else { return nil }
    var least = [Int?](repeating: nil, count: range.count + 1)
    least[0] = 0
    for start in 0..<range.count {
      guard let sofar = least[start], sofar < 3 else { continue }
      let scalar = scalars[range.lowerBound + start]
      if start > 0, scalar == 0x27 || scalar == 0x2D || scalar == 0x2019 {
        least[start + 1] = min(least[start + 1] ?? .max, sofar)
        continue
      }
      var state = table.root
      for end in start..<min(range.count, start + 6) {
        guard let next = table.next(state, table.code(scalars[range.lowerBound + end])) else {
          break
        }
        state = next
        if state.record?.classes.contains(.syllable) == true {
          least[end + 1] = min(least[end + 1] ?? .max, sofar + 1)
        }
      }
    }
    return least[range.count]
  }
}

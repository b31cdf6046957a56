extension HanLattice {
  /// Cuts the schools 國小 and 國中 of Taiwan behind their names: 明德 and 國小, not 明, 德國 and 小.
  ///
  /// Their first character is the last one of a country, or stands alone behind a word.
  func joiningSchools(_ tokens: [HanToken]) -> [HanToken] {
    var result: [HanToken] = []
    result.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      guard index > 0, isSchoolLevel(token), let last = result.last,
        isCountry(last.range.upperBound - 1), let start = startOfName(&result)
      else {
        result.append(token)
        continue
      }
      let country = last.range.upperBound - 1
      if start < country {
        result.append(
          HanToken(
            range: start..<country, kind: .form, classes: [.word, .noun], hasEvidence: false,
            isHan: true))
      }
      result.append(
        HanToken(
          range: country..<token.range.upperBound, kind: .form, classes: [.word, .noun, .head],
          hasEvidence: false, isHan: true))
    }
    return result
  }

  /// Takes the tokens of the name of a school away, the last of which ends with 國; where the name starts, which
  /// may be that character; `nil` if it is no school.
  private func startOfName(_ tokens: inout [HanToken]) -> Int? {
    guard let last = tokens.last, last.kind == .form, tokens.count > 1 else { return nil }
    let before = tokens[tokens.count - 2]
    guard before.isHan, before.kind == .form else { return nil }
    if last.range.count == 1 {
      guard before.range.count > 1, before.classes.isDisjoint(with: [.function, .verb, .place])
      else { return nil }
      tokens.removeLast()
      return last.range.lowerBound
    }
    // 在德國小住: the word before is one of grammar or of going, unless another one joins the names before it.
    let isJoined =
      conjunctions.contains(cells[before.range.lowerBound].code)
      && (tokens.count == 2 || !tokens[tokens.count - 3].isHan
        || conjunctions.contains(cells[tokens[tokens.count - 3].range.lowerBound].code))
    guard last.range.count == 2, last.classes.contains(.place), before.range.count == 1,
      before.classes.isDisjoint(with: [.function, .shortPlace])
        && !going.contains(cells[before.range.lowerBound].code) || isJoined
    else { return nil }
    tokens.removeLast(2)
    return before.range.lowerBound
  }

  /// Whether a token is 小 or 中 alone.
  private func isSchoolLevel(_ token: HanToken) -> Bool {
    token.range.count == 1 && schoolLevels.contains(cells[token.range.lowerBound].code)
  }

  /// Whether 國 stands at an index.
  private func isCountry(_ index: Int) -> Bool { cells[index].code == country }
}

/// Finds the bylines below titles, and the signatures below texts, among lines of one language.
enum Bylines {
  /// What was found.
  struct Found {
    /// The places of the bylines and signatures.
    var places: [Int] = []
    /// Whether a byline stands behind the first title.
    var isAtHead = false
    /// The place behind the first title of a line that may be a byline if the translation has one.
    var possible: Int?
  }

  /// The longest byline, in Han characters.
  private static let longest = 40.0

  /// Finds them.
  ///
  /// Where lines like a byline come again between paragraphs, they are headings, as in a list of persons.
  /// Lines with nothing but names are bylines behind the first title alone.
  static func find(in lines: [ShapedLine], _ reader: BylineReader) -> Found {
    var found = Found()
    let lastText = lines.lastIndex { isText($0) } ?? -1
    var roles: [Int] = []
    var names: [Int] = []
    // The candidates between paragraphs: nothing is known of them yet.
    var others: [Int] = []
    // Whether a title came, and nothing else than bylines and dates behind it.
    var isBehindTitle = false
    var head = 0..<0
    for (index, line) in lines.enumerated() {
      guard line.isCandidate, line.shape.numbering == nil else {
        if !line.shape.isFact { isBehindTitle = false }
        continue
      }
      let isHead = isBehindTitle && head.upperBound == index
      if isHead || index == 0 { head = 0..<index + 1 }
      // A signature has its date below it, or stands behind the text.
      let isDateNext = index + 1 < lines.count && lines[index + 1].shape.isDate
      guard index > 0, line.shape.length <= longest,
        isBehindTitle || isDateNext || index > lastText
      else {
        if index > 0, line.shape.length <= longest { others.append(index) }
        isBehindTitle = true
        continue
      }
      let form = reader.form(of: line.utf8)
      switch form {
      case _ where index > lastText && (form != nil || EnglishByline.isOffice(line.utf8)):
        found.places.append(index)
      case .role where isBehindTitle: roles.append(index)
      case .role: found.places.append(index)
      case .names where isHead: names.append(index)
      case .names: others.append(index)
      case nil:
        if index == 1, EnglishByline.mayBeName(line.utf8) { found.possible = index }
        if !line.shape.isDate, !line.shape.isInBrackets { isBehindTitle = true }
      }
    }
    guard !roles.isEmpty || !names.isEmpty else { return found }
    for form in others.lazy.map({ reader.form(of: lines[$0].utf8) }) {
      if form == .role { roles = [] }
      if form == .names { names = [] }
    }
    found.isAtHead = (roles + names).contains { head.contains($0) }
    found.places += roles + names
    return found
  }

  /// Whether a line is more than a short one or a rule.
  private static func isText(_ line: ShapedLine) -> Bool {
    !line.isCandidate && (line.shape.letters > 0 || !line.shape.isShort)
  }
}

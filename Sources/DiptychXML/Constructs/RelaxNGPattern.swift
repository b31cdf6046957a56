/// What a RELAX NG schema says about one element's attributes and content.
indirect enum RelaxNGPattern {
  case empty
  case text
  /// A child, by the number of its definition.
  case element(Int)
  case attribute(String, RelaxNGPattern)
  case data(RelaxNGDatatype)
  /// One value; `isText` where it is compared as text.
  case value(String, isText: Bool)
  case list(RelaxNGPattern)
  case group([RelaxNGPattern])
  case choice([RelaxNGPattern])
  case oneOrMore(RelaxNGPattern)

  /// Whether attributes, and whether anything else, stand in the pattern.
  var parts: (attributes: Bool, content: Bool) {
    switch self {
    case .empty: (false, false)
    case .attribute: (true, false)
    case .text, .element, .data, .value, .list: (false, true)
    case .oneOrMore(let pattern): pattern.parts
    case .group(let patterns), .choice(let patterns):
      patterns.reduce((false, false)) { sum, pattern in
        let parts = pattern.parts
        return (sum.0 || parts.attributes, sum.1 || parts.content)
      }
    }
  }

  /// The parts of a group, and of groups in it; else the pattern alone.
  var items: [RelaxNGPattern] {
    guard case .group(let patterns) = self else { return [self] }
    return patterns.flatMap(\.items)
  }

  /// The parts of a choice, and of choices in it; else the pattern alone.
  var alternatives: [RelaxNGPattern] {
    guard case .choice(let patterns) = self else { return [self] }
    return patterns.flatMap(\.alternatives)
  }

  /// The only values that match, if the pattern lists them as text without white space.
  var values: [String]? {
    var values: [String] = []
    for case let pattern in alternatives {
      guard case .value(let value, isText: true) = pattern, !value.isEmpty,
        value.utf8.allSatisfy({ $0 > 0x20 })
      else { return nil }
      values.append(value)
    }
    return values
  }
}

/// A `data` pattern.
struct RelaxNGDatatype: Equatable {
  /// The name, behind `xsd:` if it is one of XML Schema's.
  let type: String
  /// Facets by name.
  let parameters: [String: String]
  /// Whether the empty string is excepted.
  let exceptsEmpty: Bool
}

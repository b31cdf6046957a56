/// A schema as tables, in which an element's definition follows from what stands before it.
///
/// Going through a file from its start, the definition of an element is the only one that its parent,
/// the siblings before it, its name, and where these leave a choice, a required attribute with listed
/// values allow. Such a grammar is one of restrained competition (Murata, Lee, Mani and Kawaguchi
/// 2005, "Taxonomy of XML schema languages using formal language theory"). If a file is valid at all,
/// each element is valid by the definition found that way, so a file is valid if and only if
/// - each element's children are a path through the automaton of its definition's content,
/// - each element's attributes are right by its definition, and
/// - each element's text is right by its definition,
/// and none of these asks about another. The tables tell the first. The parts of the others are the
/// file's *constructs*, an element's attributes or its text, which ``constructSchema`` describes. A
/// schema in which they do ask about each other, or whose definitions are not found that way, has no
/// such tables.
struct ConstructGrammar: Sendable {
  /// What text an element may have.
  enum Text {
    /// None but white space between elements.
    case none
    /// Any, anywhere.
    case any
    /// One text, of which values of one form are alike.
    case data(ValueShape)
  }

  /// An element's definition.
  struct Definition {
    let name: Int
    let text: Text
    /// The state before its first child.
    let start: Int
  }

  /// A choice among definitions by the value of an attribute.
  struct Choice {
    let attribute: Int
    let ways: [(value: [UInt8], state: Int)]
  }

  /// The elements' names.
  private(set) var elements = XMLNameTable()
  /// The attributes' names, the first of which is `xmlns`.
  private(set) var attributes = XMLNameTable()
  /// The namespace of all elements, as its declaration gives it; empty for none.
  let namespace: [UInt8]
  private(set) var definitions: [Definition] = []
  /// The definition that each state names.
  private(set) var definitionOfState: [Int] = []
  /// By state and name: the state that a child leads to, or -1, or -2 minus the number of a choice.
  private(set) var steps: [Int32] = []
  private(set) var choices: [Choice] = []
  /// Whether the element may end in each state.
  private(set) var ends: [Bool] = []
  /// By definition and attribute.
  private(set) var shapes: [ValueShape] = []
  /// Of the same.
  private(set) var shapeKinds: [ValueShape.Kind] = []
  /// The state before the root.
  let rootState: Int
  /// A schema of the constructs, as ``RelaxNGReader/constructSchema`` has it.
  let constructSchema: [UInt8]

  /// The definition of each element's name, or -1 if several have it.
  private var onlyDefinitions: [Int] = []

  /// The number of `xmlns` among the attributes.
  static let namespaceAttribute = 0
  /// Attributes are also bits of a word.
  static let maximumAttributes = 64

  /// The only definition of an element's name.
  func onlyDefinition(named name: Int) -> Int? {
    onlyDefinitions[name] >= 0 ? onlyDefinitions[name] : nil
  }

  /// Whether the value of an attribute is the namespace of all elements.
  func isNamespace(_ value: Span<UInt8>) -> Bool { value.isEqual(to: namespace) }

  /// Makes tables of a schema in XML syntax.
  ///
  /// - Throws: ``RelaxNGReader/Unsupported`` or ``XMLError``.
  init(_ bytes: [UInt8]) throws {
    let schema = try RelaxNGReader(bytes)
    namespace = Array(schema.namespace.utf8)
    guard namespace.allSatisfy({ 0x21...0x7E ~= $0 && $0 != 0x22 && $0 != 0x26 && $0 != 0x3C })
    else { throw RelaxNGReader.Unsupported() }
    constructSchema = Array(schema.constructSchema.utf8)
    _ = try attributes.add("xmlns")
    var automata: [ContentAutomaton] = []
    var attributeItems: [[RelaxNGPattern]] = []
    var texts: [Text] = []
    for (number, pattern) in schema.patterns.enumerated() {
      _ = try elements.add(schema.names[number])
      let items = pattern.items
      guard items.allSatisfy({ $0.parts != (true, true) }) else {
        throw RelaxNGReader.Unsupported()
      }
      attributeItems.append(items.filter { $0.parts.attributes })
      let (text, children) = try Self.content(items.filter { $0.parts.content })
      texts.append(text)
      automata.append(try ContentAutomaton(children))
    }
    automata.append(try ContentAutomaton(schema.start))

    // The states before the first child come first.
    var offset = automata.count
    definitionOfState = Array(repeating: -1, count: automata.count)
    rootState = automata.count - 1
    var offsets: [Int] = []
    for automaton in automata {
      offsets.append(offset)
      offset += automaton.states.count
      definitionOfState += automaton.states
    }
    for items in attributeItems {
      for (name, _) in items.flatMap(Self.attributes) { _ = try attributes.add(name) }
    }
    guard attributes.count <= Self.maximumAttributes,
      schema.patterns.count <= ConstructKey.Names.maximumDefinitions
    else { throw RelaxNGReader.Unsupported() }
    try makeSteps(automata, offsets, schema.names, attributeItems)
    for (number, text) in texts.enumerated() {
      let name = try elements.add(schema.names[number])
      definitions.append(Definition(name: name, text: text, start: number))
      try addShapes(attributeItems[number])
    }
    for name in 0..<elements.count {
      let all = definitions.indices.filter { definitions[$0].name == name }
      onlyDefinitions.append(all.count == 1 ? all[0] : -1)
    }
  }

  private mutating func makeSteps(
    _ automata: [ContentAutomaton], _ offsets: [Int], _ names: [String],
    _ attributeItems: [[RelaxNGPattern]]
  ) throws {
    steps = Array(repeating: -1, count: definitionOfState.count * elements.count)
    ends = Array(repeating: false, count: definitionOfState.count)
    for (number, automaton) in automata.enumerated() {
      let offset = offsets[number]
      try addSteps(number, automaton.first.map { $0 + offset }, names, attributeItems)
      if automaton.acceptsNone { ends[number] = true }
      for (state, follow) in automaton.follow.enumerated() {
        try addSteps(offset + state, follow.map { $0 + offset }, names, attributeItems)
      }
      for state in automaton.last { ends[offset + state] = true }
    }
  }

  private mutating func addSteps(
    _ state: Int, _ next: [Int], _ names: [String], _ attributeItems: [[RelaxNGPattern]]
  ) throws {
    let byName = Dictionary(grouping: next) { names[definitionOfState[$0]] }
    for (name, next) in byName.sorted(by: { $0.key < $1.key }) {
      let cell = state * elements.count + (try elements.add(name))
      if next.count == 1 {
        steps[cell] = Int32(next[0])
        continue
      }
      steps[cell] = Int32(-2 - choices.count)
      let items = next.map { attributeItems[definitionOfState[$0]] }
      guard let (attribute, values) = Self.distinction(items) else {
        throw RelaxNGReader.Unsupported()
      }
      var ways: [(value: [UInt8], state: Int)] = []
      for (state, values) in zip(next, values) {
        for value in values { ways.append((Array(value.utf8), state)) }
      }
      choices.append(Choice(attribute: try attributes.add(attribute), ways: ways))
    }
  }

  /// An attribute that all definitions require, each with values of its own.
  private static func distinction(_ items: [[RelaxNGPattern]]) -> (String, [[String]])? {
    for case .attribute(let name, _) in items[0] {
      let values = items.compactMap { items -> [String]? in
        for case .attribute(name, let pattern) in items { return pattern.values }
        return nil
      }
      let all = values.flatMap { $0 }
      if values.count == items.count, Set(all).count == all.count { return (name, values) }
    }
    return nil
  }

  /// The attributes in a pattern of attributes.
  private static func attributes(_ pattern: RelaxNGPattern) -> [(String, RelaxNGPattern)] {
    switch pattern {
    case .attribute(let name, let value): [(name, value)]
    case .group(let patterns), .choice(let patterns): patterns.flatMap(attributes)
    case .oneOrMore(let pattern): attributes(pattern)
    case .empty, .text, .element, .data, .value, .list: []
    }
  }

  private mutating func addShapes(_ items: [RelaxNGPattern]) throws {
    var patterns: [Int: [RelaxNGPattern]] = [:]
    for (name, pattern) in items.flatMap(Self.attributes) {
      patterns[try attributes.add(name), default: []].append(pattern)
    }
    for attribute in 0..<attributes.count { shapes.append(ValueShape(patterns[attribute] ?? [])) }
    shapeKinds = shapes.map(\.kind)
  }

  /// What text the content has, and its model without text.
  private static func content(_ items: [RelaxNGPattern]) throws -> (Text, RelaxNGPattern) {
    let pattern = items.count == 1 ? items[0] : .group(items)
    if case .text = pattern { return (.any, .empty) }
    if pattern.alternatives.allSatisfy(\.isData), !items.isEmpty {
      return (.data(ValueShape([pattern])), .empty)
    }
    // Where text is one of the alternatives of a repetition, it may stand anywhere.
    for case .oneOrMore(let repeated) in pattern.alternatives {
      var isMixed = false
      let others = repeated.alternatives.filter { alternative in
        if case .text = alternative { isMixed = true }
        if case .text = alternative { return false }
        return true
      }
      guard isMixed else { continue }
      guard pattern.alternatives.allSatisfy({ $0.isEmpty || $0.isRepetition }),
        pattern.alternatives.count(where: \.isRepetition) == 1
      else { throw RelaxNGReader.Unsupported() }
      return (.any, .choice([.empty, .oneOrMore(.choice(others))]))
    }
    return (.none, pattern)
  }
}

extension RelaxNGPattern {
  fileprivate var isData: Bool {
    switch self {
    case .data, .value, .list: true
    case .empty, .text, .element, .attribute, .group, .choice, .oneOrMore: false
    }
  }

  fileprivate var isEmpty: Bool {
    if case .empty = self { return true }
    return false
  }

  fileprivate var isRepetition: Bool {
    if case .oneOrMore = self { return true }
    return false
  }
}

/// Notes the constructs of a file while it is written.
///
/// The writer tells each tag, attribute and text. What they are is then read from the bytes that were
/// written, so that nothing rests on what the caller meant to write; only that tags nest, that values
/// end at their quotation mark and that markup in text is escaped is the writer's own word. What
/// cannot be told, or is not well formed, makes the whole file ``Outcome/unclear``, which says
/// nothing about the file.
///
/// A file may be written in two parts: first one element that stands inside of the root, then the
/// rest. The recorder keeps its memory for the next file.
@usableFromInline
struct ConstructRecorder: Sendable {
  /// What was found.
  enum Outcome {
    /// All constructs are known.
    case known
    /// The file is valid if ``newKeys`` are, which the elements of ``sample`` have.
    case new
    /// Something else stands in the file.
    case unclear
  }

  /// An open element.
  private struct Frame {
    /// The definition's number, or -1 for the document itself.
    var definition: Int
    /// The state that its last child led to; -1 where a part begins.
    var state: Int
    /// Where its content begins.
    var content = 0
  }

  private(set) var newKeys: [ConstructKey] = []
  /// The first element with each of ``newKeys``, in a file of ``ConstructGrammar/constructSchema``.
  private(set) var sample: [UInt8] = []

  private let grammar: ConstructGrammar
  private let seed: ConstructKey.Seed
  /// Also what is new, from where it first stands.
  private var known = KnownConstructs()
  private var elementNumbers = LiteralNumbers()
  private var attributeNumbers = LiteralNumbers()
  private var frames: [Frame] = []
  private var top: Frame
  private var tag = RecordedTag()
  private var ids = XMLIDSet()
  private var prefix = XMLIDForm.Prefix()
  /// The definition of the element that was written first, as a part.
  private var part: Int?
  private var isUnclear = false
  /// Whether the attributes of an element with data are new.
  private var hasNewAttributes = false

  private static let maximumDepth = 200

  init(_ grammar: ConstructGrammar, _ seed: ConstructKey.Seed) {
    self.grammar = grammar
    self.seed = seed
    top = Frame(definition: -1, state: grammar.rootState)
  }

  // MARK: - Files

  /// Begins a file with the part that is written first.
  mutating func begin(_ known: KnownConstructs, isPart: Bool) {
    self.known = known
    newKeys.removeAll(keepingCapacity: true)
    sample.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    ids.removeAll()
    prefix = XMLIDForm.Prefix()
    part = nil
    isUnclear = false
    top = Frame(definition: -1, state: isPart ? -1 : grammar.rootState)
  }

  /// Goes on with the file itself, behind its part.
  mutating func beginFile() {
    if !frames.isEmpty || part == nil { isUnclear = true }
    top = Frame(definition: -1, state: grammar.rootState)
  }

  /// Takes the part for a child of the open element.
  mutating func insertPart() {
    guard !isUnclear else { return }
    guard let part, top.definition >= 0 else {
      isUnclear = true
      return
    }
    tag.begin(grammar.definitions[part].name)
    guard step(Span()), grammar.definitionOfState[top.state] == part else {
      isUnclear = true
      return
    }
    self.part = nil
  }

  /// Ends the file; forgets what is known.
  mutating func finish() -> Outcome {
    known = KnownConstructs()
    guard !isUnclear, frames.isEmpty, part == nil, top.state >= 0, grammar.ends[top.state] else {
      return .unclear
    }
    guard !newKeys.isEmpty else { return .known }
    endSample()
    return .new
  }

  /// Takes the file for unclear.
  mutating func giveUp() { isUnclear = true }

  /// Whether nothing but the document itself is open.
  var isOutside: Bool { frames.isEmpty }

  // MARK: - Elements

  /// A start tag begins.
  mutating func open(_ name: XMLName) {
    tag.begin(elementNumbers.number(of: name, in: grammar.elements))
  }

  /// An attribute begins, before which `offset` bytes were written.
  mutating func attribute(_ name: XMLName, at offset: Int) {
    let number = attributeNumbers.number(of: name, in: grammar.attributes)
    if !tag.add(number, nameLength: name.text.utf8CodeUnitCount, at: offset) { isUnclear = true }
  }

  /// The start tag ends; `bytes` are all that were written, up to its `>`.
  mutating func endTag(_ bytes: Span<UInt8>) {
    guard !isUnclear else { return }
    tag.end(at: bytes.count)
    guard tag.name >= 0, frames.count < Self.maximumDepth, let definition = enter(bytes) else {
      isUnclear = true
      return
    }
    frames.append(top)
    top = Frame(
      definition: definition, state: grammar.definitions[definition].start,
      content: bytes.count + 1)
    let isNew = noteAttributes(bytes)
    if case .data = grammar.definitions[definition].text {
      hasNewAttributes = isNew
    } else if isNew {
      addToSample(bytes, content: 0..<0)
    }
  }

  /// The definition of the element that the tag begins, to which the open element steps.
  private mutating func enter(_ bytes: Span<UInt8>) -> Int? {
    if top.state < 0 {
      guard part == nil else { return nil }
      part = grammar.onlyDefinition(named: tag.name)
      return part
    }
    return step(bytes) ? grammar.definitionOfState[top.state] : nil
  }

  /// Goes to the state that the element of the tag leads to; `false` if there is none.
  @inline(__always)
  private mutating func step(_ bytes: Span<UInt8>) -> Bool {
    var state = Int(grammar.steps[top.state * grammar.elements.count + tag.name])
    if state < -1 { state = tag.choose(grammar.choices[-2 - state], bytes) }
    guard state >= 0 else { return false }
    top.state = state
    return true
  }

  /// The innermost element ends; `bytes` are all that were written, up to its end tag.
  mutating func close(_ bytes: Span<UInt8>) {
    guard !isUnclear else { return }
    if case .data(let shape) = grammar.definitions[top.definition].text {
      // An empty element has no `>` yet.
      let content = min(top.content, bytes.count)..<bytes.count
      let value = bytes.extracting(content)
      let form = shape.form(ofText: value)
      var key = ConstructKey(seed)
      if form == 0 { key.add(seed, value) }
      key.add(seed, ConstructKey.Names(textOf: top.definition, form).word)
      // Such an element has no children, so the tag is still its own.
      if note(key) || hasNewAttributes { addToSample(bytes, content: content) }
    }
    if !grammar.ends[top.state] { isUnclear = true }
    if let parent = frames.popLast() { top = parent }
  }

  /// Text was written from `start` on.
  mutating func text(_ bytes: Span<UInt8>, from start: Int) {
    guard !isUnclear, top.definition >= 0 else {
      isUnclear = true
      return
    }
    switch grammar.definitions[top.definition].text {
    case .none: for index in start..<bytes.count where bytes[index] > 0x20 { isUnclear = true }
    case .any: break
    case .data: break  // The whole content is looked at when the element ends.
    }
  }

  // MARK: - Constructs

  /// Notes the attributes of the element that has just begun; `true` if they are new.
  private mutating func noteAttributes(_ bytes: Span<UInt8>) -> Bool {
    var key = ConstructKey(seed)
    var names = ConstructKey.Names(attributesOf: top.definition)
    let shapes = top.definition * grammar.attributes.count
    var hasNamespace = false
    for index in 0..<tag.count {
      let number = tag.attributes[index].number
      let value = tag.attributes[index].start..<tag.attributes[index].end
      if number == ConstructGrammar.namespaceAttribute {
        hasNamespace = grammar.isNamespace(bytes.extracting(value))
        if !hasNamespace { isUnclear = true }
        continue
      }
      let form = form(of: value, in: bytes, shapes + number)
      if !names.add(number, form) { isUnclear = true }
      if form == 0 { key.add(seed, bytes.extracting(value)) }
    }
    key.add(seed, names.word)
    let isRoot = frames.count == 1 && frames[0].state >= 0
    if isRoot ? hasNamespace == grammar.namespace.isEmpty : hasNamespace { isUnclear = true }
    return note(key)
  }

  /// The form of a value, 0 for none.
  @inline(__always)
  private mutating func form(of value: Range<Int>, in bytes: Span<UInt8>, _ shape: Int) -> Int {
    switch grammar.shapeKinds[shape] {
    case .exact: return 0
    case .id:
      // Two ids of one hash are taken for one id.
      guard prefix.isID(bytes, value), ids.insert(prefix.hash(bytes, value)) else {
        isUnclear = true
        return 0
      }
      return 1
    case .address where prefix.isPointer(bytes, value): return 1
    case .pointers: return prefix.formOfPointers(bytes, value, grammar.shapes[shape])
    default:
      let value = bytes.extracting(value)
      return value.hasReference ? 0 : grammar.shapes[shape].form(of: value)
    }
  }

  /// Notes a construct; `true` if it is new.
  @inline(__always)
  private mutating func note(_ key: ConstructKey) -> Bool {
    if known.contains(key) { return false }
    known.add(key)
    newKeys.append(key)
    return true
  }

  /// Adds the element whose tag was read last.
  private mutating func addToSample(_ bytes: Span<UInt8>, content: Range<Int>) {
    if sample.isEmpty { sample += "<\(RelaxNGReader.constructs)\(namespaceOfSample)>".utf8 }
    sample += "<\(RelaxNGReader.construct(top.definition))".utf8
    for index in tag.range { sample.append(bytes[index]) }
    sample.append(UInt8(ascii: ">"))
    for index in content { sample.append(bytes[index]) }
    sample += "</\(RelaxNGReader.construct(top.definition))>".utf8
  }

  private var namespaceOfSample: String {
    grammar.namespace.isEmpty
      ? "" : " xmlns=\"\(String(decoding: grammar.namespace, as: UTF8.self))\""
  }

  private mutating func endSample() { sample += "</\(RelaxNGReader.constructs)>".utf8 }
}

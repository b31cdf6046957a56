/// Finds the constructs of an XML file in one pass over its bytes.
///
/// The scanner knows the part of XML 1.0 that a plain writer uses: a declaration, instructions of
/// ASCII, tags with single spaces and double quotation marks, text in UTF-8, and references to the
/// five characters of markup or to white space. In that part it checks all that makes a file well
/// formed, and that ids are unique. It takes any other file for unreadable, which says nothing
/// about the file.
///
/// It keeps its memory for the next file.
struct ConstructScanner: Sendable {
  /// What a scan found.
  enum Outcome {
    /// All constructs are known.
    case known
    /// The file is well formed; ``newSteps`` and ``newKeys`` have what is not known.
    case new
    /// Something else stands in the file.
    case unreadable
  }

  /// An open element.
  private struct Frame {
    /// The definition's number, or -1 for the document itself.
    var definition: Int
    var name: Int
    var state: Int
  }

  /// An attribute of the tag that is read.
  private struct Attribute {
    var number = 0
    var start = 0
    var end = 0
    var hasReference = false
    /// What all of its bytes but the first are.
    var bytesBehindFirst = XMLByteKinds.all
  }

  private(set) var newSteps: [Int] = []
  private(set) var newKeys: [ConstructKey] = []

  private let grammar: ConstructGrammar
  private let seed: ConstructKey.Seed
  private var frames: [Frame] = []
  private var attributes = [Attribute](repeating: Attribute(), count: 64)
  private var attributeCount = 0
  private var ids = XMLIDSet()
  /// What the first long id begins with, like most others: bytes that are known to be right.
  private var idPrefix: (UInt64, UInt64) = (0, 0)
  /// Whether the text that was read last has more than white space, or a reference.
  private var isNonblank = false
  private var hasReference = false

  private let kinds = XMLByteKinds.table

  private static let maximumDepth = 200
  private static let declaration = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  init(_ grammar: ConstructGrammar, _ seed: ConstructKey.Seed) {
    self.grammar = grammar
    self.seed = seed
  }

  /// Reads a file.
  mutating func scan(_ file: [UInt8], known: KnownConstructs) -> Outcome {
    newSteps.removeAll(keepingCapacity: true)
    newKeys.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    ids.removeAll()
    idPrefix = (0, 0)
    let bytes = file.span
    guard let root = prolog(bytes), element(bytes, root, known) else { return .unreadable }
    return newSteps.isEmpty && newKeys.isEmpty ? .known : .new
  }

  /// The offset of the root's tag.
  private func prolog(_ bytes: Span<UInt8>) -> Int? {
    var index = 0
    if bytes.count > 5, bytes[0] == 0x3C, bytes[1] == 0x3F {
      guard bytes.count > Self.declaration.count else { return nil }
      for (offset, byte) in Self.declaration.enumerated() where bytes[offset] != byte {
        return nil
      }
      index = Self.declaration.count
    }
    let stylesheet: StaticString = "<?xml-model "
    while index + 1 < bytes.count, bytes[index + 1] == 0x3F {
      guard index + stylesheet.utf8CodeUnitCount < bytes.count else { return nil }
      for offset in 0..<stylesheet.utf8CodeUnitCount {
        guard unsafe bytes[index + offset] == stylesheet.utf8Start[offset] else { return nil }
      }
      index += stylesheet.utf8CodeUnitCount
      while index < bytes.count, bytes[index] != 0x3F {
        guard 0x20...0x7E ~= bytes[index] else { return nil }
        index += 1
      }
      guard index + 2 < bytes.count, bytes[index + 1] == 0x3E, bytes[index + 2] == 0x0A else {
        return nil
      }
      index += 3
    }
    return index < bytes.count && bytes[index] == 0x3C ? index : nil
  }

  /// Reads from the root's tag to the end of the file; `false` if that cannot be read.
  private mutating func element(_ bytes: Span<UInt8>, _ root: Int, _ known: KnownConstructs) -> Bool
  {
    var index = root
    var top = Frame(definition: -1, name: -1, state: grammar.rootState)
    repeat {
      // A tag begins here.
      guard index + 1 < bytes.count else { return false }
      if bytes[index + 1] != 0x2F {
        guard let end = startTag(bytes, index, known, &top) else { return false }
        index = end
        guard bytes[index] == 0x2F else {
          index += 1
          guard let end = run(bytes, index), text(bytes, index..<end, top, known) else {
            return false
          }
          // An element with data has nothing behind it but its end.
          if case .data = grammar.definitions[top.definition].text {
            guard end + 1 < bytes.count, bytes[end + 1] == 0x2F else { return false }
          }
          index = end
          continue
        }
        guard index + 1 < bytes.count, bytes[index + 1] == 0x3E,
          text(bytes, index..<index, top, known), close(&top, known)
        else { return false }
        index += 2
      } else {
        guard let end = endTag(bytes, index, top.name), close(&top, known) else { return false }
        index = end
      }
      guard !frames.isEmpty else { break }
      // Text behind a child.
      guard let end = run(bytes, index), text(bytes, index..<end, top, known) else { return false }
      index = end
    } while true
    guard use(Int(grammar.ends[top.state]), known) else { return false }
    while index < bytes.count {
      guard bytes[index] == 0x0A else { return false }
      index += 1
    }
    return true
  }

  /// Reads a start tag and steps into its element.
  ///
  /// - Returns: the offset of the `/` or `>` at its end.
  private mutating func startTag(
    _ bytes: Span<UInt8>, _ tag: Int, _ known: KnownConstructs, _ top: inout Frame
  ) -> Int? {
    var index = tag + 1
    guard let name = grammar.elements[Self.name(bytes, &index)], frames.count < Self.maximumDepth,
      let end = readAttributes(bytes, index, isRoot: frames.isEmpty)
    else { return nil }
    var step = Int(grammar.steps[top.state * grammar.elements.count + name])
    if step < -1 { step = choose(bytes, grammar.choices[-2 - step]) }
    guard step >= 0, use(step, known) else { return nil }
    top.state = grammar.targets[step]
    frames.append(top)
    let definition = grammar.definitionOfState[top.state]
    top = Frame(definition: definition, name: name, state: grammar.definitions[definition].start)
    guard classify(bytes, definition, known) else { return nil }
    return end
  }

  /// The name at an offset, which moves behind it.
  @inline(__always)
  private static func name(_ bytes: Span<UInt8>, _ index: inout Int) -> XMLNameTable.Packed {
    var name = XMLNameTable.Packed()
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      // What ends a name, or is part of none; other bytes lead to a name that is not known.
      if byte <= 0x20 || byte == 0x2F || byte == 0x3D || byte == 0x3E { break }
      name.append(byte)
      index += 1
    }
    return index - start > 16 ? XMLNameTable.Packed() : name
  }

  private mutating func readAttributes(_ bytes: Span<UInt8>, _ start: Int, isRoot: Bool) -> Int? {
    var index = start
    var seen: UInt64 = 0
    attributeCount = 0
    while index < bytes.count, bytes[index] == 0x20 {
      index += 1
      guard let number = grammar.attributes[Self.name(bytes, &index)], seen & 1 << number == 0,
        index + 1 < bytes.count, bytes[index] == 0x3D, bytes[index + 1] == 0x22
      else { return nil }
      seen |= 1 << number
      index += 2
      var attribute = Attribute(number: number, start: index)
      guard let end = value(bytes, index, &attribute) else { return nil }
      index = end
      attribute.end = index
      index += 1
      if number == 0 {
        guard isRoot, isNamespace(bytes, attribute) else { return nil }
        continue
      }
      attributes[attributeCount] = attribute
      attributeCount += 1
    }
    if isRoot, (seen & 1 == 0) != grammar.namespace.isEmpty { return nil }
    guard index < bytes.count, bytes[index] == 0x3E || bytes[index] == 0x2F else { return nil }
    return index
  }

  /// Reads the value of an attribute from its first byte.
  ///
  /// - Returns: the offset of the quotation mark behind it.
  @inline(__always)
  private func value(_ bytes: Span<UInt8>, _ start: Int, _ attribute: inout Attribute) -> Int? {
    let kinds = kinds.span
    var index = start
    var common = XMLByteKinds.all
    let end = bytes.count
    if start + 17 <= end {
      let first = bytes[start] == 0x23 ? start + 1 : start
      if unsafe Self.words(bytes, first) == idPrefix { index = first + 16 }
    }
    while index < end {
      let byte = unsafe bytes[unchecked: index]
      let kind = unsafe kinds[unchecked: Int(byte)]
      if kind & XMLByteKinds.plain != 0 {
        if index > start { common &= kind }
        index += 1
        continue
      }
      if byte == 0x22 {
        attribute.bytesBehindFirst = common
        return index
      }
      common = 0
      if byte >= 0x80 {
        let length = Self.lengthOfCharacter(bytes, index)
        guard length > 0 else { return nil }
        index += length
      } else if byte == 0x26 {
        guard let next = reference(bytes, index) else { return nil }
        attribute.hasReference = true
        index = next
      } else {
        return nil
      }
    }
    return nil
  }

  /// The 16 bytes at an offset.
  @inline(__always) @unsafe
  private static func words(_ bytes: Span<UInt8>, _ index: Int) -> (UInt64, UInt64) {
    unsafe (
      bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self),
      bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index + 8, as: UInt64.self)
    )
  }

  private func isNamespace(_ bytes: Span<UInt8>, _ attribute: Attribute) -> Bool {
    Self.equal(bytes.extracting(attribute.start..<attribute.end), grammar.namespace)
  }

  private static func equal(_ bytes: Span<UInt8>, _ other: [UInt8]) -> Bool {
    guard bytes.count == other.count else { return false }
    for index in other.indices where bytes[index] != other[index] { return false }
    return true
  }

  /// The step that an attribute's value decides on, or -1.
  private func choose(_ bytes: Span<UInt8>, _ choice: ConstructGrammar.Choice) -> Int {
    for index in 0..<attributeCount where attributes[index].number == choice.attribute {
      let value = bytes.extracting(attributes[index].start..<attributes[index].end)
      for way in choice.steps where Self.equal(value, way.value) { return way.step }
    }
    return -1
  }

  /// Notes the construct of an element's attributes; `false` if an id is not unique.
  private mutating func classify(_ bytes: Span<UInt8>, _ definition: Int, _ known: KnownConstructs)
    -> Bool
  {
    var key = ConstructKey(seed, definition << 1)
    for index in 0..<attributeCount {
      let attribute = attributes[index]
      let value = bytes.extracting(attribute.start..<attribute.end)
      let shape = grammar.shapes[definition * grammar.attributes.count + attribute.number]
      let form = form(value, attribute, shape)
      key.add(seed, UInt64(attribute.number << 16 | form))
      if case .id = shape {
        guard form > 0 else { return false }
        var id = ConstructKey(seed, -1)
        id.add(seed, value)
        guard ids.insert(id.low) else { return false }
        if idPrefix == (0, 0), value.count >= 16 { idPrefix = unsafe Self.words(value, 0) }
      } else if form == 0 {
        key.add(seed, value)
      }
    }
    note(key, known)
    return true
  }

  /// The form of an attribute's value, told without another look at its bytes if it is frequent.
  @inline(__always)
  private func form(_ value: Span<UInt8>, _ attribute: Attribute, _ shape: ValueShape) -> Int {
    guard !attribute.hasReference else { return 0 }
    let isName = attribute.bytesBehindFirst & XMLByteKinds.namePart != 0
    switch shape {
    case .exact: return 0
    case .id where isName && value.count > 0:
      return XMLByteKinds.isNameStart(value[0]) ? 1 : 0
    case .address where isName && value.count > 1 && value[0] == 0x23,
      .pointers where isName && value.count > 1 && value[0] == 0x23:
      return XMLByteKinds.isNameStart(value[1]) ? 1 : 0
    default: return shape.form(of: value)
    }
  }

  @inline(__always)
  private mutating func note(_ key: ConstructKey, _ known: KnownConstructs) {
    if !known.contains(key) { newKeys.append(key) }
  }

  /// Notes a step; `false` if there is none.
  @inline(__always)
  private mutating func use(_ step: Int, _ known: KnownConstructs) -> Bool {
    guard step >= 0 else { return false }
    if !known.steps[step] { newSteps.append(step) }
    return true
  }

  private mutating func close(_ top: inout Frame, _ known: KnownConstructs) -> Bool {
    guard use(Int(grammar.ends[top.state]), known), let parent = frames.popLast() else {
      return false
    }
    top = parent
    return true
  }

  private func endTag(_ bytes: Span<UInt8>, _ tag: Int, _ name: Int) -> Int? {
    var index = tag + 2
    let packed = Self.name(bytes, &index)
    guard name >= 0, packed == grammar.elements.names[name], index < bytes.count,
      bytes[index] == 0x3E
    else { return nil }
    return index + 1
  }

  /// Takes the text that ``run(_:_:)`` has read for the open element.
  @inline(__always)
  private mutating func text(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ top: Frame, _ known: KnownConstructs
  ) -> Bool {
    let definition = grammar.definitions[top.definition]
    if range.isEmpty {
      isNonblank = false
      hasReference = false
    }
    switch definition.text {
    case .none: return !isNonblank && !hasReference
    case .any: return !isNonblank || use(definition.textStep, known)
    case .data(let shape):
      let value = bytes.extracting(range)
      // What a reference stands for is no white space, unless it is one by number.
      let form =
        if case .nonblank = shape { isNonblank ? 1 : 0 } else if hasReference { 0 } else {
          shape.form(of: value)
        }
      var key = ConstructKey(seed, top.definition << 1 | 1)
      key.add(seed, UInt64(form))
      if form == 0 { key.add(seed, value) }
      note(key, known)
      return true
    }
  }

  /// Reads text up to the next tag.
  ///
  /// - Returns: the offset of the tag, or `nil` if the text or the file ends otherwise.
  private mutating func run(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    var isNonblank = false
    hasReference = false
    let end = bytes.count
    while index < end {
      let byte = unsafe bytes[unchecked: index]
      if byte >= 0x80 {
        isNonblank = true
        // Most of Chinese.
        if 0xE3...0xEC ~= byte, index + 2 < end,
          unsafe (bytes[unchecked: index + 1] & bytes[unchecked: index + 2]) & 0xC0 == 0x80,
          unsafe (bytes[unchecked: index + 1] | bytes[unchecked: index + 2]) & 0x40 == 0
        {
          index += 3
          continue
        }
        let length = Self.lengthOfCharacter(bytes, index)
        guard length > 0 else { return nil }
        index += length
      } else if byte > 0x3E || 0x27...0x3B ~= byte {
        isNonblank = true
        index += 1
      } else if byte == 0x20 || byte == 0x0A || byte == 0x09 {
        index += 1
      } else if byte == 0x3C {
        self.isNonblank = isNonblank
        return index
      } else if byte == 0x26 {
        guard let next = reference(bytes, index) else { return nil }
        hasReference = true
        if bytes[index + 1] != 0x23 { isNonblank = true }
        index = next
      } else {
        // `>` is legal, but not behind `]]`, and writers escape it.
        guard byte > 0x20, byte != 0x3E else { return nil }
        isNonblank = true
        index += 1
      }
    }
    return nil
  }

  /// The end of a reference to a character of markup, a tab, or a line end.
  private func reference(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    for reference in Self.references where start + reference.count <= bytes.count {
      if Self.equal(bytes.extracting(start..<start + reference.count), reference) {
        return start + reference.count
      }
    }
    return nil
  }

  private static let references = [
    "&amp;", "&gt;", "&lt;", "&quot;", "&apos;", "&#9;", "&#10;", "&#13;",
  ].map { Array($0.utf8) }

  /// The length of the character that begins with a byte from 0x80, or 0 if none that XML allows does
  /// (Unicode 16, table 3-7).
  private static func lengthOfCharacter(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    let first = bytes[index]
    func next(_ offset: Int, _ range: ClosedRange<UInt8>) -> Bool {
      index + offset < bytes.count && range ~= bytes[index + offset]
    }
    switch first {
    case 0xC2...0xDF: return next(1, 0x80...0xBF) ? 2 : 0
    case 0xE0: return next(1, 0xA0...0xBF) && next(2, 0x80...0xBF) ? 3 : 0
    case 0xED: return next(1, 0x80...0x9F) && next(2, 0x80...0xBF) ? 3 : 0
    case 0xE1...0xEE: return next(1, 0x80...0xBF) && next(2, 0x80...0xBF) ? 3 : 0
    case 0xEF:
      guard next(1, 0x80...0xBF), next(2, 0x80...0xBF) else { return 0 }
      return bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE ? 0 : 3
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return next(1, second) && next(2, 0x80...0xBF) && next(3, 0x80...0xBF) ? 4 : 0
    default: return 0
    }
  }
}

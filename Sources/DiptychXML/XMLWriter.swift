public import DiptychBytes

/// Writes XML 1.0 as UTF-8 into a byte buffer.
///
/// The caller opens and closes elements; attributes come right after their element is opened. Text is
/// written as given, with `&`, `<`, `>` and carriage returns escaped. Characters that XML forbids are
/// for the caller to treat: ``text(_:_:)`` stops before them, ``data(_:)`` puts U+FFFD in their place.
///
/// For a ``ConstructValidator``, the writer notes what it writes.
public struct XMLWriter: ~Copyable {
  // Names of elements and attributes are known when the program is compiled: what writes them is
  // inlined, so that each becomes a few stores.
  @usableFromInline internal var buffer: ByteBuffer
  /// Where the name of each open element stands in the buffer, and in the low byte its length.
  @usableFromInline internal var open: [Int] = []
  /// Whether the last start tag still lacks its `>`.
  @usableFromInline internal var isTagOpen = false

  /// Notes what is written, if somebody wants to know.
  internal var recorder: ConstructRecorder?
  /// Whether there is a recorder.
  @usableFromInline internal var isRecording = false

  /// Makes a writer with room for about `capacity` bytes.
  public init(capacity: Int = 0) { buffer = ByteBuffer(capacity: capacity) }

  /// Makes a writer of a file for `validator`, with room for about `capacity` bytes.
  ///
  /// If `isPart`, one element is written that stands inside of the root; then
  /// ``init(capacity:with:)`` makes the writer of the file itself.
  public init(capacity: Int, validator: ConstructValidator?, isPart: Bool = false) {
    buffer = ByteBuffer(capacity: capacity)
    recorder = validator?.recorder(isPart: isPart)
    isRecording = recorder != nil
  }

  /// Makes the writer of a file of which `part` has a part, which ``append(_:)`` will take in.
  public init(capacity: Int, with part: inout XMLWriter) {
    buffer = ByteBuffer(capacity: capacity)
    recorder = part.takeRecorder()
    recorder?.beginFile()
    isRecording = recorder != nil
  }

  /// The recorder, which the writer no longer has.
  mutating func takeRecorder() -> ConstructRecorder? {
    isRecording = false
    return recorder.take()
  }

  /// A copy of what was written so far.
  public var bytes: [UInt8] { buffer.bytes }

  /// The number of bytes that were written so far.
  public var count: Int { buffer.count }

  /// Writes the XML declaration.
  public mutating func declaration() {
    if buffer.count > 0 { recorder?.giveUp() }
    buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Writes `<?target data?>` on a line of its own before the root; neither may contain `?>`.
  public mutating func instruction(_ target: String, _ data: String) {
    precondition(open.isEmpty, "an instruction stands before the root")
    precondition(
      !zip(data.utf8, data.utf8.dropFirst()).contains { $0 == (0x3F, 0x3E) },
      "an instruction does not contain its end")
    if !data.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { recorder?.giveUp() }
    buffer.append(Array("<?\(target) \(data)?>\n".utf8))
  }

  /// Writes the declaration of a document type that stands in a file of its own.
  public mutating func documentType(_ root: StaticString, system address: StaticString) {
    precondition(open.isEmpty, "a document type stands before the root")
    recorder?.giveUp()
    buffer.append("<!DOCTYPE ")
    buffer.append(root)
    buffer.append(" SYSTEM \"")
    buffer.append(address)
    buffer.append("\">\n")
  }

  /// Begins an element.
  @inlinable @inline(__always)
  public mutating func open(_ name: XMLName) {
    endTag()
    buffer.append(UInt8(ascii: "<"))
    open.append(buffer.count << 8 | name.text.utf8CodeUnitCount)
    buffer.append(name.text)
    isTagOpen = true
    if isRecording { record(open: name) }
  }

  /// Ends the innermost element.
  public mutating func close() {
    guard let name = open.popLast() else {
      preconditionFailure("every close has an open before it")
    }
    if isRecording { recordClose() }
    if isTagOpen {
      buffer.append("/>")
      isTagOpen = false
    } else {
      buffer.append("</")
      buffer.append(again: name >> 8, name & 0xFF)
      buffer.append(UInt8(ascii: ">"))
    }
  }

  /// Writes a line feed between elements.
  @inlinable
  public mutating func newLine() {
    endTag()
    buffer.append(0x0A)
  }

  /// Adds an attribute to the element that was opened last; the value may be any valid UTF-8.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, _ value: String) {
    beginAttribute(name)
    append(attribute: value)
    endAttribute()
  }

  /// Adds an attribute whose value is known beforehand and needs no escapes.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, constant value: StaticString) {
    beginAttribute(name)
    buffer.append(value)
    endAttribute()
  }

  /// Adds an attribute whose value is a word that needs no escapes.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, word value: String) {
    beginAttribute(name)
    buffer.append(value.utf8.span)
    endAttribute()
  }

  /// Adds an attribute whose value needs no escapes, such as an id.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, plain value: Span<UInt8>) {
    beginAttribute(name)
    buffer.append(value)
    endAttribute()
  }

  /// Adds an attribute with a number.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, number: Int) {
    beginAttribute(name)
    buffer.append(decimal: number)
    endAttribute()
  }

  /// Adds an attribute with a number 0...1 of two decimals, given in hundredths.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, hundredths: Int) {
    beginAttribute(name)
    if hundredths < 100 {
      buffer.append("0.")
      buffer.append(twoDigits: hundredths)
    } else {
      buffer.append("1.00")
    }
    endAttribute()
  }

  /// Adds an attribute with two numbers and a colon between them.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, ratio left: Int, _ right: Int) {
    beginAttribute(name)
    buffer.append(decimal: left)
    buffer.append(UInt8(ascii: ":"))
    buffer.append(decimal: right)
    endAttribute()
  }

  /// Adds an attribute with the id of a numbered part: the parent's id, the word, the number.
  @inlinable @inline(__always)
  public mutating func attribute(
    _ name: XMLName, partOf id: Span<UInt8>, _ word: StaticString, _ number: Int
  ) {
    beginAttribute(name)
    buffer.append(id)
    buffer.append(word)
    buffer.append(decimal: number)
    endAttribute()
  }

  /// Adds an attribute that points to one id.
  @inlinable @inline(__always)
  public mutating func attribute(_ name: XMLName, pointer id: Span<UInt8>) {
    beginAttribute(name)
    buffer.append(UInt8(ascii: "#"))
    buffer.append(id)
    endAttribute()
  }

  /// Begins an attribute that points to one or more ids; see ``pointer(_:)``.
  @inlinable @inline(__always)
  public mutating func beginPointers(_ name: XMLName) { beginAttribute(name) }

  /// Adds a pointer to an id to the attribute that was begun.
  public mutating func pointer(_ id: Span<UInt8>, isFirst: Bool) {
    if isFirst { buffer.append("#") } else { buffer.append(" #") }
    buffer.append(id)
  }

  /// Adds a pointer to the id of a numbered part to the attribute that was begun.
  @inlinable @inline(__always)
  public mutating func pointer(
    partOf id: Span<UInt8>, _ word: StaticString, _ number: Int, isFirst: Bool
  ) {
    pointer(id, isFirst: isFirst)
    buffer.append(word)
    buffer.append(decimal: number)
  }

  /// Ends the attribute that was begun.
  @inlinable @inline(__always)
  public mutating func endPointers() { endAttribute() }

  /// Appends the part that another writer wrote; elements that are open in it stay open there.
  public mutating func append(_ part: borrowing XMLWriter) {
    endTag()
    recorder?.insertPart()
    buffer.append(part.buffer)
  }

  @inlinable @inline(__always)
  internal mutating func endTag() {
    guard isTagOpen else { return }
    if isRecording { recordEndOfTag() }
    buffer.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  @inlinable @inline(__always)
  internal mutating func beginAttribute(_ name: XMLName) {
    precondition(isTagOpen, "an attribute follows the start of its element")
    if isRecording { record(attribute: name) }
    buffer.append(UInt8(ascii: " "))
    buffer.append(name.text)
    buffer.append("=\"")
  }

  @inlinable @inline(__always)
  internal mutating func endAttribute() { buffer.append(UInt8(ascii: "\"")) }
}

/// The name of an element or attribute, at most 255 bytes.
public struct XMLName: Sendable, ExpressibleByStringLiteral {
  /// The name.
  public let text: StaticString

  /// Makes a name, which is not checked.
  @inlinable @inline(__always)
  public init(stringLiteral name: StaticString) { text = name }
}

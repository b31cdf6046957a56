internal import CLibXML2

/// One text on its way from libxml2's events to a consumer that knows namespaces.
///
/// A value that stays in one place while it runs: libxml2 reaches it, and it the consumer, through
/// pointers, so that an event costs no checks of exclusive access.
@safe struct XMLSession: ~Copyable {
  /// What takes the events.
  struct Handlers {
    let start: (XMLElementName, borrowing XMLAttributes, Int) -> Bool
    let end: (XMLElementName, Int) -> Void
    let text: (Span<UInt8>) -> Void
  }

  private let context: xmlParserCtxtPtr
  private let handlers: Handlers
  private let maximumDepth: Int
  private var names: XMLElementNames
  private var prefixes: XMLPrefixes
  /// The elements that are open, so that each name is looked up once only.
  private var open: [XMLElementName] = []
  /// Whether reading ended before the text did.
  private(set) var isStopped = false
  private(set) var failure: MarkupError?

  init(
    _ context: xmlParserCtxtPtr, _ handlers: Handlers, _ prefixes: [String: String],
    maximumDepth: Int
  ) {
    unsafe self.context = context
    self.handlers = handlers
    self.maximumDepth = maximumDepth
    names = XMLElementNames()
    self.prefixes = XMLPrefixes(prefixes)
  }

  /// Lets libxml2 call this session while `parse` runs.
  mutating func run(_ parse: () -> Void) {
    let context = unsafe context
    unsafe withUnsafeMutablePointer(to: &self) { session in
      unsafe context.pointee.userData = UnsafeMutableRawPointer(session)
      parse()
    }
  }

  static func setHandlers(_ handler: UnsafeMutablePointer<xmlSAXHandler>?) {
    unsafe handler?.pointee.startElementNs = { pointer, local, _, uri, _, _, count, _, attributes in
      guard let local = unsafe local else { return }
      unsafe session(pointer)?.pointee.start(local, uri, attributes, count: Int(count))
    }
    unsafe handler?.pointee.endElementNs = { pointer, _, _, _ in
      unsafe session(pointer)?.pointee.end()
    }
    unsafe handler?.pointee.characters = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.ignorableWhitespace = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.cdataBlock = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.reference = { pointer, name in
      guard let entity = unsafe htmlEntityLookup(name),
        let scalar = unsafe Unicode.Scalar(entity.pointee.value)
      else { return }
      unsafe session(pointer)?.pointee.text(Array(String(scalar).utf8).span)
    }
    // Whatever is declared stands in a subset of the document's own: none other is loaded.
    unsafe handler?.pointee.entityDecl = { pointer, _, _, _, _, _ in
      unsafe session(pointer)?.pointee.refuseSubset()
    }
    unsafe handler?.pointee.attributeDecl = { pointer, _, _, _, _, _, values in
      unsafe xmlFreeEnumeration(values)
      unsafe session(pointer)?.pointee.refuseSubset()
    }
    unsafe handler?.pointee.elementDecl = { pointer, _, _, _ in
      unsafe session(pointer)?.pointee.refuseSubset()
    }
    unsafe handler?.pointee.notationDecl = { pointer, _, _, _ in
      unsafe session(pointer)?.pointee.refuseSubset()
    }
    unsafe handler?.pointee.unparsedEntityDecl = { pointer, _, _, _, _ in
      unsafe session(pointer)?.pointee.refuseSubset()
    }
    unsafe handler?.pointee.getParameterEntity = { pointer, _ in
      unsafe session(pointer)?.pointee.refuseSubset()
      return nil
    }
    // Without a handler of its own, libxml2 prints errors.
    unsafe handler?.pointee.serror = { _, _ in }
  }

  fileprivate mutating func start(
    _ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?,
    _ pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    guard !isStopped else { return }
    guard open.count < maximumDepth else {
      failure = .tooDeep(line: line)
      return stop()
    }
    let name = unsafe names.name(local, uri, &prefixes)
    open.append(name)
    let start = handlers.start
    let line = line
    let goesOn = unsafe withUnsafeMutablePointer(to: &prefixes) { prefixes in
      unsafe start(name, XMLAttributes(pointer, count: count, prefixes), line)
    }
    if !goesOn { stop() }
  }

  fileprivate mutating func end() {
    guard !isStopped, let name = open.popLast() else { return }
    handlers.end(name, line)
  }

  fileprivate mutating func text(_ utf8: Span<UInt8>) {
    guard !isStopped else { return }
    handlers.text(utf8)
  }

  fileprivate mutating func refuseSubset() {
    guard !isStopped else { return }
    failure = .internalSubset
    stop()
  }

  private var line: Int { unsafe Int(context.pointee.input?.pointee.line ?? 0) }

  private mutating func stop() {
    isStopped = true
    unsafe xmlStopParser(context)
  }
}

private func session(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLSession>? {
  unsafe pointer?.assumingMemoryBound(to: XMLSession.self)
}

private func characters(
  _ pointer: UnsafeMutableRawPointer?, _ start: UnsafePointer<xmlChar>?, _ count: CInt
) {
  guard let start = unsafe start, count > 0 else { return }
  let buffer = unsafe UnsafeBufferPointer(start: start, count: Int(count))
  unsafe session(pointer)?.pointee.text(buffer.span)
}

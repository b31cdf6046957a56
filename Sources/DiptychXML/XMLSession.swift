internal import CLibXML2

/// One text on its way from libxml2's events to a consumer that knows namespaces.
@safe final class XMLSession {
  private let context: xmlParserCtxtPtr
  private let consumer: any XMLConsumer
  private let maximumDepth: Int
  private let namespaces: XMLNamespaces
  private let attributes: XMLAttributes
  /// The elements that are open, so that each name is looked up once only.
  private var open: [XMLElementName] = []
  /// Whether reading ended before the text did.
  private(set) var isStopped = false
  private(set) var failure: MarkupError?

  init(
    _ context: xmlParserCtxtPtr, _ consumer: any XMLConsumer, _ prefixes: [String: String],
    maximumDepth: Int
  ) {
    unsafe self.context = context
    self.consumer = consumer
    self.maximumDepth = maximumDepth
    namespaces = XMLNamespaces(prefixes)
    attributes = XMLAttributes(namespaces)
  }

  /// Lets libxml2 call this session while `parse` runs.
  func run(_ parse: () -> Void) {
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    withExtendedLifetime(self) { parse() }
  }

  func setHandlers(_ handler: UnsafeMutablePointer<xmlSAXHandler>?) {
    unsafe handler?.pointee.startElementNs = { pointer, local, _, uri, _, _, count, _, attributes in
      guard let session = unsafe session(pointer), let local = unsafe local else { return }
      unsafe session.start(local, uri, attributes, count: Int(count))
    }
    unsafe handler?.pointee.endElementNs = { pointer, _, _, _ in
      unsafe session(pointer)?.end()
    }
    unsafe handler?.pointee.characters = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.ignorableWhitespace = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.cdataBlock = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.reference = { pointer, name in
      guard let session = unsafe session(pointer), let entity = unsafe htmlEntityLookup(name),
        let scalar = unsafe Unicode.Scalar(entity.pointee.value)
      else { return }
      session.text(Array(String(scalar).utf8).span)
    }
    // Whatever is declared stands in a subset of the document's own: none other is loaded.
    unsafe handler?.pointee.entityDecl = { pointer, _, _, _, _, _ in
      unsafe session(pointer)?.refuseSubset()
    }
    unsafe handler?.pointee.attributeDecl = { pointer, _, _, _, _, _, values in
      unsafe xmlFreeEnumeration(values)
      unsafe session(pointer)?.refuseSubset()
    }
    unsafe handler?.pointee.elementDecl = { pointer, _, _, _ in
      unsafe session(pointer)?.refuseSubset()
    }
    unsafe handler?.pointee.notationDecl = { pointer, _, _, _ in
      unsafe session(pointer)?.refuseSubset()
    }
    unsafe handler?.pointee.unparsedEntityDecl = { pointer, _, _, _, _ in
      unsafe session(pointer)?.refuseSubset()
    }
    unsafe handler?.pointee.getParameterEntity = { pointer, _ in
      unsafe session(pointer)?.refuseSubset()
      return nil
    }
    // Without a handler of its own, libxml2 prints errors.
    unsafe handler?.pointee.serror = { _, _ in }
  }

  fileprivate func start(
    _ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?,
    _ pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    guard !isStopped else { return }
    guard open.count < maximumDepth else {
      failure = .tooDeep(line: line)
      return stop()
    }
    let name = unsafe namespaces.name(local, uri)
    open.append(name)
    let goesOn = unsafe attributes.with(pointer, count: count) {
      consumer.start(name, attributes, line: line)
    }
    if !goesOn { stop() }
  }

  fileprivate func end() {
    guard !isStopped, let name = open.popLast() else { return }
    consumer.end(name, line: line)
  }

  fileprivate func text(_ utf8: Span<UInt8>) {
    guard !isStopped else { return }
    consumer.text(utf8)
  }

  fileprivate func refuseSubset() {
    guard !isStopped else { return }
    failure = .internalSubset
    stop()
  }

  private var line: Int { unsafe Int(context.pointee.input?.pointee.line ?? 0) }

  private func stop() {
    isStopped = true
    unsafe xmlStopParser(context)
  }
}

private func session(_ pointer: UnsafeMutableRawPointer?) -> XMLSession? {
  unsafe pointer.map { unsafe Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
}

private func characters(
  _ pointer: UnsafeMutableRawPointer?, _ start: UnsafePointer<xmlChar>?, _ count: CInt
) {
  guard let session = unsafe session(pointer), let start = unsafe start, count > 0 else { return }
  let buffer = unsafe UnsafeBufferPointer(start: start, count: Int(count))
  session.text(unsafe buffer.span)
}

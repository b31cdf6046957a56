internal import CLibXML2

/// Parses texts of our own making into trees that libxml2 can validate.
///
/// libxml2's own trees cost more than parsing: a piece of memory and an entry in a table for each id.
/// Here the parser's events fill an arena that is used again for the next text. White space between
/// elements, comments and instructions are left out; only the validator may see such a tree.
///
/// libxml2's limits on sizes are off: these are not a stranger's texts.
@safe final class XMLTree: @unchecked Sendable {
  // `@unchecked`: a tree is handed from thread to thread, but only one uses it at a time.
  private let context: xmlParserCtxtPtr
  private let arena = XMLArena()
  private var document: xmlDocPtr?
  private var innermost: xmlNodePtr?
  /// The namespaces of this text by address: the parser keeps one copy of each name.
  private var namespaces: [(address: UnsafePointer<xmlChar>, namespace: xmlNsPtr)] = unsafe []

  init() throws(XMLError) {
    LibXML.prepare()
    guard let context = unsafe xmlNewParserCtxt() else {
      throw XMLError(message: "out of memory", line: nil)
    }
    unsafe self.context = context
    let handler = unsafe context.pointee.sax
    unsafe handler?.pointee = xmlSAXHandler()
    unsafe handler?.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler?.pointee.startElementNs = startElement
    unsafe handler?.pointee.endElementNs = endElement
    unsafe handler?.pointee.characters = characters
    unsafe handler?.pointee.ignorableWhitespace = characters
    unsafe handler?.pointee.cdataBlock = characters
    // Without a handler of its own, libxml2 prints errors.
    unsafe handler?.pointee.serror = { _, _ in }
  }

  deinit { unsafe xmlFreeParserCtxt(context) }

  /// Parses a text and lets `use` look at its tree.
  ///
  /// - Throws: ``XMLError`` if the text is not well formed, or what `use` throws.
  func parse(_ bytes: [UInt8], use: (xmlDocPtr) throws(XMLError) -> Void) throws(XMLError) {
    guard let document = unsafe xmlNewDoc(nil) else {
      throw XMLError(message: "out of memory", line: nil)
    }
    unsafe self.document = document
    defer {
      // The nodes are the arena's; the document has only its table of ids to free.
      unsafe document.pointee.children = nil
      unsafe document.pointee.last = nil
      unsafe xmlFreeDoc(document)
      unsafe self.document = nil
      unsafe innermost = nil
      unsafe namespaces.removeAll(keepingCapacity: true)
      arena.reset()
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_HUGE.rawValue
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      // No handler makes a document, so there is none to free.
      _ = unsafe xmlCtxtReadMemory(context, start, Int32(buffer.count), nil, nil, Int32(options))
    }
    guard unsafe context.pointee.wellFormed == 1 else {
      throw unsafe LibXML.message(UnsafePointer(xmlCtxtGetLastError(context)))
    }
    unsafe try use(document)
  }

  /// Adds an element behind what the innermost one has, and goes into it.
  fileprivate func open(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    let node = unsafe arena.make(xmlNode.self)
    unsafe node.pointee.type = XML_ELEMENT_NODE
    unsafe node.pointee.name = name
    unsafe node.pointee.ns = self.namespace(namespace)
    unsafe node.pointee.line = UInt16(clamping: context.pointee.input?.pointee.line ?? 0)
    unsafe append(node)
    var last: xmlAttrPtr?
    for index in 0..<count {
      guard let attributes = unsafe attributes?.advanced(by: 5 * index),
        let start = unsafe attributes[3], let end = unsafe attributes[4]
      else { continue }
      let attribute = unsafe arena.make(xmlAttr.self)
      unsafe attribute.pointee.type = XML_ATTRIBUTE_NODE
      unsafe attribute.pointee.name = attributes[0]
      unsafe attribute.pointee.ns = self.namespace(attributes[2])
      unsafe attribute.pointee.parent = node
      unsafe attribute.pointee.doc = document
      unsafe attribute.pointee.prev = last
      if let last = unsafe last {
        unsafe last.pointee.next = attribute
      } else {
        unsafe node.pointee.properties = attribute
      }
      unsafe last = attribute
      let value = unsafe text(start, count: end - start)
      unsafe value.pointee.parent = UnsafeMutableRawPointer(attribute)
        .assumingMemoryBound(to: xmlNode.self)
      unsafe attribute.pointee.children = value
      unsafe attribute.pointee.last = value
    }
    unsafe innermost = node
  }

  fileprivate func close() { unsafe innermost = innermost?.pointee.parent }

  /// Adds text unless it is only white space.
  fileprivate func add(_ start: UnsafePointer<xmlChar>, count: Int) {
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    guard unsafe bytes.contains(where: { $0 > 0x20 }) else { return }
    unsafe append(text(start, count: count))
  }

  private func text(_ start: UnsafePointer<xmlChar>, count: Int) -> xmlNodePtr {
    let node = unsafe arena.make(xmlNode.self)
    unsafe node.pointee.type = XML_TEXT_NODE
    unsafe node.pointee.content = arena.string(start, count: count)
    unsafe node.pointee.doc = document
    return unsafe node
  }

  private func append(_ node: xmlNodePtr) {
    unsafe node.pointee.doc = document
    guard let parent = unsafe innermost else {
      unsafe document?.pointee.children = node
      unsafe document?.pointee.last = node
      return
    }
    unsafe node.pointee.parent = parent
    unsafe node.pointee.prev = parent.pointee.last
    if let last = unsafe parent.pointee.last {
      unsafe last.pointee.next = node
    } else {
      unsafe parent.pointee.children = node
    }
    unsafe parent.pointee.last = node
  }

  private func namespace(_ address: UnsafePointer<xmlChar>?) -> xmlNsPtr? {
    guard let address = unsafe address else { return nil }
    for index in unsafe namespaces.indices
    where unsafe namespaces[index].address == address {
      return unsafe namespaces[index].namespace
    }
    let namespace = unsafe arena.make(xmlNs.self)
    unsafe namespace.pointee.type = XML_NAMESPACE_DECL
    unsafe namespace.pointee.href = address
    unsafe namespaces.append((address, namespace))
    return unsafe namespace
  }
}

private func tree(_ context: UnsafeMutableRawPointer?) -> XMLTree? {
  unsafe context.map { unsafe Unmanaged<XMLTree>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
  _ namespaceCount: CInt, _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
  _ attributeCount: CInt, _ defaultedCount: CInt,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  unsafe tree(context)?.open(name, namespace, attributes, count: Int(attributeCount))
}

private func endElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
) {
  unsafe tree(context)?.close()
}

private func characters(
  _ context: UnsafeMutableRawPointer?, _ start: UnsafePointer<xmlChar>?, _ count: CInt
) {
  guard let start = unsafe start else { return }
  unsafe tree(context)?.add(start, count: Int(count))
}

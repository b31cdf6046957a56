internal import CLibXML2

/// One step of an XML text.
public enum XMLEvent: Equatable, Sendable {
  /// An element begins; names as written, `xml:id` with its prefix.
  case start(name: String, attributes: [XMLAttribute])
  /// The element that began last ends.
  case end(name: String)
  /// Text, entities resolved.
  case text(String)
}

/// An attribute of an element.
public struct XMLAttribute: Equatable, Sendable {
  /// The name as written, with its prefix.
  public let name: String
  /// The value.
  public let value: String
}

extension [XMLAttribute] {
  /// The value of an attribute.
  public subscript(name: String) -> String? { first { $0.name == name }?.value }
}

extension [XMLEvent] {
  /// Reads an XML text under libxml2's limits: no network, no entity of its own, bounded depth.
  ///
  /// Comments and processing instructions are left out.
  ///
  /// - Throws: ``XMLError`` if the text is not well formed or has a document type.
  public init(xml bytes: [UInt8]) throws(XMLError) {
    LibXML.prepare()
    self = []
    var failure: XMLError?
    unsafe bytes.withUnsafeBytes { buffer in
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      guard
        let reader = unsafe xmlReaderForMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
          Int32(options))
      else {
        failure = XMLError(message: "out of memory", line: nil)
        return
      }
      defer { unsafe xmlFreeTextReader(reader) }
      unsafe withUnsafeMutablePointer(to: &failure) { failure in
        unsafe xmlTextReaderSetStructuredErrorHandler(reader, keepFirst, failure)
        var status = unsafe xmlTextReaderRead(reader)
        while status == 1, unsafe failure.pointee == nil {
          unsafe append(from: reader, &failure.pointee)
          status = unsafe xmlTextReaderRead(reader)
        }
        if status < 0, unsafe failure.pointee == nil {
          unsafe failure.pointee = XMLError(message: "the text is not well formed", line: nil)
        }
      }
    }
    if let failure { throw failure }
  }

  private mutating func append(from reader: xmlTextReaderPtr, _ failure: inout XMLError?) {
    switch unsafe UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT.rawValue:
      let name = unsafe string(xmlTextReaderConstName(reader))
      let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
      var attributes: [XMLAttribute] = []
      while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
        attributes.append(
          unsafe XMLAttribute(
            name: string(xmlTextReaderConstName(reader)),
            value: string(xmlTextReaderConstValue(reader))))
      }
      append(.start(name: name, attributes: attributes))
      if isEmpty { append(.end(name: name)) }
    case XML_READER_TYPE_END_ELEMENT.rawValue:
      append(.end(name: unsafe string(xmlTextReaderConstName(reader))))
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
      XML_READER_TYPE_WHITESPACE.rawValue, XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
      append(.text(unsafe string(xmlTextReaderConstValue(reader))))
    case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
      failure = XMLError(message: "a document type is not allowed", line: nil)
    default: break
    }
  }

  private func string(_ bytes: UnsafePointer<xmlChar>?) -> String {
    unsafe bytes.map { unsafe String(cString: $0) } ?? ""
  }
}

/// Notes the first error in the `XMLError?` behind the pointer.
private func keepFirst(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let failure = unsafe context?.assumingMemoryBound(to: XMLError?.self),
    unsafe failure.pointee == nil
  else { return }
  unsafe failure.pointee = LibXML.message(error)
}

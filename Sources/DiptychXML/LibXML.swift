internal import CLibXML2

/// What holds for every use of libxml2 in this process.
enum LibXML {
  /// Initialises libxml2 once, and takes away its ways to load anything by name.
  static func prepare() { _ = isPrepared }

  private static let isPrepared: Bool = {
    xmlInitParser()
    // libxml2 does the next two on first use as well, but not safely from several threads.
    xmlSchemaInitTypes()
    xmlRelaxNGInitTypes()
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  /// The text of an error without the line feed that libxml2 puts at its end.
  static func message(_ error: UnsafePointer<xmlError>?) -> XMLError {
    guard let error = unsafe error else { return XMLError(message: "unknown error", line: nil) }
    var text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown error"
    while text.utf8.last == 0x0A || text.utf8.last == 0x20 { text.removeLast() }
    let line = unsafe Int(error.pointee.line)
    return XMLError(message: text, line: line > 0 ? line : nil)
  }
}

internal import CLibXML2

/// One text on its way from libxml2's events to a consumer.
@safe final class MarkupSession {
  private let context: xmlParserCtxtPtr
  private let consumer: any MarkupConsumer
  private let maximumDepth: Int
  private var depth = 0
  /// Whether reading ended before the text did.
  private(set) var isStopped = false
  private(set) var failure: MarkupError?

  init(_ context: xmlParserCtxtPtr, _ consumer: any MarkupConsumer, maximumDepth: Int) {
    unsafe self.context = context
    self.consumer = consumer
    self.maximumDepth = maximumDepth
  }

  /// Lets libxml2 call this session while `parse` runs.
  func run(_ parse: () -> Void) {
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    withExtendedLifetime(self) { parse() }
  }

  func setTextHandlers(_ handler: UnsafeMutablePointer<xmlSAXHandler>?) {
    unsafe handler?.pointee.characters = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.ignorableWhitespace = { unsafe characters($0, $1, $2) }
    unsafe handler?.pointee.cdataBlock = { unsafe characters($0, $1, $2) }
  }

  func start(_ name: String, _ attributes: [XMLAttribute]) {
    guard !isStopped else { return }
    if !Self.isUnclosed(name) { depth += 1 }
    guard depth <= maximumDepth else {
      failure = .tooDeep(line: line)
      return stop()
    }
    if !consumer.start(name, attributes, line: line) { stop() }
  }

  func end(_ name: String) {
    guard !isStopped else { return }
    if !Self.isUnclosed(name) { depth -= 1 }
    consumer.end(name, line: line)
  }

  func text(_ utf8: Span<UInt8>) {
    guard !isStopped else { return }
    consumer.text(utf8)
  }

  private var line: Int { unsafe Int(context.pointee.input?.pointee.line ?? 0) }

  private func stop() {
    isStopped = true
    unsafe xmlStopParser(context)
  }

  /// Elements without content that older versions of libxml2 leave open.
  private static func isUnclosed(_ name: String) -> Bool {
    name == "wbr" || name == "source" || name == "track"
  }
}

private func characters(
  _ pointer: UnsafeMutableRawPointer?, _ start: UnsafePointer<xmlChar>?, _ count: CInt
) {
  guard let pointer = unsafe pointer, let start = unsafe start, count > 0 else { return }
  let session = unsafe Unmanaged<MarkupSession>.fromOpaque(pointer).takeUnretainedValue()
  let buffer = unsafe UnsafeBufferPointer(start: start, count: Int(count))
  session.text(unsafe buffer.span)
}

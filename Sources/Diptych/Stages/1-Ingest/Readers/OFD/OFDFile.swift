internal import DiptychXML

/// The part that every OFD file begins with: which documents it has, and what they say of themselves.
///
/// GB/T 33190-2016, section 7.4.
struct OFDFile: XMLConsumer {
  static let part = "OFD.xml"

  /// Where the main part of each document is, in their order.
  private(set) var documents: [String] = []
  /// Whether the file says that parts are encrypted.
  private(set) var isEncrypted = false

  private var values: [String: [UInt8]] = [:]
  private var open = ""
  private static let metadata: Set<String> = ["Title", "Author", "CreationDate", "ModDate"]
  /// Longer values are no metadata.
  private static let maximumBytes = 4096

  /// What the first document says.
  var title: String? { value("Title") }
  var author: String? { value("Author") }
  /// The day of the last change, else that on which the document was made.
  var date: String? {
    value("ModDate").flatMap(W3CDate.day) ?? value("CreationDate").flatMap(W3CDate.day)
  }

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    open = element.name
    switch open {
    case "DocRoot": documents.append("")
    case "Encryptions": isEncrypted = true
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) { open = "" }

  mutating func text(_ utf8: Span<UInt8>) {
    let isRoot = open == "DocRoot"
    guard isRoot || documents.isEmpty && Self.metadata.contains(open) else { return }
    var value = isRoot ? Array(documents[documents.count - 1].utf8) : values[open] ?? []
    guard value.count + utf8.count <= Self.maximumBytes else { return }
    for index in utf8.indices { value.append(utf8[index]) }
    if isRoot {
      documents[documents.count - 1] = String(decoding: WhiteSpace.trimmed(value), as: UTF8.self)
    } else {
      values[open] = value
    }
  }

  private func value(_ name: String) -> String? {
    let bytes = WhiteSpace.trimmed(values[name] ?? [])
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

internal import DiptychXML

/// The part of a book that says where its package document is.
///
/// EPUB 3.3, section 4.2.6.3.1.
struct EPUBContainerFile: XMLConsumer {
  static let part = "META-INF/container.xml"
  static let namespaces = ["urn:oasis:names:tc:opendocument:xmlns:container": ""]

  /// The name of the first package document.
  private(set) var package: String?

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    guard element.name == "rootfile", let path = attributes["full-path"] else { return true }
    let type = attributes["media-type"] ?? Self.packageType
    if package == nil, type == Self.packageType { package = path }
    return true
  }

  private static let packageType = "application/oebps-package+xml"

  mutating func end(_ element: XMLElementName, line: Int) {}

  mutating func text(_ utf8: Span<UInt8>) {}
}

/// The part of a book that says which parts are encrypted.
///
/// EPUB 3.3, section 4.2.6.3.2. Fonts may be obfuscated, which is no encryption of the text.
struct EPUBEncryption: XMLConsumer {
  static let part = "META-INF/encryption.xml"
  static let namespaces = ["http://www.w3.org/2001/04/xmlenc#": ""]

  /// A part that is encrypted.
  private(set) var encryptedPart: String?
  private var isObfuscated = false

  private static let obfuscations: Set<String> = [
    "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
  ]

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "EncryptedData": isObfuscated = false
    case "EncryptionMethod":
      isObfuscated = attributes["Algorithm"].map(Self.obfuscations.contains) ?? false
    case "CipherReference":
      if !isObfuscated, encryptedPart == nil { encryptedPart = attributes["URI"] ?? "" }
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {}

  mutating func text(_ utf8: Span<UInt8>) {}
}

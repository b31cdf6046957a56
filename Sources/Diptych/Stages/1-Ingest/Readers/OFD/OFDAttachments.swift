internal import DiptychXML

/// The list of the files that come with a document.
///
/// GB/T 33190-2016, section 7.11 of the list and 20 of what is in it.
struct OFDAttachments: XMLConsumer {
  /// A file.
  struct Entry {
    /// The name for people, with an extension where the list gives one.
    var name: String
    var location: String
  }

  private(set) var entries: [Entry] = []

  private var isLocation = false
  private static let maximumBytes = 4096

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "Attachment":
      var name = attributes["Name"] ?? ""
      let hasEnding = name.split(separator: "/").last?.contains(".") ?? true
      if !hasEnding, let format = attributes["Format"], !format.isEmpty {
        name += "." + format.lowercased()
      }
      entries.append(Entry(name: name, location: ""))
    case "FileLoc": isLocation = !entries.isEmpty
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) { isLocation = false }

  mutating func text(_ utf8: Span<UInt8>) {
    guard isLocation, entries[entries.count - 1].location.utf8.count < Self.maximumBytes else {
      return
    }
    var text: [UInt8] = []
    for index in utf8.indices where utf8[index] > 0x20 || utf8[index] == 0x20 {
      text.append(utf8[index])
    }
    entries[entries.count - 1].location += String(decoding: text, as: UTF8.self)
  }
}

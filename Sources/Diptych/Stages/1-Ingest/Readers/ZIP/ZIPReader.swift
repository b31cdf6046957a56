internal import DiptychContainer

/// The files in a ZIP archive, each of which is a document of its own, as those in a folder are.
///
/// What programs put beside people's files is left out. A file that cannot be unpacked costs no other
/// one its result.
struct ZIPReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let container = try Container(archive: file.bytes, limits: file.limits)
    let entries = container.listing
    let names = EntryNames(entries, file).names
    var text = FileText()
    for (index, name) in names.enumerated() where !isFolder(name) && !isByproduct(name) {
      if entries[index].isLink {
        text.attachments.append(Attachment(name: name, failure: .link))
        continue
      }
      do {
        text.attachments.append(Attachment(name: name, content: try container.part(at: index)))
      } catch {
        text.attachments.append(
          Attachment(name: name, failure: StageFailure(error, limits: file.limits)))
      }
    }
    guard !text.attachments.isEmpty else { throw StageFailure.emptyFolder }
    return text
  }

  private static func isFolder(_ name: [UInt8]) -> Bool { name.last == UInt8(ascii: "/") }

  /// What macOS and Windows leave behind in folders.
  private static func isByproduct(_ name: [UInt8]) -> Bool {
    let parts = name.split(separator: UInt8(ascii: "/"))
    guard let last = parts.last else { return false }
    return parts.first.map { $0.elementsEqual("__MACOSX".utf8) } == true
      || byproducts.contains(String(decoding: last, as: UTF8.self).lowercased())
  }

  private static let byproducts: Set<String> = [".ds_store", "thumbs.db", "desktop.ini"]
}

extension StageFailure {
  fileprivate static let link = StageFailure(
    code: "not_regular_file", message: "only regular files are read; links are not followed")
  fileprivate static let emptyFolder = StageFailure(
    code: "no_text", message: "the archive has no files in it")
}

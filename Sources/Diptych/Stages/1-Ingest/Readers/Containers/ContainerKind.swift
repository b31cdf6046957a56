internal import DiptychContainer

/// What kind of document a ZIP container is, by the parts that it has.
enum ContainerKind {
  /// The kind of a file that begins as a ZIP file does.
  ///
  /// - Throws: a ``StageFailure`` if the list of parts cannot be read.
  static func mediaType(of content: [UInt8], limits: Limits) throws -> MediaType {
    let container = try Container(archive: content, limits: limits)
    let mediaType = try mediaType(of: container, limits: limits)
    guard mediaType != .zipFile else { return mediaType }
    do {
      try container.checkPlaces()
    } catch {
      throw StageFailure(error, limits: limits)
    }
    return mediaType
  }

  private static func mediaType(of container: Container, limits: Limits) throws -> MediaType {
    if container.contains(OfficeContentTypes.part) {
      let types = try OfficeContentTypes(container, limits: limits)
      return types.format.map { .office($0) } ?? .unsupported("a container of Microsoft Office")
    }
    let type = try declaredType(container, limits: limits)
    if let format = OpenDocumentFormat(containerType: type) { return .openDocument(format) }
    switch type {
    case "application/epub+zip": return .epub
    case _ where type.hasPrefix("application/vnd.oasis.opendocument."):
      return .unsupported("an OpenDocument file")
    default: break
    }
    if EPUBReader.folder(of: container) != nil { return .epub }
    if container.contains(OFDFile.part) { return .ofd }
    return .zipFile
  }

  /// What the part `mimetype` says, by which OpenDocument and EPUB tell themselves apart.
  private static func declaredType(_ container: Container, limits: Limits) throws -> String {
    guard container.contains("mimetype"),
      let content = try container.optional("mimetype", limits: limits)
    else { return "" }
    return String(decoding: content.prefix(128).prefix { $0 > 0x20 }, as: UTF8.self)
  }
}

internal import DiptychContainer
internal import DiptychXML

/// Reads books in EPUB 2 and 3: the pages of the spine, in its order.
///
/// Pages that are not in the linear reading order come last; tables of contents are left out.
struct EPUBReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    var book = EPUBReader(file, try file.container())
    try book.checkEncryption()
    let package = try book.readPackage()
    try book.readPages(of: package)
    return FileText(
      blocks: book.blocks, title: package.title, author: package.author, date: package.date,
      extractor: HTMLPage.extractor, findings: book.findings)
  }

  private let file: FileContent
  private let container: Container
  /// The folder of the book in the container; empty, as it should be, or with a slash at its end.
  private let folder: String
  /// The name of the package document, from where addresses lead.
  private var packageName = ""
  private var blocks: [Block] = []
  private var findings: [Finding] = []
  /// The numbers of the next list and table.
  private var lists = 0
  private var tables = 0

  private init(_ file: FileContent, _ container: Container) {
    self.file = file
    self.container = container
    folder = Self.folder(of: container) ?? ""
  }

  /// The folder of the book in a container, if the container is one.
  ///
  /// Some books were packed with the folder that they stood in; it must be the only one then.
  static func folder(of container: Container) -> String? {
    if container.contains(EPUBContainerFile.part) { return "" }
    guard let first = container.names.first?.split(separator: UInt8(ascii: "/")).first else {
      return nil
    }
    let folder = Array(first) + [UInt8(ascii: "/")]
    let name = String(decoding: folder, as: UTF8.self)
    guard container.contains(name + EPUBContainerFile.part),
      container.names.allSatisfy({ $0.starts(with: folder) })
    else { return nil }
    return name
  }

  private func part(_ name: String) throws -> [UInt8]? {
    try container.optional(folder + name, limits: file.limits)
  }

  private func requiredPart(_ name: String) throws -> [UInt8] {
    try container.required(folder + name, limits: file.limits)
  }

  private func checkEncryption() throws {
    guard let content = try part(EPUBEncryption.part) else {
      return
    }
    var encryption = EPUBEncryption()
    try XMLReader.read(
      part: EPUBEncryption.part, content, prefixes: EPUBEncryption.namespaces, limits: file.limits,
      into: &encryption)
    guard let part = encryption.encryptedPart else { return }
    throw StageFailure(.encrypted(part: part), limits: file.limits)
  }

  private mutating func readPackage() throws -> EPUBPackage {
    let limits = file.limits
    var main = EPUBContainerFile()
    try XMLReader.read(
      part: EPUBContainerFile.part,
      requiredPart(EPUBContainerFile.part),
      prefixes: EPUBContainerFile.namespaces, limits: limits, into: &main)
    guard let name = main.package, let part = PartAddress.resolve(name, from: "") else {
      throw StageFailure.noPackage
    }
    packageName = part
    var package = EPUBPackage()
    try XMLReader.read(
      part: part, requiredPart(part), prefixes: EPUBPackage.namespaces,
      limits: limits, into: &package)
    return package
  }

  // MARK: - Pages

  private mutating func readPages(of package: EPUBPackage) throws {
    let linear = package.spine.filter(\.isLinear)
    let others = package.spine.filter { !$0.isLinear }
    let contents = Set(package.contents.compactMap { PartAddress.resolve($0, from: packageName) })
    var missing: [String] = []
    var seen: Set<String> = []
    var hasPage = false
    for reference in linear + others where seen.insert(reference.item).inserted {
      switch page(reference.item, of: package) {
      case .none: missing.append(reference.item)
      case .noText: hasPage = true
      case .page(let part):
        guard seen.insert("/" + part).inserted else { continue }
        guard let content = try self.part(part) else {
          missing.append(part)
          continue
        }
        hasPage = true
        if contents.contains(part) { continue }
        try readPage(content, part: part, language: package.language)
        guard blocks.count <= file.limits.maximumBlocks else { return }
      }
    }
    guard hasPage else { throw StageFailure.noPages }
    if let first = missing.first { findings.append(.missing(first, count: missing.count)) }
  }

  private enum Page {
    case page(String)
    /// A picture, or the table of contents.
    case noText
    /// There is no such part.
    case none
  }

  /// The part of an item, or of what stands for it if it is no page.
  private func page(_ id: String, of package: EPUBPackage) -> Page {
    var id = id
    var seen: Set<String> = []
    while let item = package.items[id] {
      if item.properties.contains("nav") { return .noText }
      if Self.pageTypes.contains(item.mediaType) {
        return PartAddress.resolve(item.address, from: packageName).map { .page($0) } ?? .none
      }
      guard let next = item.fallback, seen.insert(id).inserted else { return .noText }
      id = next
    }
    return .none
  }

  private static let pageTypes: Set<String> = [
    "application/xhtml+xml", "text/html", "text/x-oeb1-document",
  ]

  private mutating func readPage(_ content: [UInt8], part: String, language: LanguageTag?) throws {
    let page = try HTMLPage(
      try file.decode(content, nil), isXML: true, isMail: false, limits: file.limits)
    var next = (lists: lists, tables: tables)
    for (index, block) in page.blocks.enumerated() {
      var block = block
      block.lines = []
      block.position = SourcePosition(part: part, paragraph: index + 1)
      block.declaredLanguage = block.declaredLanguage ?? language
      switch block.place {
      case .flow: break
      case .item(var place):
        place.list += lists
        next.lists = max(next.lists, place.list + 1)
        block.place = .item(place)
      case .cell(var place):
        place.table += tables
        next.tables = max(next.tables, place.table + 1)
        block.place = .cell(place)
      }
      blocks.append(block)
    }
    (lists, tables) = next
  }
}

extension EPUBPackage {
  /// The language of a book that has one.
  fileprivate var language: LanguageTag? { languages.count == 1 ? languages[0] : nil }
}

extension StageFailure {
  fileprivate static let noPackage = StageFailure(
    code: "corrupt_container",
    message: "'\(EPUBContainerFile.part)' names no package document of the book")
  fileprivate static let noPages = StageFailure(
    code: "corrupt_container", message: "the book has none of the pages that its spine names")
}

extension Finding {
  fileprivate static func missing(_ name: String, count: Int) -> Finding {
    let others = count > 1 ? " and \(count - 1) more" : ""
    return .warning(
      "part_missing", at: .document,
      "the spine of the book names '\(name)'\(others), which is not there")
  }
}

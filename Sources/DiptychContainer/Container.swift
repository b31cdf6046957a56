/// A ZIP file in memory, read part by part.
///
/// The list at the end of the file says which parts there are; nothing is unpacked to disk, and
/// bytes are counted while a part is unpacked, whatever the headers say.
public struct Container {
  /// The parts' names, as they are in the file, in the order of its list; names of folders end in `/`.
  public let names: [[UInt8]]

  private let content: [UInt8]
  private let limits: ContainerLimits
  private let entries: [CentralDirectory.Entry]
  private let places: [[UInt8]: Int]
  private let repeated: Set<[UInt8]>
  private let budget: Budget

  /// What the parts that were read have cost; copies of a container share it.
  private final class Budget {
    var expandedBytes = 0
  }

  /// Reads the list of parts of a file that is one document.
  ///
  /// - Throws: ``ContainerError`` if the file is damaged, a name is unsafe, parts overlap or are
  ///   too many. A part that is encrypted or packed in an unknown way fails only when it is read.
  public init(_ content: [UInt8], limits: ContainerLimits) throws(ContainerError) {
    try self.init(archive: content, limits: limits)
    try checkPlaces()
  }

  /// Reads the list of parts of a file that may be a folder of documents: what is wrong with a single
  /// entry fails only when that is read.
  ///
  /// - Throws: ``ContainerError`` if the list is damaged, or has too many entries.
  public init(archive content: [UInt8], limits: ContainerLimits) throws(ContainerError) {
    let directory = try CentralDirectory(content, maximumEntries: limits.maximumEntries)
    self.content = content
    self.limits = limits
    entries = directory.entries
    names = entries.map(\.name)
    var places: [[UInt8]: Int] = [:]
    var repeated: Set<[UInt8]> = []
    for (index, name) in names.enumerated() where places.updateValue(index, forKey: name) != nil {
      repeated.insert(name)
    }
    self.places = places
    self.repeated = repeated
    budget = Budget()
  }

  /// Makes sure that each entry has a safe name, and a place of its own in the file.
  public func checkPlaces() throws(ContainerError) {
    for entry in entries {
      if let fault = entry.fault { throw fault }
    }
  }

  /// The entries, in the order of the list.
  public var listing: [ContainerEntry] { entries.map { ContainerEntry($0) } }

  /// Whether there is a part of exactly this name.
  public func contains(_ name: String) -> Bool { places[Array(name.utf8)] != nil }

  /// The content of the part with exactly this name; `nil` if there is none.
  public func part(_ name: String) throws(ContainerError) -> [UInt8]? {
    try part(Array(name.utf8))
  }

  /// The content of the part with exactly this name; `nil` if there is none.
  ///
  /// - Throws: ``ContainerError`` if it is there twice, encrypted, damaged, or larger than allowed.
  public func part(_ name: [UInt8]) throws(ContainerError) -> [UInt8]? {
    guard let place = places[name] else { return nil }
    let entry = entries[place]
    guard !repeated.contains(name) else {
      throw .corrupt("part '\(entry.readable)' is there twice")
    }
    return try content(of: entry)
  }

  /// The content of the entry with this number in ``listing``, whatever others have the same name.
  ///
  /// - Throws: ``ContainerError`` if it is encrypted, damaged, has an unsafe name, or is larger than
  ///   allowed.
  public func part(at index: Int) throws(ContainerError) -> [UInt8] {
    try content(of: entries[index])
  }

  private func content(of entry: CentralDirectory.Entry) throws(ContainerError) -> [UInt8] {
    if let fault = entry.fault { throw fault }
    guard !entry.isEncrypted else { throw .encrypted(part: entry.readable) }
    guard entry.method == 0 || entry.method == 8 else {
      throw .corrupt("part '\(entry.readable)' is packed by method \(entry.method), not 0 or 8")
    }
    try check(entry)
    return try unpacked(entry)
  }

  /// Compares the header before the data with the list.
  private func check(_ entry: CentralDirectory.Entry) throws(ContainerError) {
    let view = ByteView(bytes: content)
    let name = entry.header + CentralDirectory.localBytes
    guard let flags = view.number16(entry.header + 6),
      view.number16(entry.header + 8) == entry.method,
      view.number16(entry.header + 26) == entry.name.count,
      content[name..<min(name + entry.name.count, content.count)].elementsEqual(entry.name),
      flags & 0x41 == entry.flags & 0x41
    else { throw .corrupt("part '\(entry.readable)' has another header than the list says") }
    // With flag 3 the sizes stand behind the data.
    guard flags & 8 == 0 else { return }
    guard view.number32(entry.header + 14) == entry.checksum,
      agrees(view.number32(entry.header + 18), entry.packedBytes),
      agrees(view.number32(entry.header + 22), entry.expandedBytes)
    else { throw .corrupt("part '\(entry.readable)' has another header than the list says") }
  }

  private func agrees(_ header: Int?, _ list: Int) -> Bool {
    header == list || header == 0xFFFF_FFFF
  }

  private func unpacked(_ entry: CentralDirectory.Entry) throws(ContainerError) -> [UInt8] {
    guard entry.expandedBytes <= limits.maximumExpandedBytes - budget.expandedBytes else {
      throw .tooManyBytes(part: entry.readable)
    }
    var result: [UInt8] = []
    // What the list says is believed only so far.
    result.reserveCapacity(min(entry.expandedBytes, ContainerLimits.freeBytes))
    var isOverRatio = false
    let isWhole = PartReader.read(entry, of: content) { block in
      result.append(addingCapacity: block.count) { result in
        for index in block.indices { result.append(block[index]) }
      }
      isOverRatio =
        result.count > ContainerLimits.freeBytes
        && result.count / limits.maximumExpansionRatio > entry.packedBytes
      return !isOverRatio && result.count <= entry.expandedBytes
    }
    budget.expandedBytes += result.count
    guard !isOverRatio else { throw .ratio(part: entry.readable) }
    guard isWhole, result.count == entry.expandedBytes else {
      throw .corrupt("part '\(entry.readable)' cannot be unpacked, or not to what the list says")
    }
    return result
  }
}

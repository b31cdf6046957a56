/// What the list of a ZIP file says of an entry.
public struct ContainerEntry: Sendable, Equatable {
  /// The path as it stands in the file, in an encoding that nobody tells unless ``isUTF8``.
  public let name: [UInt8]
  /// The same path in UTF-8, where the program that made the file gave it too.
  public let unicodeName: [UInt8]?
  /// Whether the name is said to be UTF-8.
  public let isUTF8: Bool
  /// Whether it is a symbolic link; its content is the path that it leads to.
  public let isLink: Bool

  init(_ entry: CentralDirectory.Entry) {
    name = entry.name
    unicodeName = entry.unicodeName
    isUTF8 = entry.flags & 0x800 != 0
    isLink = entry.isLink
  }
}

extension Descriptor {
  /// Takes away everything in this folder.
  func removeContent() throws(SystemError) {
    // Names first: a folder that changes while it is listed may hide some.
    for name in Array(try names()) { try removeTree(name) }
  }

  /// Takes away a file, or a folder with all that is in it.
  ///
  /// Recursion is as deep as the folders, which this program made itself.
  func removeTree(_ name: [UInt8]) throws(SystemError) {
    guard let status = try status(of: name) else { return }
    guard status.kind == .folder else { return try remove(name) }
    try folder(name).removeContent()
    try removeFolder(name)
  }
}

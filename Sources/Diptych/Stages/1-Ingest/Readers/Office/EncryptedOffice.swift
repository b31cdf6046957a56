/// Files of Office that ask for a password: their parts lie encrypted in an OLE container.
///
/// [MS-OFFCRYPTO] section 2.3.4.
enum EncryptedOffice {
  /// The stream of the encrypted parts, as the name stands in the container's list.
  private static let name: [UInt8] = "EncryptedPackage\0".utf8.flatMap { [$0, 0] }

  /// The entries of the list are as long, and begin at multiples of it.
  private static let entryBytes = 128

  /// Whether an OLE container is an encrypted file of Office.
  static func isEncrypted(_ content: [UInt8]) -> Bool {
    var offset = 512
    while offset + entryBytes <= content.count {
      if content[offset] == name[0], content[offset...].starts(with: name) { return true }
      offset += entryBytes
    }
    return false
  }
}

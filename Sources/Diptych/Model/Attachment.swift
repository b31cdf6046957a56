/// A file inside of another one that is a document of its own: an attachment of a mail, an entry of
/// a ZIP archive.
public struct Attachment: Sendable, Equatable {
  /// Its path below the outer file, `/` between the parts; bytes, and as the outer file says it.
  public let name: [UInt8]
  /// The content.
  public let content: [UInt8]

  /// Why there is no content.
  let failure: StageFailure?

  /// Makes an attachment.
  public init(name: [UInt8], content: [UInt8]) {
    self.name = name
    self.content = content
    failure = nil
  }

  /// An attachment whose content cannot be had.
  init(name: [UInt8], failure: StageFailure) {
    self.name = name
    content = []
    self.failure = failure
  }
}

/// Bounds on what one document may cost.
public struct Limits: Sendable, Codable, Equatable {
  /// The largest file, in bytes.
  public var maximumInputBytes = 64 << 20
  /// The longest text after decoding, in characters.
  public var maximumTextCharacters = 20_000_000
  /// The deepest nesting of markup.
  public var maximumMarkupDepth = 256
  /// The most blocks of a document.
  public var maximumBlocks = 500_000
  /// The most pages of a document.
  public var maximumPages = 5000
  /// The most that a program of others may print or write for a document, in bytes.
  public var maximumExternalBytes = 64 << 20
  /// The most cells of an alignment's table before a band replaces it.
  public var maximumAlignmentCells = 25_000_000
  /// The most bytes that a container may unpack to.
  public var maximumExpandedBytes = 256 << 20
  /// How many times its packed size a part of a container may unpack to; 1 MiB is always allowed.
  public var maximumExpansionRatio = 100
  /// The most files inside of one file.
  public var maximumEntries = 10_000
  /// How deep archives may lie in archives; 1 for archives without others in them.
  public var maximumArchiveDepth = 1
  /// How deep files may lie in files, such as mails in mails.
  public var maximumPartDepth = 4

  /// The longest time that one document may take, in seconds.
  public var maximumDocumentSeconds = 120.0
  /// The longest time that one stage may take for a document, in seconds.
  public var maximumStageSeconds = 60.0
  /// The most memory that a worker process may hold, in bytes.
  public var maximumWorkerMemoryBytes = 1 << 30
  /// How many documents a worker process takes before another one replaces it.
  public var maximumDocumentsPerWorker = 1000

  /// The defaults.
  public init() {}
}

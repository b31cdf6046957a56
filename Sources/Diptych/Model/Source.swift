/// The file that a document came as.
public struct Source: Sendable {
  /// The path in the drop, relative, `/` between the parts; bytes, since file names need not be UTF-8.
  public let path: [UInt8]
  /// The SHA-256 of the content, 64 lower-case hex digits.
  public let sha256: String
  /// The content.
  public let content: [UInt8]
  /// What ingest found out about the file; `nil` before it.
  public var form: SourceForm?

  /// Makes a source from a file that was read.
  public init(path: [UInt8], sha256: String, content: [UInt8]) {
    self.path = path
    self.sha256 = sha256
    self.content = content
  }

  /// The last part of the path, readable: bytes that are not UTF-8 become U+FFFD.
  public var name: String {
    String(decoding: path.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
  }
}

/// How a source file is written.
public struct SourceForm: Sendable, Equatable {
  /// How lines end in a text file.
  public enum Newline: String, Sendable, CaseIterable {
    /// Unix.
    case lf = "LF"
    /// Windows.
    case crlf = "CRLF"
    /// Old Macintosh.
    case cr = "CR"
    /// More than one of them.
    case mixed
    /// A single line without an end.
    case none
  }

  /// The media type by content, such as `text/plain` or `text/html`.
  public var mediaType: String
  /// The encoding as decoded, by its IANA name such as `UTF-8` or `GB18030`; `nil` for containers.
  public var encoding: Inferred<String>?
  /// How lines end; `nil` where the format has no lines.
  public var newline: Newline?
  /// The number of lines; `nil` where the format has no lines.
  public var lines: Int?
  /// The number of pages; `nil` where the format has none.
  public var pages: Int?
  /// The title in the file's metadata.
  public var title: String?
  /// The author in the file's metadata.
  public var author: String?
  /// The day of the file's last change in its metadata: `2019-05-21`.
  public var date: String?
  /// The program that took the text out, with its version, such as `libxml2 2.9.14`.
  public var extractor: String?
  /// The decoded text as UTF-8, without a byte order mark, newlines as they came; text files only.
  public var decoded: [UInt8]

  /// Makes a description.
  public init(
    mediaType: String, encoding: Inferred<String>? = nil, newline: Newline? = nil,
    lines: Int? = nil, extractor: String? = nil, decoded: [UInt8] = []
  ) {
    self.mediaType = mediaType
    self.encoding = encoding
    self.newline = newline
    self.lines = lines
    self.extractor = extractor
    self.decoded = decoded
  }
}

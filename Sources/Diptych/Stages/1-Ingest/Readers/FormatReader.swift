/// Takes the text out of one kind of file.
protocol FormatReader {
  /// Reads a file.
  ///
  /// - Throws: a ``StageFailure`` with one of the codes of the page on failures.
  static func read(_ file: FileContent) throws -> FileText
}

/// A file that a reader is to read.
struct FileContent {
  /// Decoded to UTF-8 without a byte order mark if ``MediaType/isText``, else as it came.
  let bytes: [UInt8]
  /// The kind that it was found to be.
  let mediaType: MediaType
  /// The path in the drop.
  let path: [UInt8]
  let limits: Limits
  /// What the elements of an XML text mean, where the settings say so.
  var vocabulary: XMLVocabulary?
  /// What turns files that no reader knows into others.
  var converters: [Converter] = []
  /// Reads a file that was made of this one, whose name ends as its kind does.
  var read: (_ bytes: [UInt8], _ path: [UInt8]) throws -> FileText = { _, _ in FileText() }
  /// The programs of others that readers may use.
  var programs = ExternalPrograms()
  /// Decodes text inside of a file that is no text itself, such as a part of a mail, under the name
  /// of the encoding that it is said to have; what it says is checked.
  let decode: (_ bytes: [UInt8], _ charset: String?) throws -> [UInt8]
  /// Decodes what is in a known encoding.
  let decoding: TextDecoding
}

/// What a reader found in a file.
struct FileText {
  /// In reading order.
  var blocks: [Block] = []
  /// The kind of file, where the reader found out more than the look before it.
  var mediaType: MediaType?
  /// The file's own metadata.
  var title: String?
  var author: String?
  /// The day of the last change, `2019-05-21`.
  var date: String?
  /// How many pages the file has; `nil` where the format has none.
  var pages: Int?
  /// The program that took the text out, with its version.
  var extractor: String?
  var findings: [Finding] = []
  /// The layers that the file brings: what its blocks say there counts for the stages that fill them.
  var given: Set<Layer> = []
  /// Files inside of this one that are documents of their own.
  var attachments: [Attachment] = []
}

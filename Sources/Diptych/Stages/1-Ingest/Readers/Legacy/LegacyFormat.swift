/// The formats of offices from before those that are ZIP files, read only through a converter.
///
/// WPS Office writes the same formats under names of its own.
enum LegacyFormat: String, Sendable, CaseIterable {
  case doc, xls, ppt

  /// The media type as IANA registers it.
  var mediaType: String {
    switch self {
    case .doc: "application/msword"
    case .xls: "application/vnd.ms-excel"
    case .ppt: "application/vnd.ms-powerpoint"
    }
  }

  /// The kind for people.
  var readable: String {
    switch self {
    case .doc: "a document of Word (DOC)"
    case .xls: "a workbook of Excel (XLS)"
    case .ppt: "a presentation of PowerPoint (PPT)"
    }
  }

  /// The endings of such files, those of WPS Office too.
  var extensions: [String] {
    switch self {
    case .doc: ["doc", "dot", "wps", "wpt"]
    case .xls: ["xls", "xlt", "et", "ett"]
    case .ppt: ["ppt", "pps", "pot", "dps", "dpt"]
    }
  }

  /// The streams that hold the text, one of which an OLE container of the format has at its root.
  private var streams: [String] {
    switch self {
    case .doc: ["WordDocument"]
    case .xls: ["Workbook", "Book"]
    case .ppt: ["PowerPoint Document"]
    }
  }

  /// The format of an OLE container; `nil` if it is none of these.
  init?(container content: [UInt8]) {
    guard let directory = OLEDirectory(content) else { return nil }
    let names = Set(directory.rootNames)
    for format in Self.allCases where format.streams.contains(where: names.contains) {
      self = format
      return
    }
    return nil
  }
}

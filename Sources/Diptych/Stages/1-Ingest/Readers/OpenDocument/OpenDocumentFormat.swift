/// The formats of OpenDocument that have text, by the endings of their names.
///
/// OASIS OpenDocument 1.3 (ISO/IEC 26300); those with an `f` are one XML text instead of a container.
enum OpenDocumentFormat: String, CaseIterable, Sendable {
  case odt, ott, fodt
  case ods, ots, fods
  case odp, otp, fodp

  /// What a file of the format holds.
  enum Content {
    case text, sheets, slides
  }

  var content: Content {
    switch self {
    case .odt, .ott, .fodt: .text
    case .ods, .ots, .fods: .sheets
    case .odp, .otp, .fodp: .slides
    }
  }

  /// Whether the file is one XML text.
  var isFlat: Bool { self == .fodt || self == .fods || self == .fodp }

  /// The media type as IANA registers it.
  var mediaType: String {
    switch self {
    case .odt: Self.open + "text"
    case .ott: Self.open + "text-template"
    case .fodt: Self.open + "text-flat-xml"
    case .ods: Self.open + "spreadsheet"
    case .ots: Self.open + "spreadsheet-template"
    case .fods: Self.open + "spreadsheet-flat-xml"
    case .odp: Self.open + "presentation"
    case .otp: Self.open + "presentation-template"
    case .fodp: Self.open + "presentation-flat-xml"
    }
  }

  private static let open = "application/vnd.oasis.opendocument."

  /// The kind for people.
  var readable: String {
    switch content {
    case .text: "an OpenDocument text (\(rawValue.uppercased()))"
    case .sheets: "an OpenDocument spreadsheet (\(rawValue.uppercased()))"
    case .slides: "an OpenDocument presentation (\(rawValue.uppercased()))"
    }
  }

  /// The format of a container by the type that it states, if it is one of these.
  init?(containerType: String) {
    let found = Self.allCases.first { !$0.isFlat && $0.mediaType == containerType }
    guard let found else { return nil }
    self = found
  }

  /// The namespace of the root element of an XML text.
  static let flatNamespace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

  /// The format of an XML text by what its root element says of its type, if it is one of these.
  init?(flatType: String) {
    switch flatType {
    case Self.open + "text", Self.open + "text-template": self = .fodt
    case Self.open + "spreadsheet", Self.open + "spreadsheet-template": self = .fods
    case Self.open + "presentation", Self.open + "presentation-template": self = .fodp
    default: return nil
    }
  }
}

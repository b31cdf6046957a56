/// The formats of Microsoft Office since 2007, by the endings of their names.
///
/// ECMA-376 and ISO/IEC 29500; macros are never read.
enum OfficeFormat: String, CaseIterable, Sendable {
  case docx, docm, dotx, dotm
  case xlsx, xlsm, xltx, xltm
  case pptx, pptm, ppsx, ppsm, potx, potm

  /// What a file of the format holds.
  enum Content {
    case text, sheets, slides
  }

  var content: Content {
    switch self {
    case .docx, .docm, .dotx, .dotm: .text
    case .xlsx, .xlsm, .xltx, .xltm: .sheets
    case .pptx, .pptm, .ppsx, .ppsm, .potx, .potm: .slides
    }
  }

  /// The media type as IANA registers it.
  var mediaType: String {
    switch self {
    case .docx: Self.open + "wordprocessingml.document"
    case .docm: "application/vnd.ms-word.document.macroEnabled.12"
    case .dotx: Self.open + "wordprocessingml.template"
    case .dotm: "application/vnd.ms-word.template.macroEnabled.12"
    case .xlsx: Self.open + "spreadsheetml.sheet"
    case .xlsm: "application/vnd.ms-excel.sheet.macroEnabled.12"
    case .xltx: Self.open + "spreadsheetml.template"
    case .xltm: "application/vnd.ms-excel.template.macroEnabled.12"
    case .pptx: Self.open + "presentationml.presentation"
    case .pptm: "application/vnd.ms-powerpoint.presentation.macroEnabled.12"
    case .ppsx: Self.open + "presentationml.slideshow"
    case .ppsm: "application/vnd.ms-powerpoint.slideshow.macroEnabled.12"
    case .potx: Self.open + "presentationml.template"
    case .potm: "application/vnd.ms-powerpoint.template.macroEnabled.12"
    }
  }

  private static let open = "application/vnd.openxmlformats-officedocument."

  /// The type that the container gives its main part.
  var mainType: String {
    let type = mediaType
    let suffix = type.hasSuffix(".12") ? String(type.dropLast(3)) : type
    return suffix + ".main+xml"
  }

  /// The kind for people.
  var readable: String {
    switch content {
    case .text: "a document of Word (\(rawValue.uppercased()))"
    case .sheets: "a workbook of Excel (\(rawValue.uppercased()))"
    case .slides: "a presentation of PowerPoint (\(rawValue.uppercased()))"
    }
  }
}

internal import DiptychXML

/// The content of a page or of a template: its text objects, in the order of the file.
///
/// What is drawn, also as a pattern or to cut something out, is no text, and neither is what is not
/// visible, nor text that slants over the page, as watermarks do. GB/T 33190-2016, sections 7.7 and 11.
struct OFDPage: XMLConsumer {
  /// A stretch of text on one line.
  struct Piece {
    /// In millimetres.
    var stretch: OFDTextObject.Stretch
    /// In millimetres.
    var size: Double
    var font: String
    var isBold: Bool
  }

  private(set) var pieces: [Piece] = []
  /// The templates that stand on the page too.
  private(set) var templates: [String] = []
  /// Left, top, width and height, in millimetres, if the page is not as all are.
  private(set) var box: [Double]?
  /// How many bytes of text there are.
  private(set) var bytes = 0

  private let maximumBytes: Int
  private var object: OFDTextObject?
  private var code: Code?
  private var boxText: [UInt8]?
  private var skipped = SkippedElements()

  /// A `TextCode` that is being read.
  private struct Code {
    var x: Double?
    var y: Double?
    var stepsX: String?
    var stepsY: String?
    var utf8: [UInt8] = []
  }

  private static let leftOut: Set<String> = [
    "Clips", "Pattern", "CompositeObject", "ImageObject", "PathObject", "Actions",
  ]

  /// Takes text up to a bound.
  init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    if skipped.start() { return true }
    if Self.leftOut.contains(element.name) || attributes["Visible"] == "false" {
      skipped.open()
      return true
    }
    switch element.name {
    case "Template": if let id = attributes["TemplateID"] { templates.append(id) }
    case "PhysicalBox": boxText = []
    case "TextObject":
      object = OFDTextObject(
        boundary: OFDValue.array(attributes["Boundary"], count: 4) ?? [0, 0, 0, 0],
        matrix: OFDValue.array(attributes["CTM"], count: 6) ?? [1, 0, 0, 1, 0, 0],
        size: attributes["Size"].map { OFDValue.length($0) } ?? 0,
        horizontalScale: attributes["HScale"].map { OFDValue.length($0) } ?? 1,
        font: attributes["Font"] ?? "",
        isBold: attributes["Weight"].map { OFDValue.length($0) >= 600 } ?? false)
    case "TextCode":
      guard object != nil else { break }
      code = Code(
        x: attributes["X"].map { OFDValue.length($0) },
        y: attributes["Y"].map { OFDValue.length($0) },
        stepsX: attributes["DeltaX"], stepsY: attributes["DeltaY"])
    default: break
    }
    return bytes <= maximumBytes
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    if skipped.end() { return }
    switch element.name {
    case "PhysicalBox":
      if let boxText {
        box = box ?? OFDValue.array(String(decoding: boxText, as: UTF8.self), count: 4)
      }
      boxText = nil
    case "TextCode":
      if let code { add(code) }
      code = nil
    case "TextObject": object = nil
    default: break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {
    guard !skipped.isOpen else { return }
    if code != nil {
      // Line ends are those of the markup.
      for index in utf8.indices where utf8[index] >= 0x20 { code?.utf8.append(utf8[index]) }
      bytes += utf8.count
    } else if boxText != nil, utf8.count <= 200 {
      for index in utf8.indices { boxText?.append(utf8[index]) }
    }
  }

  private mutating func add(_ code: Code) {
    guard var object, object.isUpright, object.pageSize > 0, !code.utf8.isEmpty else { return }
    let stretches = object.stretches(
      code.utf8, x: code.x, y: code.y, stepsX: code.stepsX, stepsY: code.stepsY)
    self.object = object
    for stretch in stretches {
      pieces.append(
        Piece(stretch: stretch, size: object.pageSize, font: object.font, isBold: object.isBold))
    }
  }
}

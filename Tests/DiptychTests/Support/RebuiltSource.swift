import DiptychXML

@testable import Diptych

/// The source of a text file, rebuilt from its TEI.
///
/// A line feed stands at each `lb` but the first, a space if it is the same line, and the marks that it
/// names; readings stand in their brackets behind what they
/// belong to; damaged characters stand as they came.
struct RebuiltSource {
  /// The text.
  private(set) var text = ""

  /// Rebuilds the source, or that of two which has a number.
  init(tei bytes: [UInt8], source number: Int? = nil) throws {
    var open: [(name: String, rend: String?)] = []
    var isWanted = true
    var line: String?
    for event in try [XMLEvent](xml: bytes) {
      switch event {
      case .start(let name, let attributes):
        if let number, let source = attributes["decls"] {
          isWanted = source.hasSuffix("-src\(number)")
        }
        if name == "lb", isWanted {
          if let line { text += attributes["n"] == line ? " " : "\n" }
          line = attributes["n"]
          text += attributes["rend"] ?? ""
        }
        if name == "rt", isWanted { text += Self.brackets(attributes["rend"]).open }
        open.append((name, attributes["rend"]))
      case .end(let name):
        let ended = open.removeLast()
        if name == "rt", isWanted { text += Self.brackets(ended.rend).close }
      case .text(let piece):
        if isWanted, Self.holdsText(open.map(\.name)) {
          text += open.last?.name == "desc" ? Self.scalar(piece) : piece
        }
      }
    }
  }

  /// Whether text directly inside of these elements is text of the source.
  private static func holdsText(_ open: [String]) -> Bool {
    guard let text = open.firstIndex(of: "text"), !open.contains("corr") else { return false }
    return open[text...].contains { $0 == "p" || $0 == "head" }
  }

  private static func brackets(_ rend: String?) -> (open: String, close: String) {
    switch rend {
    case "parentheses": ("(", ")")
    case "fullwidth-parentheses": ("（", "）")
    case "brackets": ("[", "]")
    default: ("", "")
    }
  }

  /// The character that a `gap` describes.
  private static func scalar(_ description: String) -> String {
    UInt32(description.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) }
      ?? ""
  }

  /// A text without the white space at both ends of its lines and without blank lines.
  static func normalised(_ text: String) -> String {
    text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
      .compactMap { line -> String? in
        let line = Array(line)
        guard let first = line.firstIndex(where: { !$0.properties.isWhitespace }),
          let last = line.lastIndex(where: { !$0.properties.isWhitespace })
        else { return nil }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: line[first...last])
        return String(kept)
      }
      .joined(separator: "\n")
  }
}

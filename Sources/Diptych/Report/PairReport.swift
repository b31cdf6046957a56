/// Why sections were paired or not, as a text for people and as JSON.
struct PairReport {
  private let explanations: [PairExplanation]
  private let document: Document

  /// Makes a report.
  init(_ explanations: [PairExplanation], of document: Document) {
    self.explanations = explanations
    self.document = document
  }

  // MARK: - Text

  /// A block of lines for each section; sections have the numbers that `inspect` gives them.
  var text: String {
    explanations.map { explanation in
      "\(explanation.left) – \(explanation.right)\n"
        + explanation.entries.map { text(of: $0, in: explanation) }.joined()
    }.joined(separator: "\n")
  }

  private func text(
    of entry: PairExplanation.Entry, in explanation: PairExplanation
  ) -> String {
    var text = "\n\(title(of: entry.section))\n"
    if let reason = explanation.reason(entry) {
      text += "  " + localized("no counterpart: \(reason)") + "\n"
    }
    let rows = entry.candidates.map { candidate in
      let count = document.sections[candidate.section].blocks.count
      var notes: [Message] = ["blocks linked: \(candidate.linkedBlocks) of \(count)"]
      if candidate.hasHeadings { notes.append("headings linked") }
      if !candidate.isInOrder { notes.append("out of order") }
      if candidate.confidence == nil, let other = candidate.counterparts.first {
        notes.append("counterpart of \(other + 1)")
      }
      return [
        candidate.confidence.map { "= \(Int(min($0, 0.99) * 100)) %" } ?? "≠",
        title(of: candidate.section), localized("words") + " " + SignedNumber.text(candidate.words),
        localized("lengths") + " " + SignedNumber.text(candidate.lengths),
        notes.map { $0.text() }.joined(separator: ", "),
      ]
    }
    return text + TextTable(rows).text
  }

  private func title(of section: Int) -> String {
    let content = document.sections[section]
    let block = document.blocks[content.heading ?? content.blocks[0]]
    let line = block.line.map { localized("line \($0)") + " " } ?? ""
    let name = content.heading == nil ? "—" : String(readable(block.text).prefix(40))
    return "\(section + 1)  \(content.language)  \(line)\(name)"
  }

  // MARK: - JSON

  /// One object on one line.
  var json: String {
    let value = JSONValue.object([
      "file": JSONValue(.string(readable(document.source.name))),
      "alignments": .array(
        explanations.map { explanation in
          .object([
            "left": JSONValue(.string(explanation.left.rawValue)),
            "right": JSONValue(.string(explanation.right.rawValue)),
            "sections": .array(explanation.entries.map { json(of: $0, in: explanation) }),
          ])
        }),
    ])
    return String(decoding: JSONText.write(value, .compact), as: UTF8.self) + "\n"
  }

  private func json(
    of entry: PairExplanation.Entry, in explanation: PairExplanation
  ) -> JSONValue {
    let section = document.sections[entry.section]
    let block = document.blocks[section.heading ?? section.blocks[0]]
    return .object([
      "section": JSONValue(.integer(entry.section + 1)),
      "language": JSONValue(.string(section.language.rawValue)),
      "line": block.line.map { JSONValue(.integer($0)) } ?? JSONValue(.null),
      "heading": section.heading == nil ? JSONValue(.null) : JSONValue(.string(block.text)),
      "reason": explanation.reason(entry).map { JSONValue(.string($0.description)) }
        ?? JSONValue(.null),
      "candidates": .array(
        entry.candidates.map { candidate in
          .object([
            "section": JSONValue(.integer(candidate.section + 1)),
            "confidence": candidate.confidence.map { JSONValue(.number(Self.rounded($0))) }
              ?? JSONValue(.null),
            "words": JSONValue(.number(Self.rounded(candidate.words))),
            "lengths": JSONValue(.number(Self.rounded(candidate.lengths))),
            "linkedBlocks": JSONValue(.integer(candidate.linkedBlocks)),
            "blocks": JSONValue(.integer(document.sections[candidate.section].blocks.count)),
            "headings": JSONValue(.bool(candidate.hasHeadings)),
            "inOrder": JSONValue(.bool(candidate.isInOrder)),
            "counterparts": .array(candidate.counterparts.map { JSONValue(.integer($0 + 1)) }),
          ])
        }),
    ])
  }

  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

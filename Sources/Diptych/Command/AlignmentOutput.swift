/// Writes what `diptych align` found.
struct AlignmentOutput {
  /// How beads are printed.
  enum Format: String, CaseIterable, Sendable {
    /// The numbers of the sentences, as vecalign has them.
    case bead
    /// The first numbers of each bead, as hunalign has them.
    case ladder
    /// The sentences themselves.
    case tsv
    /// A translation memory.
    case tmx
  }

  private let left: (file: AlignedFile, language: LanguageTag)
  private let right: (file: AlignedFile, language: LanguageTag)
  private let beads: [SentenceAligner.Bead]

  /// Makes the output of two aligned files.
  init(
    left: AlignedFile, in leftLanguage: LanguageTag, right: AlignedFile,
    in rightLanguage: LanguageTag, beads: [SentenceAligner.Bead]
  ) {
    self.left = (left, leftLanguage)
    self.right = (right, rightLanguage)
    self.beads = beads
  }

  /// The whole output.
  func bytes(as format: Format) -> [UInt8] {
    switch format {
    case .bead: lines { "[\(Self.list($0.left))]:[\(Self.list($0.right))]" }
    case .ladder:
      lines { "\($0.left.lowerBound)\t\($0.right.lowerBound)" }
        + Array("\(left.file.sentences.count)\t\(right.file.sentences.count)\t1\n".utf8)
    case .tsv: table
    case .tmx: memory
    }
  }

  private func lines(_ line: (SentenceAligner.Bead) -> String) -> [UInt8] {
    var output: [UInt8] = []
    for bead in beads { output += "\(line(bead))\t\(Self.rounded(bead.confidence))\n".utf8 }
    return output
  }

  private var table: [UInt8] {
    var output: [UInt8] = []
    for bead in beads {
      for (side, range) in [(left, bead.left), (right, bead.right)] {
        output += side.file.text(of: range, in: side.language).map { $0 == 0x09 ? 0x20 : $0 }
        output.append(0x09)
      }
      output += "\(Self.rounded(bead.confidence))\n".utf8
    }
    return output
  }

  private var memory: [UInt8] {
    var tmx = TMXWriter(
      TMXWriter.Header(
        sourceLanguage: left.language.rawValue,
        properties: [
          ("x-left-name", Self.name(of: left.file.path)),
          ("x-right-name", Self.name(of: right.file.path)),
        ]),
      capacity: 4096 + 2 * (left.file.size + right.file.size))
    var number = 0
    for bead in beads where !bead.left.isEmpty && !bead.right.isEmpty {
      number += 1
      tmx.add(
        id: Array("bead\(number)".utf8), confidence: bead.confidence,
        Self.variant(left, bead.left), Self.variant(right, bead.right))
    }
    return tmx.finished()
  }

  private static func variant(
    _ side: (file: AlignedFile, language: LanguageTag), _ range: Range<Int>
  ) -> TMXWriter.Variant {
    TMXWriter.Variant(
      language: side.language.rawValue, utf8: side.file.text(of: range, in: side.language),
      count: range.count)
  }

  /// The last part of a path.
  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map { readable(String($0)) } ?? ""
  }

  private static func list(_ range: Range<Int>) -> String {
    range.map { String($0) }.joined(separator: ", ")
  }

  private static func rounded(_ confidence: Double) -> Double {
    (confidence * 1000).rounded() / 1000
  }
}

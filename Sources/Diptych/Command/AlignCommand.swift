internal import ArgumentParser
internal import Foundation

/// `diptych align`.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: localized("Aligns the sentences of two texts."),
    discussion: localized(
      """
      Prints one bead a line, such as "[0]:[0, 1]" and a tab and how sure it is, 0 to 1: the numbers of \
      the sentences, from 0. A sentence without a counterpart stands alone, as in "[3]:[]".
      """))

  /// How beads are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case bead, ladder, tsv
  }

  @Option(
    help: .localized("The languages of the two texts.", valueName: "left,right"))
  var languages: String

  @Flag(help: .localized("The files hold running text, not one sentence a line."))
  var text = false

  @Option(
    help: .localized(
      "How beads are printed: bead, ladder (as hunalign does) or tsv (the sentences)."))
  var format = Format.bead

  @Argument(help: .localized("The left text, UTF-8.")) var left: String
  @Argument(help: .localized("The right text, UTF-8.")) var right: String

  func run() throws {
    let tags = languages.split(separator: ",").map { LanguageTag(rawValue: String($0)) }
    guard tags.count == 2 else {
      throw ValidationError(localized("--languages takes two languages such as zh-Hans,en"))
    }
    let leftText = try SentenceList(contentsOf: left, language: tags[0], isRunning: text)
    let rightText = try SentenceList(contentsOf: right, language: tags[1], isRunning: text)
    let model = try AlignmentModel.shared(StageContext())
    var aligner = SentenceAligner(
      model.bitext(leftText.lines, in: tags[0], rightText.lines, in: tags[1]))
    var output: [UInt8] = []
    for bead in aligner.beads() {
      switch format {
      case .bead: append(bead, to: &output)
      case .ladder: output += "\(bead.left.lowerBound)\t\(bead.right.lowerBound)".utf8
      case .tsv:
        leftText.append(bead.left, to: &output)
        output.append(UInt8(ascii: "\t"))
        rightText.append(bead.right, to: &output)
      }
      output += "\t\(Self.rounded(bead.confidence))\n".utf8
    }
    if format == .ladder {
      output += "\(leftText.lines.ranges.count)\t\(rightText.lines.ranges.count)\t1.0\n".utf8
    }
    FileHandle.standardOutput.write(Data(output))
  }

  private func append(_ bead: SentenceAligner.Bead, to output: inout [UInt8]) {
    let left = bead.left.map { String($0) }.joined(separator: ", ")
    let right = bead.right.map { String($0) }.joined(separator: ", ")
    output += "[\(left)]:[\(right)]".utf8
  }

  private static func rounded(_ confidence: Double) -> Double {
    (confidence * 1000).rounded() / 1000
  }
}

/// The sentences of a file.
private struct SentenceList {
  private(set) var lines = AlignmentModel.Lines()
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []

  init(contentsOf path: String, language: LanguageTag, isRunning: Bool) throws {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw ValidationError(localized("the file '\(path)' cannot be read"))
    }
    bytes = [UInt8](content)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ValidationError(localized("the file '\(path)' is not UTF-8"))
    }
    var segmenter = SentenceSegmenter()
    var start = 0
    while start < bytes.count {
      var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if isRunning {
        for part in segmenter.segments(of: Array(bytes[start..<end]), language: language) {
          add(start + part.start..<start + part.end)
        }
      } else {
        add(start..<end)
      }
      start = next
    }
  }

  /// Appends the text of a run of sentences, on one line.
  func append(_ sentences: Range<Int>, to output: inout [UInt8]) {
    for sentence in sentences {
      if sentence > sentences.lowerBound { output.append(UInt8(ascii: " ")) }
      output += bytes[ranges[sentence]].map { $0 == 0x09 ? 0x20 : $0 }
    }
  }

  private mutating func add(_ range: Range<Int>) {
    lines.add(Array(bytes[range]))
    ranges.append(range)
  }
}

internal import ArgumentParser
internal import Foundation

/// `diptych heading-features`: what `Scripts/data/train-headings.py` learns from; for developers.
///
/// The input has a line `language TAB blank lines before TAB label TAB text` for each block, and an
/// empty line behind each document. The output has the features' names, then for each line that can
/// be a heading `document TAB line TAB label TAB values`.
struct HeadingFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heading-features", abstract: "Prints the features of possible headings.",
    shouldDisplay: false)

  @Argument(help: "The labelled documents.") var file: String

  func run() throws {
    let content = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    var output = ""
    var document = 0
    var rows: [[ArraySlice<UInt8>]] = []
    for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let row = line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false)
      if row.count == 4 {
        rows.append(row)
      } else if !rows.isEmpty {
        append(rows, document: document, to: &output)
        document += 1
        rows = []
      }
    }
    FileHandle.standardOutput.write(Data(output.utf8))
  }

  private func append(
    _ rows: [[ArraySlice<UInt8>]], document: Int, to output: inout String
  ) {
    var languages: [ArraySlice<UInt8>] = []
    let lines = rows.map { row in
      let language = row[0].prefix { $0 != UInt8(ascii: "-") }
      if !languages.contains(language) { languages.append(language) }
      return HeadingFeatures.Line(
        shape: LineShape(Array(row[3])), language: languages.firstIndex(of: language) ?? 0,
        blankLines: Int(String(decoding: row[1], as: UTF8.self)) ?? 0, isInText: true)
    }
    let features = HeadingFeatures(lines: lines)
    for index in lines.indices where lines[index].isCandidate {
      var names: [String] = []
      var values: [String] = []
      features.forEachFeature(of: index) { name, variant, value in
        if output.isEmpty { names.append("\(name) \(variant)") }
        values.append(value == 0 ? "0" : String(value))
      }
      if output.isEmpty {
        output = "document\tline\tlabel\t" + names.joined(separator: "\t") + "\n"
      }
      output += "\(document)\t\(index)\t\(String(decoding: rows[index][2], as: UTF8.self))\t"
      output += values.joined(separator: "\t") + "\n"
    }
  }
}

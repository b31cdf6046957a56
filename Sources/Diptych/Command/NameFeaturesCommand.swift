internal import ArgumentParser
internal import Foundation

/// `diptych name-features`: what `Scripts/data/train-names.py` learns from; for developers.
///
/// The input has a line `language TAB names TAB text` for each text; `names` is empty or
/// `start,end,kind;…` in scalars, half open, and the kind is PER, ORG or LOC. The output has for each word
/// that may belong to a name `label TAB numbers of its features`, and an empty line behind each stretch of
/// such words.
struct NameFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "name-features",
    abstract: "Prints the features of words that names may consist of.",
    shouldDisplay: false)

  @Option(help: "How many bits the number of a feature has.") var bits: Int
  @Argument(help: "The labelled texts.") var file: String

  func run() throws {
    let content = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    var names = BlockNames(table: try NameTable.shared(StageContext()), taggers: nil)
    var features = NameFeatures()
    var output = ""
    for line in content.split(separator: 0x0A) {
      let row = line.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      guard row.count == 3 else { continue }
      var scalars: [UInt32] = []
      var offsets: [Int32] = []
      Scalars.read(Array(row[2]), into: &scalars, offsets: &offsets)
      let gold = OutermostNames(Self.names(String(decoding: row[1], as: UTF8.self)))
      if row[0].elementsEqual("zh".utf8) {
        _ = names.names(in: scalars, .chinese)
        let words = names.chineseWords
        append(words, [0..<words.count], gold, &features, to: &output)
      } else {
        _ = names.names(in: scalars, .english)
        let words = names.englishWords
        append(words, words.stretches, gold, &features, to: &output)
      }
    }
    FileHandle.standardOutput.write(Data(output.utf8))
  }

  private static func names(_ text: String) -> [FoundName] {
    text.split(separator: ";").compactMap { name in
      let parts = name.split(separator: ",")
      guard parts.count == 3, let start = Int(parts[0]), let end = Int(parts[1]), start < end
      else { return nil }
      let kind: FoundName.Kind =
        switch parts[2] {
        case "PER": .person
        case "ORG": .organisation
        default: .place
        }
      return FoundName(range: start..<end, kind: kind, confidence: 1)
    }
  }

  private func append(
    _ words: some TokenSequence, _ stretches: [Range<Int>], _ gold: OutermostNames,
    _ features: inout NameFeatures, to output: inout String
  ) {
    let labels = NameLabel.labels(of: (0..<words.count).lazy.map { words.range(of: $0) }, in: gold)
    for stretch in stretches {
      for word in stretch {
        features.removeAll()
        words.addFeatures(of: word, to: &features)
        output += "\(labels[word].rawValue)"
        for hash in features.hashes { output += "\t\(hash >> UInt32(32 - bits))" }
        output += "\n"
      }
      output += "\n"
    }
  }
}

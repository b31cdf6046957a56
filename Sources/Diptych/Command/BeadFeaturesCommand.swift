internal import ArgumentParser
internal import Foundation

/// `diptych bead-features`: what `Scripts/data/train-beads.py` learns from; for developers.
///
/// Prints the names of the evidence, then for each bead that the aligner may choose
/// `position in the left text TAB position in the right one TAB number of the shape TAB values`; the
/// positions lie behind the bead.
struct BeadFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bead-features", abstract: "Prints the evidence of possible beads of sentences.",
    shouldDisplay: false)

  @Option(help: "The languages of the two texts.") var languages: String
  @Flag(help: "Print what the confidence of each bead found is computed from.") var found = false
  @Argument(help: "The left text, one sentence a line.") var left: String
  @Argument(help: "The right text.") var right: String

  func run() throws {
    let tags = languages.split(separator: ",").compactMap { LanguageTag(canonical: String($0)) }
    guard tags.count == 2 else { throw ValidationError("--languages takes two languages") }
    let model = try AlignmentModel.shared(StageContext())
    let bitext = try model.bitext(
      try AlignedFile(contentsOf: left).lines, in: tags[0],
      try AlignedFile(contentsOf: right).lines, in: tags[1])
    let output = found ? BeadEvidence.found(in: bitext) : BeadEvidence.possible(in: bitext)
    FileHandle.standardOutput.write(Data(output.utf8))
  }
}

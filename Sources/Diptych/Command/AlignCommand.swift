internal import ArgumentParser

/// `diptych align`.
struct AlignCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: localized("Aligns the sentences of two texts."),
    discussion: localized(
      """
      Prints one bead a line, such as "[0]:[0, 1]" and a tab and how sure it is, 0 to 1: the numbers of \
      the sentences, from 0. A sentence without a counterpart stands alone, as in "[3]:[]".
      """))

  @Option(
    help: .localized(
      "The languages of the two texts; found out where it is not given.", valueName: "left,right"))
  var languages: String?

  @Flag(help: .localized("The files hold running text, not one sentence a line."))
  var text = false

  @Option(
    help: .localized(
      "A translation table that 'diptych train table' made, for its languages.", valueName: "file"))
  var table: String?

  @Option(
    help: .localized(
      "How beads are printed: bead, ladder (as hunalign does), tsv (the sentences) or tmx (a translation memory)."
    ))
  var format = AlignmentOutput.Format.bead

  @Argument(help: .localized("The left text, UTF-8.")) var left: String
  @Argument(help: .localized("The right text, UTF-8.")) var right: String

  func run(in environment: ToolEnvironment) throws -> Int32 {
    var leftFile = try AlignedFile(contentsOf: left)
    var rightFile = try AlignedFile(contentsOf: right)
    let tags = try tags(leftFile, rightFile)
    if text {
      leftFile.cut(in: tags.left)
      rightFile.cut(in: tags.right)
    }
    let model = try AlignmentModel.shared(StageContext()).withTable(givenTable())
    if let message = model.unfitTable(for: tags.left, tags.right) {
      StandardStream.error.tell(message)
    }
    var bitext = try model.bitext(leftFile.lines, in: tags.left, rightFile.lines, in: tags.right)
    if !bitext.hasTable {
      StandardStream.error.tell(Self.way(bitext.coverage, tags.left, tags.right))
    }
    bitext = bitext.learningWords()
    let output = AlignmentOutput(
      left: leftFile, in: tags.left, right: rightFile, in: tags.right,
      beads: SentenceAligner.beads(of: bitext))
    do throws(SystemError) {
      try StandardStream.output.write(output.bytes(as: format))
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    return 0
  }

  /// What is said if no table serves.
  private static func way(
    _ coverage: Double?, _ left: LanguageTag, _ right: LanguageTag
  ) -> Message {
    guard let coverage else {
      return
        "there is no translation table of \(left.primary) and \(right.primary); words are learnt from the texts"
    }
    return
      "the translation table knows \(Int(coverage * 100)) % of the words of a text; words are learnt from the texts"
  }

  /// The table that the caller names.
  private func givenTable() throws -> AlignmentModel.GivenTable? {
    guard let table else { return nil }
    let bytes = try TextFile.bytes(of: table)
    do throws(TranslationTable.Fault) {
      return try AlignmentModel.GivenTable(path: table, bytes)
    } catch {
      throw RunError(.dataFormat, "the table '\(readable(table))' cannot be used; \(error.message)")
    }
  }

  /// The languages that the caller names, else those that the texts show.
  private func tags(
    _ leftFile: AlignedFile, _ rightFile: AlignedFile
  ) throws -> (left: LanguageTag, right: LanguageTag) {
    guard let languages else {
      return (try leftFile.language(), try rightFile.language())
    }
    let tags = try LanguagePair(languages)
    return (tags.left, tags.right)
  }
}

extension AlignmentOutput.Format: ExpressibleByArgument {}

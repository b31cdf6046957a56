internal import ArgumentParser

/// `diptych train table`.
struct TrainTableCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: localized("Makes a translation table, by which texts of two languages are aligned."),
    discussion: localized(
      """
      Takes any number of files of each kind. The same files and options make the same table; \
      'diptych align --table' and the setting 'table' of the stages section-pairing and segment-alignment use it.
      """))

  @Option(
    help: .localized(
      "The languages, in the order in which they stand in files of pairs.", valueName: "one,other"))
  var languages: String
  @Option(
    help: .localized(
      "A file of pairs, one a line: source, text, translation, with tabs; or text and translation.",
      valueName: "file"))
  var pairs: [String] = []
  @Option(
    help: .localized(
      "The sources whose pairs are taken; all where it is not given.", valueName: "source,…"))
  var sources = ""
  @Option(
    help: .localized(
      "A dictionary of Chinese in the form of CC-CEDICT.", valueName: "file"))
  var dictionary: [String] = []
  @Option(help: .localized("A translation memory, TMX.", valueName: "file"))
  var tmx: [String] = []
  @Option(
    help: .localized(
      "An archive or a folder of it, whose sure pairs are taken from the JSON files.",
      valueName: "folder"))
  var archive: [String] = []
  @Option(
    help: .localized(
      "How sure a pair of an archive has to be, 0 to 1.", valueName: "number"))
  var minimumConfidence = 0.9
  @Option(
    help: .localized(
      "How often a word has to occur to be in the table.", valueName: "number"))
  var minimumCount = 3
  @Option(
    help: .localized(
      "How large the table may be, in megabytes of 1,000,000 bytes.", valueName: "number"))
  var maximumMegabytes = 6.0
  @Option(help: .localized("The licence that the table names.", valueName: "text"))
  var licence = ""
  @Option(help: .localized("The file to write.", valueName: "file"))
  var output: String
  @Flag(help: .localized("Replaces a file of this name."))
  var force = false

  func validate() throws {
    guard !(pairs + dictionary + tmx + archive).isEmpty else {
      throw ValidationError(
        localized("name a file to learn from with --pairs, --dictionary, --tmx or --archive"))
    }
    guard 0...1 ~= minimumConfidence else {
      throw ValidationError(localized("--minimum-confidence takes a number from 0 to 1"))
    }
    guard minimumCount > 0 else {
      throw ValidationError(localized("--minimum-count takes a number of at least 1"))
    }
    guard 0.1...1000 ~= maximumMegabytes else {
      throw ValidationError(localized("--maximum-megabytes takes a number from 0.1 to 1000"))
    }
    guard !licence.utf8.contains(0x0A) else {
      throw ValidationError(localized("--licence takes one line"))
    }
  }

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let tags = try LanguagePair(languages)
    guard dictionary.isEmpty || tags.left.isChinese != tags.right.isChinese else {
      throw ValidationError(localized("--dictionary is for Chinese and another language"))
    }
    let target = try TableFile(output, replaces: force)
    let variants = try ChineseVariants.shared(StageContext())
    var material = TrainingMaterial(
      ParallelTextReader(tags.left, tags.right, fold: variants), tags)
    let chosen = Set(sources.split(separator: ",").map(String.init))
    for file in pairs { try material.addPairs(file, sources: chosen) }
    for file in dictionary { try material.addDictionary(file) }
    for file in tmx { try material.addMemory(file) }
    for folder in archive {
      try material.addArchive(folder, minimumConfidence: minimumConfidence)
    }
    try target.write(try table(of: material))
    return 0
  }

  private func table(of material: TrainingMaterial) throws -> [UInt8] {
    let reader = material.reader
    guard reader.count > 0 else {
      throw RunError(
        .dataFormat, "there is no pair of \(reader.left.primary) and \(reader.right.primary)")
    }
    if reader.skippedCount > 0 {
      StandardStream.error.tell(
        "\(reader.skippedCount) pairs left out: a side is empty or has more than \(TrainingUnits.maximumUnits) words"
      )
    }
    let text = reader.pairs(minimumCount: minimumCount)
    StandardStream.error.tell(
      "\(reader.count) pairs with \(text.left.hashes.count) and \(text.right.hashes.count) different words"
    )
    let (left, right) = (reader.left.primary, reader.right.primary)
    StandardStream.error.tell("learning \(right) given \(left)")
    let forward = WordModel(source: text.left, target: text.right)
    StandardStream.error.tell("learning \(left) given \(right)")
    let backward = WordModel(source: text.right, target: text.left)
    var settings = TranslationTableWriter.Settings()
    settings.maximumBytes = Int(maximumMegabytes * 1_000_000)
    var writer = TranslationTableWriter(
      text, forward: forward, backward: backward, settings: settings)
    var description = TranslationTable.Description(
      left: reader.left, right: reader.right, pairs: reader.count)
    description.sources = material.sources
    description.licence = licence
    guard let bytes = writer.file(description) else {
      throw RunError(.dataFormat, "no table has room in \(settings.maximumBytes) bytes")
    }
    return bytes
  }
}

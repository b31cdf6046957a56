import Testing

@testable import Diptych

@Suite struct TranslationTableTests {
  @Test("What always stands beside each other is likeliest, in both directions")
  func probabilities() throws {
    let table = try TranslationTable(try TrainedTable.bytes())
    #expect(table.description.left == "de" && table.description.right == "fr")
    #expect(table.description.pairs == TrainedTable.pairs.count)
    for (german, french) in [("zeichnet", "dessine"), ("kind", "enfant"), ("verkauft", "vend")] {
      let best = try #require(table.entries(of: german).first, "\(german)")
      #expect(best.right == table.right(french), "\(german)")
      #expect(best.forward > 0.3 && best.backward > 0.3, "\(german)")
    }
  }

  @Test("Behind the last unit nothing is looked for")
  func last() throws {
    let table = try TranslationTable(try TrainedTable.bytes())
    let words = TrainedTable.pairs.flatMap { pair in
      pair.german.dropLast().lowercased().split(separator: " ").map(String.init)
    }
    let largest = try #require(words.map(TranslationTable.hash).max())
    #expect(table.left.find(largest) != nil)
    #expect(table.left.find(largest | 0xFFF) == nil)
    #expect(table.left.find([largest, largest | 0xFFF])[1] == -1)
  }

  @Test("The same pairs make the same bytes")
  func determinism() throws { #expect(try TrainedTable.bytes() == TrainedTable.bytes()) }

  @Test("A table keeps to its size with those translations and units that are worth most")
  func size() throws {
    let whole = try TrainedTable.bytes()
    let table = try TranslationTable(whole)
    var settings = TranslationTableWriter.Settings()
    settings.maximumBytes = whole.count - 40
    var smaller = try TrainedTable.bytes(settings)
    #expect(!smaller.isEmpty && smaller.count <= settings.maximumBytes)
    let fewer = try TranslationTable(smaller)
    #expect(fewer.entryCount < table.entryCount)
    // The translations of words go last.
    for (german, french) in [("zeichnet", "dessine"), ("kind", "enfant"), ("verkauft", "vend")] {
      #expect(fewer.entries(of: german).first?.right == fewer.right(french), "\(german)")
    }
    settings.maximumBytes = whole.count - 400
    smaller = try TrainedTable.bytes(settings)
    #expect(!smaller.isEmpty && smaller.count <= settings.maximumBytes)
    #expect(try TranslationTable(smaller).left.count < table.left.count)
    settings.maximumBytes = 100
    #expect(try TrainedTable.bytes(settings).isEmpty)
  }

  private func fault(_ bytes: [UInt8]) -> String? {
    do throws(TranslationTable.Fault) {
      _ = try TranslationTable(bytes)
      return nil
    } catch {
      return error.description
    }
  }

  @Test(
    "A table that was changed, cut short or made by another version is refused, and it is said why")
  func faults() throws {
    let bytes = try TrainedTable.bytes()
    #expect(fault(bytes) == nil)
    let damaged = "its content does not have the digest that it names: it is damaged"
    for place in [80, 90, bytes.count / 2, bytes.count - 1] {
      var changed = bytes
      changed[place] ^= 1
      #expect(fault(changed) == damaged)
    }
    for count in [9, 40, 84, bytes.count - 3] {
      #expect(fault(Array(bytes.prefix(count))) == damaged)
    }
    #expect(fault([]) == "it does not begin as a translation table does")
    #expect(fault(Array("PK".utf8)) == "it does not begin as a translation table does")
    var old = bytes
    old[7] = UInt8(ascii: "1")
    #expect(fault(old) == "its form has version 1, and this program reads version 2")
    let form = WordForm.beginning.name
    let text = String(decoding: bytes[84...].prefix { $0 != 0 }, as: UTF8.self)
    var other = Array(text.replacing("units: \(form) \(form)", with: "units: syllables roots").utf8)
    other += bytes[(84 + text.utf8.count)...]
    #expect(
      throws: TranslationTable.Fault(
        message: """
          it knows 'syllables' and 'roots', and this program takes its languages apart into '\(form)' and \
          '\(form)': train it again
          """)
    ) {
      try TranslationTable.Description(other[..<(text.utf8.count + 8)])
    }
  }

  @Test("Sizes that lead out of the file are refused even with a right digest")
  func sizes() throws {
    let bytes = try TrainedTable.bytes()
    for place in [72, 73, 76, 77, 80, 82] {
      var changed = bytes
      changed[place] ^= 0x7F
      changed.replaceSubrange(8..<72, with: Array(sha256(Array(changed[72...])).utf8))
      #expect(fault(changed) != nil)
    }
  }

  @Test("A table of the shipped languages names them, its units and its licence")
  func shipped() throws {
    let description = try ShippedTables().table(of: "zh-en").description
    #expect(description.left == "zh" && description.right == "en")
    #expect(description.leftUnits == "characters" && description.rightUnits == "stems")
    #expect(description.pairs > 500_000)
    #expect(description.licence.contains("CC BY-SA 4.0"))
  }

  @Test(
    "Each table that ships is whole, has the languages of its name, and is listed",
    arguments: ShippedTables.pairs)
  func each(pair: String) throws {
    let table = try TranslationTable(ShippedFiles.content(of: pair + ".table"))
    #expect("\(table.description.left)-\(table.description.right)" == pair)
    #expect(table.description.pairs > 100_000)
    #expect(!table.description.licence.isEmpty)
  }

  @Test("No table ships that is not listed")
  func listed() throws {
    let list = String(decoding: try ShippedFiles.content(of: ShippedFiles.listName), as: UTF8.self)
    let names = list.split(whereSeparator: \.isWhitespace).filter { $0.hasSuffix(".table") }
    #expect(names.map { String($0.dropLast(6)) } == ShippedTables.pairs)
  }

  @Test("The table of two languages is found in either order, and none for others")
  func choice() throws {
    let model = try AlignmentModel.shipped()
    let (german, french) = (["Der Hund sieht das Wasser."], ["Le chien voit l’eau."])
    let bitext = try model.bitext(german, "de-AT", french, "fr")
    #expect(bitext.words == .table && !bitext.isSwapped)
    let exchanged = try model.bitext(french, "fr", german, "de-AT")
    #expect(exchanged.words == .table && exchanged.isSwapped)
    let other = try model.bitext(german, "de", french, "ca")
    #expect(other.words == .equality && other.coverage == nil)
  }

  @Test("With a table, words decide where lengths mislead; on either side")
  func use() throws {
    let given = try AlignmentModel.GivenTable(path: "farm.table", TrainedTable.bytes())
    let model = try AlignmentModel.shipped().withTable(given)
    // Two sentences are missing at the beginning of the one text and at the end of the other.
    let chosen = stride(from: 3, to: 300, by: 29).map { TrainedTable.pairs[$0] }
    let german = chosen.dropLast(2).map(\.german)
    let french = chosen.dropFirst(2).map(\.french)
    let expected = (2..<german.count - 1).map { [$0..<$0 + 1, $0 - 2..<$0 - 1] }
    var aligner = try SentenceAligner(model.bitext(german, "de", french, "fr"))
    let beads = aligner.beads().filter { !$0.left.isEmpty && !$0.right.isEmpty }
    #expect(beads.map { [$0.left, $0.right] }.starts(with: expected))
    var other = try SentenceAligner(model.bitext(french, "fr", german, "de"))
    let exchanged = other.beads().filter { !$0.left.isEmpty && !$0.right.isEmpty }
    #expect(exchanged.map { [$0.right, $0.left] }.starts(with: expected))
    #expect(model.unfitTable(for: "fr-CH", "de-AT") == nil)
    #expect(
      model.unfitTable(for: "zh-Hans", "en")
        == "the table 'farm.table' is of de and fr, not of zh and en; it is not used")
  }
}

/// Lifts readings in brackets out of the running text, and restores what a converter cut apart.
///
/// A bracket is lifted if it is a reading of the characters before it: `重慶(chóngqìng)`. Every other
/// bracket stays. A reading without tones could be a plain bracket: it is lifted only in a document
/// that has many of them. See ``GBKRepair`` for the damage.
struct GlossLifting: StandardStage {
  /// The settings of gloss lifting.
  struct Configuration: StageConfiguration {
    /// How readings are written.
    var systems = [Gloss.Scheme.pinyin.rawValue, Gloss.Scheme.zhuyin.rawValue]

    static var settings: [Setting] {
      [Setting("systems", "how readings are written", choices: ["pinyin", "zhuyin"])]
    }
  }

  static let name = "gloss-lifting"
  static let summary =
    "Lifts readings in brackets out of the text and restores damaged characters."
  static let requires: Set<Layer> = [.blocks]
  static let provides: Set<Layer> = [.glosses, .repairs]

  /// So many readings of single characters without tones make a bracket without tones a reading.
  private static let minimumToneless = 8

  private let scanner: GlossScanner
  private let repair: GBKRepair
  private let variants: ChineseVariants

  /// Loads the tables.
  init(_ configuration: Configuration, context: StageContext) throws {
    let pinyin = try Pinyin.shared(context)
    scanner = GlossScanner(
      pinyin: pinyin, schemes: configuration.systems.map(Gloss.Scheme.init(rawValue:)))
    variants = try ChineseVariants.shared(context)
    repair = GBKRepair(gbk: try GBK.shared(context), pinyin: pinyin, variants: variants)
  }

  func run(_ document: inout Document) throws {
    var pending = scan(document.blocks)
    guard !pending.isEmpty else { return }
    restore(&pending, in: &document)
    let isTonelessGloss = hasManyToneless(pending)
    for scanned in pending {
      let index = scanned.block
      let unverified = lift(
        scanned, liftingToneless: isTonelessGloss, in: &document.blocks[index])
      if let first = unverified.first {
        document.add(.unverified(first, count: unverified.count, at: index))
      }
    }
  }

  /// Looks at the brackets of the blocks that have some, or may be damaged.
  private func scan(_ blocks: [Block]) -> [Scanned] {
    var pending: [Scanned] = []
    // In place: a copy of a block counts references to all that it has.
    let blocks = blocks.span
    for index in blocks.indices {
      let hasBracket = GlossScanner.hasBracket(blocks[index].utf8)
      guard hasBracket || GBKRepair.mayBeDamaged(blocks[index].utf8) else { continue }
      let scalars = Scalars(blocks[index].utf8)
      pending.append(
        Scanned(block: index, scalars: scalars, candidates: scanner.candidates(scalars.values)))
    }
    return pending
  }

  /// A block whose brackets have been looked at.
  private struct Scanned {
    var block: Int
    var scalars: Scalars
    var candidates: [GlossScanner.Candidate]
  }

  /// Restores the damaged places of all blocks, and looks at the brackets of these blocks anew.
  private func restore(_ pending: inout [Scanned], in document: inout Document) {
    guard pending.contains(where: { GBKRepair.mayBeDamaged(document.blocks[$0.block].utf8) }) else {
      return
    }
    let evidence = evidence(pending)
    for index in pending.indices {
      let scanned = pending[index]
      let damages = repair.damages(scanned.scalars.values, evidence: evidence)
      guard !damages.isEmpty else { continue }
      var block = document.blocks[scanned.block]
      var edits: [TextEdit] = []
      var repairs: [Repair] = []
      for damage in damages {
        let range = scanned.scalars.textRange(damage.range)
        guard !damage.restored.isEmpty else {
          document.add(.damaged(block[range], at: scanned.block))
          continue
        }
        edits.append(TextEdit(range: range, replacement: damage.restored.utf8))
        repairs.append(Repair(range: range, before: block[range], confidence: damage.confidence))
      }
      block.repairs = (block.repairs + repairs).sorted { $0.range.start < $1.range.start }
      block.edit(edits)
      pending[index].scalars = Scalars(block.utf8)
      pending[index].candidates = scanner.candidates(pending[index].scalars.values)
      document.blocks[scanned.block] = block
    }
  }

  /// What the document glosses, one character at a time, and which characters are neighbours.
  private func evidence(_ pending: [Scanned]) -> RepairEvidence {
    var evidence = RepairEvidence()
    for scanned in pending {
      let scalars = scanned.scalars.values
      var start = 0
      for candidate in scanned.candidates {
        let bracket = candidate.bracket
        evidence.note(scalars[start..<bracket.lowerBound], variants: variants)
        start = bracket.upperBound
        guard candidate.verdict == .reading(.pinyin), candidate.characters.count == 1,
          let reading = PinyinReading(scalars[bracket.lowerBound + 1..<bracket.upperBound - 1])
        else { continue }
        let character = scalars[candidate.characters.lowerBound]
        evidence.note(RepairEvidence.Glossed(character: character, reading: reading))
      }
      evidence.note(scalars[start...], variants: variants)
    }
    return evidence
  }

  private func hasManyToneless(_ pending: [Scanned]) -> Bool {
    var count = 0
    for scanned in pending {
      for candidate in scanned.candidates
      where candidate.verdict == .toneless && candidate.characters.count == 1 {
        count += 1
      }
    }
    return count >= Self.minimumToneless
  }

  /// Lifts the readings of a block; gives the places that may be glosses and stay.
  private func lift(
    _ scanned: Scanned, liftingToneless: Bool, in block: inout Block
  ) -> [String] {
    var edits: [TextEdit] = []
    var glosses: [Gloss] = []
    edits.reserveCapacity(scanned.candidates.count)
    glosses.reserveCapacity(scanned.candidates.count)
    var unverified: [String] = []
    var existing = block.glosses[...]
    for candidate in scanned.candidates {
      let characters = scanned.scalars.textRange(candidate.characters)
      let bracket = scanned.scalars.textRange(candidate.bracket)
      let scheme: Gloss.Scheme
      let confidence: Double
      switch candidate.verdict {
      case .reading(let found):
        (scheme, confidence) = (found, 0.99)
      case .toneless where liftingToneless && candidate.characters.count == 1:
        (scheme, confidence) = (.pinyin, 0.8)
      case .toneless, .unknown:
        unverified.append(block[TextRange(characters.start, bracket.end)])
        continue
      }
      // Ruby of the source comes first.
      while let gloss = existing.first, gloss.range.end <= characters.start {
        existing.removeFirst()
      }
      if let gloss = existing.first, gloss.range.overlaps(characters) { continue }
      let content = candidate.bracket.lowerBound + 1..<candidate.bracket.upperBound - 1
      glosses.append(
        Gloss(
          range: characters, reading: block[scanned.scalars.textRange(content)],
          scheme: scheme, rendition: candidate.rendition, confidence: confidence))
      edits.append(TextEdit(range: bracket))
    }
    if !glosses.isEmpty {
      if !block.glosses.isEmpty {
        glosses += block.glosses
        glosses.sort { $0.range.start < $1.range.start }
      }
      block.glosses = glosses
      block.edit(edits)
    }
    return unverified
  }
}

extension Finding {
  fileprivate static func unverified(_ example: String, count: Int, at block: Int) -> Finding {
    let others = count > 1 ? ", and \(count - 1) more like it," : ""
    return .note(
      "gloss_unverified", at: .block(block),
      "'\(example)'\(others) may be a gloss, but no known reading confirms it; it stays in the text"
    )
  }

  fileprivate static func damaged(_ text: String, at block: Int) -> Finding {
    .warning(
      "gloss_damaged", at: .block(block),
      "'\(text)' is text that a converter of readings damaged; it has no single restoration")
  }
}

extension [UInt32] {
  /// The scalars as UTF-8.
  fileprivate var utf8: [UInt8] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: compactMap { Unicode.Scalar($0) })
    return [UInt8](String(text).utf8)
  }
}

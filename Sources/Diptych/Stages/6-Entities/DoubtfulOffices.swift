/// Takes away what only ends like an office in Chinese, as 水利處 does, unless something says that it is one:
/// another mention with a title behind it, or an organisation of its paragraph's translation.
struct DoubtfulOffices {
  private let translation: PhraseTranslation
  private let variants: ChineseVariants

  /// How much an organisation and its translation explain of each other, at least.
  private static let leastScore = 0.34
  /// The confidence of an office that something else proves.
  private static let proved = 0.8
  /// The most names of a bead's side that are compared.
  private static let most = 12

  /// Makes it with what knows which names translate each other.
  init(translation: PhraseTranslation, variants: ChineseVariants) {
    self.translation = translation
    self.variants = variants
  }

  /// Settles which of the doubtful offices of `document` are some.
  ///
  /// - Complexity: O(*n*).
  func settle(_ document: inout Document) {
    var doubtful = Set<Int>()
    var names: Set<[UInt8]> = []
    for (index, block) in document.blocks.enumerated() where block.isChinese {
      for mention in block.mentions where mention.kind == .organisation {
        if Self.isDoubtful(mention) {
          doubtful.insert(index)
        } else {
          names.insert(block.utf8(mention.range))
        }
      }
    }
    guard !doubtful.isEmpty else { return }
    for alignment in document.alignments {
      for bead in alignment.paragraphs {
        let units = bead.left + bead.right
        guard units.contains(where: doubtful.contains) else { continue }
        addTranslated(units, of: document.blocks, to: &names)
      }
    }
    for index in doubtful {
      var mentions: [Mention] = []
      for var mention in document.blocks[index].mentions {
        if Self.isDoubtful(mention) {
          guard names.contains(document.blocks[index].utf8(mention.range)) else { continue }
          mention.confidence = Self.proved
        }
        mentions.append(mention)
      }
      document.blocks[index].mentions = mentions
    }
  }

  private static func isDoubtful(_ mention: Mention) -> Bool {
    mention.kind == .organisation && mention.confidence == HanOrganisations.doubtful
  }

  /// Adds the doubtful offices of some blocks that an organisation of the others translates.
  private func addTranslated(
    _ units: [Int], of blocks: [Block], to names: inout Set<[UInt8]>
  ) {
    var offices: [[UInt8]] = []
    var others: [[UInt32]] = []
    for block in units.map({ blocks[$0] }) {
      for mention in block.mentions where mention.kind == .organisation {
        let text = block.utf8(mention.range)
        if !block.isChinese {
          if others.count < Self.most {
            others.append(Scalars.values(of: text).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
          }
        } else if Self.isDoubtful(mention), offices.count < Self.most, !names.contains(text) {
          offices.append(text)
        }
      }
    }
    guard !others.isEmpty else { return }
    let words = others.map(translation.words)
    let kinds = others.map { OrganisationKinds(latin: $0) }
    for office in offices {
      let name = Scalars.values(of: office).map(variants.simplified)
      let sorts = OrganisationKinds(han: name)
      let isTranslated = words.indices.contains { other in
        !sorts.contradict(kinds[other])
          && translation.score(name, words[other]) >= Self.leastScore
      }
      if isTranslated { names.insert(office) }
    }
  }
}

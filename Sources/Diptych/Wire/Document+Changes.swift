extension Document {
  /// The first of some layers that is another one than in `original`; `nil` if none is.
  ///
  /// Layers of blocks are compared as long as both documents have as many blocks; where the blocks
  /// themselves were made anew, there is nothing to compare them with.
  ///
  /// - Parameters:
  ///   - original: the document as it was.
  ///   - layers: the layers that are compared.
  ///   - touched: the blocks that may be others, by their number; `nil` for all.
  /// - Returns: the layer.
  func changedLayer(
    since original: Document, among layers: [Layer], in touched: [Int]? = nil
  ) -> Layer? {
    let touched = touched ?? Array(0..<min(blocks.count, original.blocks.count))
    return layers.first { layer in
      (layer == .blocks || blocks.count == original.blocks.count)
        && differs(from: original, in: layer, touched)
    }
  }

  /// Whether a layer is another one than in `original`.
  func differs(from original: Document, in layer: Layer) -> Bool {
    blocks.count != original.blocks.count
      || differs(from: original, in: layer, Array(blocks.indices))
  }

  private func differs(
    from original: Document, in layer: Layer, _ touched: [Int]
  ) -> Bool {
    switch layer {
    case .blocks: differsInBlocks(from: original, touched)
    case .title: metadataTitle != original.metadataTitle
    case .languages:
      anyBlock(original, touched) { $0.language != $1.language || $0.runs != $1.runs }
    case .headings:
      anyBlock(original, touched) {
        $0.heading != $1.heading || $0.headingEvidence != $1.headingEvidence
      }
    case .glosses: anyBlock(original, touched) { $0.glosses != $1.glosses }
    case .repairs: anyBlock(original, touched) { $0.repairs != $1.repairs }
    case .segments: anyBlock(original, touched) { $0.segments != $1.segments }
    case .letters: letters != original.letters
    case .sections: sections != original.sections
    case .pairs:
      !alignments.elementsEqual(original.alignments) {
        $0.left == $1.left && $0.right == $1.right && $0.sections == $1.sections
      }
    case .beads:
      !alignments.elementsEqual(original.alignments) {
        $0.paragraphs == $1.paragraphs && $0.segments == $1.segments
      }
    case .mentions: differsInMentions(from: original, touched)
    case .entities: differsInEntities(from: original) { $0 != .term }
    case .terms:
      differsInEntities(from: original) { $0 == .term }
        || anyBlock(original, touched) { block, old in
          block.mentions != old.mentions
            && !block.mentions.filter { $0.kind == .term }
              .elementsEqual(old.mentions.filter { $0.kind == .term })
        }
    default: false
    }
  }

  /// Blocks are large: they are compared where they lie.
  private func anyBlock(
    _ original: Document, _ touched: [Int],
    _ differ: (borrowing Block, borrowing Block) -> Bool
  ) -> Bool {
    let blocks = blocks.span
    let old = original.blocks.span
    for index in touched where differ(blocks[index], old[index]) { return true }
    return false
  }

  private func differsInBlocks(from original: Document, _ touched: [Int]) -> Bool {
    guard blocks.count == original.blocks.count, given == original.given,
      attachments == original.attachments,
      source.form == original.source.form, secondSource?.form == original.secondSource?.form
    else { return true }
    return anyBlock(original, touched) { block, old in
      block.utf8 != old.utf8 || block.kind != old.kind || block.place != old.place
        || block.layout != old.layout || block.lines != old.lines || block.pages != old.pages
        || block.map != old.map || block.position != old.position
        || block.sourceIndex != old.sourceIndex || block.declaredLanguage != old.declaredLanguage
    }
  }

  /// Which entity a mention refers to belongs to the entities.
  private func differsInMentions(from original: Document, _ touched: [Int]) -> Bool {
    anyBlock(original, touched) { block, old in
      guard block.mentions != old.mentions else { return false }
      let named = block.mentions.filter { $0.kind != .term }
      let before = old.mentions.filter { $0.kind != .term }
      return !named.elementsEqual(before) {
        $0.range == $1.range && $0.kind == $1.kind && $0.value == $1.value
          && $0.confidence == $1.confidence
      }
    }
  }

  private func differsInEntities(
    from original: Document, _ isOfLayer: (EntityKind) -> Bool
  ) -> Bool {
    guard entities != original.entities else { return false }
    return !entities.filter { isOfLayer($0.kind) }
      .elementsEqual(original.entities.filter { isOfLayer($0.kind) })
  }
}

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
      anyBlock(original, touched) {
        $0[$2].language != $1[$2].language || $0[$2].runs != $1[$2].runs
      }
    case .headings:
      anyBlock(original, touched) {
        $0[$2].heading != $1[$2].heading || $0[$2].headingEvidence != $1[$2].headingEvidence
      }
    case .glosses: anyBlock(original, touched) { $0[$2].glosses != $1[$2].glosses }
    case .repairs: anyBlock(original, touched) { $0[$2].repairs != $1[$2].repairs }
    case .segments: anyBlock(original, touched) { $0[$2].segments != $1[$2].segments }
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
        || anyBlock(original, touched) { new, old, index in
          new[index].mentions != old[index].mentions
            && !new[index].mentions.filter { $0.kind == .term }
              .elementsEqual(old[index].mentions.filter { $0.kind == .term })
        }
    default: false
    }
  }

  /// Blocks are large, and to pass one on copies it: they are compared where they lie.
  private func anyBlock(
    _ original: Document, _ touched: [Int],
    _ differ: (_ new: Span<Block>, _ old: Span<Block>, _ index: Int) -> Bool
  ) -> Bool {
    let blocks = blocks.span
    let old = original.blocks.span
    for index in touched where differ(blocks, old, index) { return true }
    return false
  }

  private func differsInBlocks(from original: Document, _ touched: [Int]) -> Bool {
    guard blocks.count == original.blocks.count, given == original.given,
      attachments == original.attachments,
      source.form == original.source.form, secondSource?.form == original.secondSource?.form
    else { return true }
    return anyBlock(original, touched) { new, old, index in
      new[index].utf8 != old[index].utf8 || new[index].kind != old[index].kind
        || new[index].place != old[index].place || new[index].layout != old[index].layout
        || new[index].lines != old[index].lines || new[index].pages != old[index].pages
        || new[index].map != old[index].map || new[index].position != old[index].position
        || new[index].sourceIndex != old[index].sourceIndex
        || new[index].declaredLanguage != old[index].declaredLanguage
    }
  }

  /// Which entity a mention refers to belongs to the entities.
  private func differsInMentions(from original: Document, _ touched: [Int]) -> Bool {
    anyBlock(original, touched) { new, old, index in
      guard new[index].mentions != old[index].mentions else { return false }
      let named = new[index].mentions.filter { $0.kind != .term }
      let before = old[index].mentions.filter { $0.kind != .term }
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

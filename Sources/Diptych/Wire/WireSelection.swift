/// How much of a document the wire form carries.
struct WireSelection: Sendable, Equatable {
  /// How much of the file itself.
  enum Content: String, Sendable, CaseIterable {
    /// Its path, its digest and what is known about it.
    case none
    /// The decoded text as well, where it has one.
    case decoded
    /// All of it, in base 64, with its attachments.
    case all
  }

  /// The layers that are written; those that no stage filled are written empty.
  var layers: Set<Layer>
  var content: Content
  /// Whether findings and outputs are written.
  var hasResults: Bool

  /// All that there is.
  static let everything = WireSelection(
    layers: WireSelection.knownLayers, content: .all, hasResults: true)

  /// The layers that have a place in the wire form.
  static let knownLayers: Set<Layer> = [
    .blocks, .title, .glosses, .repairs, .languages, .letters, .headings, .sections, .segments,
    .pairs, .beads, .mentions, .entities, .terms,
  ]

  /// The layers whose content points into the text of blocks.
  private static let layersOfText: Set<Layer> = knownLayers.subtracting([.title])

  func has(_ layer: Layer) -> Bool { layers.contains(layer) }

  /// Whether blocks are written: everything but the title needs their text.
  var hasBlocks: Bool { !layers.isDisjoint(with: Self.layersOfText) }

  /// Whether mentions of `kind` are written.
  func hasMentions(of kind: EntityKind) -> Bool { has(kind == .term ? .terms : .mentions) }
}

extension Layer {
  /// The end of a sentence about a layer that is none of the standard ones, if it is like one of them.
  var meant: Message {
    let known = WireSelection.knownLayers.map(\.rawValue).sorted()
    return Message.meant(closestWord(to: rawValue, among: known)) ?? ""
  }
}

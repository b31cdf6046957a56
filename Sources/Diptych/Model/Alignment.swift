/// What is translated by what between two languages of a document.
///
/// No unit is in two beads of a level. Units without a counterpart are in none.
public struct Alignment: Sendable {
  /// The language named first in the settings, or that comes first in the document.
  public var left: LanguageTag
  /// The other language.
  public var right: LanguageTag
  /// Beads of indices in ``Document/sections``: the section pairs.
  public var sections: [Bead<Int>]
  /// Beads of indices in ``Document/blocks``; headings take part.
  public var paragraphs: [Bead<Int>]
  /// Beads of segments.
  public var segments: [Bead<SegmentReference>]
  /// What the pairing of paragraphs leaves to that of segments; no result.
  var bitext: SegmentedBitext?

  /// Makes an alignment.
  public init(
    left: LanguageTag, right: LanguageTag, sections: [Bead<Int>] = [],
    paragraphs: [Bead<Int>] = [], segments: [Bead<SegmentReference>] = []
  ) {
    self.left = left
    self.right = right
    self.sections = sections
    self.paragraphs = paragraphs
    self.segments = segments
  }
}

/// An alignment unit: *n* units on the left, *m* on the right, neither 0.
public struct Bead<Unit: Sendable & Hashable>: Sendable, Equatable {
  /// The units of the left language, in document order.
  public var left: [Unit]
  /// The units of the right language, in document order.
  public var right: [Unit]
  /// The estimated probability, 0...1, that the bead is right.
  public var confidence: Double

  /// Makes a bead.
  public init(left: [Unit], right: [Unit], confidence: Double) {
    self.left = left
    self.right = right
    self.confidence = confidence
  }
}

/// One segment of one block.
public struct SegmentReference: Sendable, Hashable {
  /// The index in ``Document/blocks``.
  public var block: Int
  /// The index in ``Block/segments``.
  public var segment: Int

  /// Makes a reference.
  public init(block: Int, segment: Int) {
    self.block = block
    self.segment = segment
  }
}

/// Bounds on what a container may cost.
public struct ContainerLimits: Sendable, Equatable {
  /// The most bytes that all parts together may unpack to.
  public var maximumExpandedBytes: Int
  /// How many times its packed size a part may unpack to, once it is over ``freeBytes``.
  public var maximumExpansionRatio: Int
  /// The most entries.
  public var maximumEntries: Int

  /// What any part may unpack to, however little it is packed.
  public static let freeBytes = 1 << 20

  /// Makes bounds.
  public init(maximumExpandedBytes: Int, maximumExpansionRatio: Int, maximumEntries: Int) {
    self.maximumExpandedBytes = maximumExpandedBytes
    self.maximumExpansionRatio = maximumExpansionRatio
    self.maximumEntries = maximumEntries
  }
}

/// A stage whose name and layers are known only when it is made: its program announces them.
protocol AnnouncedStage: PreparableStage {
  /// The name in outputs, records and messages.
  var announcedName: String { get }
  /// Digits and dots.
  var announcedVersion: String { get }
}

extension Stage {
  /// The name that outputs, records and messages use.
  var title: String { (self as? any AnnouncedStage)?.announcedName ?? Self.name }
}

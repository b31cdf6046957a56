@testable import Diptych

extension StageContext {
  /// A context whose tables are read once for all tests.
  static let shipped = StageContext()
}

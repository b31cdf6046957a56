/// How many documents may fail: a number, or a share of those that were worked on.
enum FailureLimit: Sendable, Equatable {
  case number(Int)
  /// In percent, of at least ``minimumDocuments``.
  case share(Double)

  /// Of fewer documents a share says too little.
  static let minimumDocuments = 20

  /// Reads `25` or `10%`.
  init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let share = Double(text.dropLast()), (0...100).contains(share) else { return nil }
      self = .share(share)
    } else {
      guard let number = Int(text), number >= 0 else { return nil }
      self = .number(number)
    }
  }

  /// The sentence about a limit that was passed; `nil` if it was not.
  func sentence(for report: RunReport) -> Message? {
    let failed = report.count(.quarantined) - report.standing
    switch self {
    case .number(let number):
      return failed > number ? "\(failed) documents failed, more than --max-failures allows" : nil
    case .share(let share):
      let all = failed + report.count(.processed)
      guard all >= Self.minimumDocuments, Double(failed) * 100 > share * Double(all) else {
        return nil
      }
      return "\(failed) of \(all) documents failed, more than --max-failures allows"
    }
  }
}

internal import ArgumentParser

/// One of several shares of a drop, such as the third of sixteen: `3/16`.
///
/// A document belongs to the same share on every machine, by the digest of its path.
struct Shard: ExpressibleByArgument {
  /// From 1.
  let number: Int
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], number >= 1,
      number <= count
    else { return nil }
    self.number = number
    self.count = count
  }

  /// Whether a document, by its path in the drop, belongs to the share.
  func contains(_ path: [UInt8]) -> Bool {
    let digits = sha256(path).prefix(15)
    return (Int(digits, radix: 16) ?? 0) % count == number - 1
  }
}

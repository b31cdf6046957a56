/// The name of a run: the time, then three hex digits that go on with it, a 4,096th of a second each, and three
/// random ones, such as `20251105T161800Z-3fa9c1`.
///
/// Names are in the order of the runs, also of those within one second.
func runName(at time: WallClock) -> String {
  let fraction = UInt32((time.nanoseconds % 1_000_000_000) << 12 / 1_000_000_000)
  var random = SystemRandomNumberGenerator()
  let number = fraction << 12 | UInt32.random(in: 0..<1 << 12, using: &random)
  let digits = String(number, radix: 16)
  return time.compact + "-" + String(repeating: "0", count: 6 - digits.count) + digits
}

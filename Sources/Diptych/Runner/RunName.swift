/// The name of a run: the time and six random hex digits, such as `20251105T161800Z-3fa9c1`.
func runName(at time: WallClock) -> String {
  var random = SystemRandomNumberGenerator()
  let number = UInt32.random(in: 0..<1 << 24, using: &random)
  let digits = String(number, radix: 16)
  return time.compact + "-" + String(repeating: "0", count: 6 - digits.count) + digits
}

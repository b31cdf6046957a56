/// The natural logarithm of a positive, finite, normal number.
///
/// Written out so that scores have the same bits on every platform; the error is below 1e-10.
func logarithm(_ value: Double) -> Double {
  // The parts are taken from the bits: this stands in inner loops.
  let bits = value.bitPattern
  var exponent = Int(bits >> 52) - 1023
  var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  // ln m = 2 artanh((m - 1) / (m + 1)), by its series.
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  let series =
    1 + square * (1.0 / 3 + square * (0.2 + square * (1.0 / 7 + square * (1.0 / 9 + square / 11))))
  return Double(exponent) * 0.6931471805599453 + 2 * ratio * series
}

/// The natural logarithm of a positive, finite, normal number, to about 1e-7.
@inline(__always)
func logarithm(_ value: Float) -> Float {
  let bits = value.bitPattern
  var exponent = Int32(bits >> 23) - 127
  var mantissa = Float(bitPattern: bits & 0x007F_FFFF | 0x3F80_0000)
  if mantissa > 1.4142135 {
    mantissa *= 0.5
    exponent += 1
  }
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  let series = 1 + square * (1.0 / 3 + square * (0.2 + square * (1.0 / 7)))
  return Float(exponent) * 0.69314718 + 2 * ratio * series
}

/// *e* to the power of `value`, exact to 1e-9 of itself.
func exponential(_ value: Double) -> Double {
  guard value > -700 else { return 0 }
  let power = (min(value, 700) / 0.6931471805599453).rounded()
  let rest = min(value, 700) - power * 0.6931471805599453
  var term = 1.0
  var sum = 1.0
  for step in 1...11 {
    term *= rest / Double(step)
    sum += term
  }
  return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
}

/// The probability, 0...1, that belongs to log odds.
func logistic(_ value: Double) -> Double { 1 / (1 + exponential(-value)) }

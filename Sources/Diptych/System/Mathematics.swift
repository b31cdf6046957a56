internal import Glibc

/// The natural logarithm.
func log(_ value: Double) -> Double { Glibc.log(value) }

/// e to the power of `value`.
func exp(_ value: Double) -> Double { Glibc.exp(value) }

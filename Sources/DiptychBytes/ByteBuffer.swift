/// Bytes that are written from front to back.
///
/// What an array would check on every append, that it is held by nobody else, the type system checks
/// here: a buffer cannot be copied. Appending costs one comparison with the capacity and the copy.
@safe public struct ByteBuffer: ~Copyable {
  /// The first byte; what follows the first `used` bytes, up to `capacity`, is not initialised.
  @usableFromInline internal var start: UnsafeMutablePointer<UInt8>
  @usableFromInline internal var used = 0
  @usableFromInline internal var capacity: Int

  /// Makes an empty buffer with room for `capacity` bytes.
  public init(capacity: Int = 0) {
    self.capacity = max(capacity, 64)
    unsafe start = .allocate(capacity: self.capacity)
  }

  deinit { unsafe start.deallocate() }

  /// The number of bytes that were written.
  @inlinable public var count: Int { used }

  /// Whether nothing was written.
  @inlinable public var isEmpty: Bool { used == 0 }

  /// Gives what was written to a closure.
  @inlinable @inline(__always)
  public borrowing func withSpan<Result, Failure>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(unsafe Span(_unsafeStart: UnsafePointer(start), count: used))
  }

  /// A copy of what was written.
  public var bytes: [UInt8] {
    let count = used
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { target, initialised in
      if let first = target.baseAddress { unsafe first.initialize(from: start, count: count) }
      initialised = count
    }
  }

  /// Makes room for `length` more bytes.
  @inlinable @inline(__always)
  public mutating func reserve(_ length: Int) {
    if capacity - used < length { grow(by: length) }
  }

  /// Appends one byte.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe start[used] = byte
    used += 1
  }

  /// Appends text that is known when the program is compiled.
  @inlinable @inline(__always)
  public mutating func append(_ constant: StaticString) {
    unsafe append(constant.utf8Start, constant.utf8CodeUnitCount)
  }

  /// Appends all bytes of an array.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: [UInt8]) { append(bytes.span) }

  /// Appends all bytes of a span.
  @inlinable @inline(__always)
  public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      if let first = bytes.baseAddress { unsafe append(first, bytes.count) }
    }
  }

  /// Appends what was written to another buffer.
  public mutating func append(_ other: borrowing ByteBuffer) {
    unsafe append(UnsafePointer(other.start), other.used)
  }

  /// Appends again `length` bytes that were written at `offset`.
  @inlinable @inline(__always)
  public mutating func append(again offset: Int, _ length: Int) {
    precondition(offset >= 0 && length >= 0 && offset <= used - length, "it was written before")
    // The room first: it moves what is to be copied.
    reserve(length)
    unsafe append(UnsafePointer(start + offset), length)
  }

  /// Appends a whole number in decimal digits.
  @inlinable
  public mutating func append(decimal number: Int) {
    if number >= 0, number < 10 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number))
    } else if number >= 0, number < 10_000 {
      // Lengths and places in documents are this short.
      let pair = number / 100
      if pair >= 10 {
        append(twoDigits: pair)
      } else if pair > 0 {
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair))
      }
      append(twoDigits: number % 100)
    } else {
      append(longDecimal: number)
    }
  }

  /// Appends a number 0...99 as two digits.
  @inlinable @inline(__always)
  public mutating func append(twoDigits number: Int) {
    precondition(number >= 0 && number < 100, "the number has two digits")
    unsafe append(Self.digits.utf8Start + 2 * number, 2)
  }

  @inlinable internal static var digits: StaticString {
    """
    00010203040506070809101112131415161718192021222324\
    25262728293031323334353637383940414243444546474849\
    50515253545556575859606162636465666768697071727374\
    75767778798081828384858687888990919293949596979899
    """
  }

  @usableFromInline
  internal mutating func append(longDecimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var length = 1
    var power: UInt = 10
    // The last power of ten that fits has 20 digits.
    while rest >= power {
      length += 1
      guard length < 20 else { break }
      power *= 10
    }
    reserve(length)
    var at = used + length
    used = at
    while rest >= 10 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      at -= 2
      unsafe (start + at).initialize(from: Self.digits.utf8Start + 2 * Int(pair), count: 2)
      rest = quotient
      if rest == 0 { return }
    }
    unsafe start[at - 1] = UInt8(ascii: "0") + UInt8(rest)
  }

  @inlinable @inline(__always)
  @unsafe internal mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    unsafe (start + used).initialize(from: source, count: length)
    used += length
  }

  @usableFromInline @inline(never)
  internal mutating func grow(by length: Int) {
    let larger = max(2 * capacity, used + length)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.initialize(from: start, count: used)
    unsafe start.deallocate()
    unsafe start = moved
    capacity = larger
  }
}

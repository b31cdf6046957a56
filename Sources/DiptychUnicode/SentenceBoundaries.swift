internal import CICU

/// Sentence boundaries by Unicode's rules (UAX 29), as ICU implements them.
///
/// Opening one costs a fraction of a millisecond, so keep it for a whole document. It is not safe to
/// use from two threads at once.
@safe public final class SentenceBoundaries {
  private let iterator: OpaquePointer

  /// Opens the rules for a language such as `ar`.
  ///
  /// - Returns: `nil` if ICU has no rules to offer at all.
  public init?(language: String) {
    var status = U_ZERO_ERROR
    guard
      let iterator = unsafe diptych_ubrk_open(UBRK_SENTENCE, language, &status),
      status.rawValue <= U_ZERO_ERROR.rawValue
    else { return nil }
    unsafe self.iterator = iterator
  }

  deinit {
    unsafe diptych_ubrk_close(iterator)
  }

  /// The byte offsets behind each sentence with the white space that follows it, ascending.
  ///
  /// The last one is the end of the text. Text that is not UTF-8 is taken as replacement characters.
  public func offsets(in utf8: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    unsafe utf8.withUnsafeBufferPointer { bytes in
      var status = U_ZERO_ERROR
      let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      guard let text = unsafe diptych_utext_openUTF8(nil, start, Int64(bytes.count), &status)
      else { return }
      defer { unsafe diptych_utext_close(text) }
      unsafe diptych_ubrk_setUText(iterator, text, &status)
      guard status.rawValue <= U_ZERO_ERROR.rawValue else { return }
      while true {
        let offset = unsafe diptych_ubrk_next(iterator)
        guard offset >= 0 else { break }
        offsets.append(Int(offset))
      }
    }
    if offsets.last != utf8.count { offsets.append(utf8.count) }
    return offsets
  }
}

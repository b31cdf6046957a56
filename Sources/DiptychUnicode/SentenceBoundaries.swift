internal import CICU

/// Sentence boundaries by Unicode's rules (UAX 29), as ICU implements them.
///
/// Opening one costs a fraction of a millisecond, so keep it for a whole document. It is not safe to
/// use from two threads at once.
@safe public final class SentenceBoundaries {
  private let sentences: OpaquePointer

  /// Opens the rules for a language such as `ar`.
  ///
  /// - Returns: `nil` if ICU has no rules to offer at all.
  public init?(language: String) {
    guard let sentences = unsafe diptych_sentences_open(language) else { return nil }
    unsafe self.sentences = sentences
  }

  deinit {
    unsafe diptych_sentences_close(sentences)
  }

  /// The byte offsets behind each sentence with the white space that follows it, ascending.
  ///
  /// The last one is the end of the text. Text that is not UTF-8 is taken as replacement characters.
  public func offsets(in utf8: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    unsafe utf8.withUnsafeBufferPointer { bytes in
      let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      guard unsafe diptych_sentences_start(sentences, start, Int64(bytes.count)) != 0 else {
        return
      }
      while true {
        let offset = unsafe diptych_sentences_next(sentences)
        guard offset >= 0 else { break }
        offsets.append(Int(offset))
      }
    }
    if offsets.last != utf8.count { offsets.append(utf8.count) }
    return offsets
  }
}

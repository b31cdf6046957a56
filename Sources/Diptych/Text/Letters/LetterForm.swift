/// What the lines of a letter look like in one language.
protocol LetterForm {
  /// The addressee that the line names, without salutation and final mark.
  static func addressee(of line: LetterLine) -> Range<Int>?
  /// What the line calls the addressee, among other fields of the letter: `受文者：市政府`.
  static func addresseeField(of line: LetterLine) -> Range<Int>?
  /// What the line calls the date of the letter: `發文日期：`.
  static func dateField(of line: LetterLine) -> Range<Int>?
  /// The body that a letterhead names.
  static func issuer(of line: LetterLine) -> Range<Int>?
  /// Whether the line is a complimentary close.
  static func isClosing(_ line: LetterLine) -> Bool
  /// Whether the line may be part of a signature block.
  static func isSignature(_ line: LetterLine) -> Bool
  /// Whether the line is one that stands behind the signature: copies, enclosures.
  static func isBehindSignature(_ line: LetterLine) -> Bool
  /// Whether a name is that of an office or another body.
  static func isBody(_ line: LetterLine, _ name: Range<Int>) -> Bool
}

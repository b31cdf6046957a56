/// Words of grammar in the languages of Europe: many in a sentence, few in a heading.
enum FunctionWords {
  /// Whether a packed word is one of them.
  static func contains(_ packed: UInt64) -> Bool { words.contains(packed) }

  // Compiled by hand from general knowledge of the languages.
  private static let words = NumberSet(
    """
    is are was were be been has have had will would can could should may might must do does did it
    its this that these those which who whose if when while because they them their he she his her
    we our you your there not been being shall than
    ist sind war waren wird werden wurde hat haben kann können muss nicht sie es wenn dass
    est sont était sera ont peut peuvent doit ne pas il elle vous ce cette qui que si
    es son fue ha han puede pueden debe no se que si está están usted
    sono può possono deve non che come
    é são foi pode deve não você
    это был была было были будет может если вы он она они который которые не
    """.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { PackedWord.pack($0) })
}

internal import Synchronization

/// The translation tables that ship, each read when the first texts of its languages come.
final class ShippedTables: Sendable {
  /// The languages of each table, as its file is named.
  static let pairs = [
    "de-fr", "en-de", "en-es", "en-fr", "en-id", "en-it", "en-ko", "en-pt", "en-ru", "en-vi",
    "ja-en", "zh-de", "zh-en", "zh-es", "zh-fr", "zh-id", "zh-it", "zh-ja", "zh-ko", "zh-pt",
    "zh-ru", "zh-vi",
  ]

  private let read = Mutex<[String: TranslationTable]>([:])

  /// The table for two languages, and whether its left one is on the right; `nil` if none ships.
  ///
  /// - Throws: an error that names the file if it is missing or damaged.
  func table(
    for left: LanguageTag, _ right: LanguageTag
  ) throws -> (table: TranslationTable, isSwapped: Bool)? {
    let (pair, exchanged) = (
      "\(left.primary)-\(right.primary)", "\(right.primary)-\(left.primary)"
    )
    if Self.pairs.contains(pair) { return (try table(of: pair), false) }
    if Self.pairs.contains(exchanged) { return (try table(of: exchanged), true) }
    return nil
  }

  /// The table of one of ``pairs``.
  ///
  /// - Throws: an error that names the file if it is missing or damaged.
  func table(of pair: String) throws -> TranslationTable {
    try read.withLock { tables in
      if let table = tables[pair] { return table }
      let name = pair + ".table"
      do {
        // Its digest is one of those that a test compares.
        let table = try TranslationTable(try ShippedFiles.content(of: name), isChecked: true)
        tables[pair] = table
        return table
      } catch let fault as TranslationTable.Fault {
        throw TableError(name: name, reason: fault.description)
      } catch {
        throw ResourceError(path: name)
      }
    }
  }
}

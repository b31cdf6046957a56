/// The settings of the stages that align.
struct AlignmentSettings: StageConfiguration {
  /// The path of a translation table; empty for those that ship.
  var table = ""

  static let settings = [
    Setting(
      "table",
      "a translation table that 'diptych train table' made, for its languages; a path relative to pipeline.json, empty for the tables that ship"
    )
  ]

  /// Reads the table.
  ///
  /// - Throws: a ``SettingError`` if there is none, or it cannot be used.
  func readTable(_ context: StageContext) throws(SettingError) {
    do {
      _ = try AlignmentModel.givenTable(table, context)
    } catch let fault as TranslationTable.Fault {
      throw SettingError(
        setting: "table", message: "the table '\(readable(table))' cannot be used; \(fault.message)"
      )
    } catch {
      throw SettingError(setting: "table", message: Message(recorded: "\(error)"))
    }
  }
}

/// What `diptych stages NAME` says about a stage.
struct StageHelp {
  private let definition: StageDefinition

  init(_ definition: StageDefinition) { self.definition = definition }

  var text: String {
    get throws {
      let defaults = try definition.defaults()
      let layers = try definition.layers
      let announced: Message = "what its program announces"
      let head: Message =
        definition.isPlugin
        ? "\(definition.name), version \(definition.version), of another package"
        : "\(definition.name), version \(definition.version)"
      let text =
        "\(head.text())\n\(localized(Message(pattern: definition.summary)))\n\n"
        + TextTable([
          [localized("reads"), localized(layers.map { Self.layers($0.requires) } ?? announced)],
          [localized("provides"), localized(layers.map { Self.layers($0.provides) } ?? announced)],
        ]).text
      let settings = definition.settings
      guard !settings.isEmpty else { return text + "\n" + localized("no settings") + "\n" }
      return text + "\n" + localized("settings") + "\n"
        + settings.map { Self.help($0, defaults[$0.name] ?? JSONValue(.null)) }.joined()
    }
  }

  private static func help(_ setting: Setting, _ value: JSONValue) -> String {
    let shown = String(decoding: JSONText.write(value, .compact), as: UTF8.self)
    let expectation: Message = "takes \(SettingsOverlay.expectation(of: value, setting))"
    return "  \"\(setting.name)\": \(shown)\n"
      + "      \(localized(Message(pattern: setting.meaning)))\n"
      + "      \(localized(expectation))\n"
  }

  /// The words of some layers.
  static func layers(_ layers: Set<Layer>) -> Message {
    layers.isEmpty
      ? "nothing" : Message(verbatim: layers.map(\.rawValue).sorted().joined(separator: ", "))
  }
}

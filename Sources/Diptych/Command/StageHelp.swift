/// What `diptych stages NAME` says about a stage.
struct StageHelp {
  private let definition: StageDefinition

  init(_ definition: StageDefinition) { self.definition = definition }

  var text: String {
    get throws {
      let defaults = try definition.defaults()
      let stage = try definition.make(defaults, context: StageContext())
      var text =
        "\(definition.name), version \(definition.version)"
        + (definition.isPlugin ? ", of another package" : "") + "\n\(definition.summary)\n\n"
      text +=
        TextTable([
          ["reads", Self.layers(stage.requires)], ["provides", Self.layers(stage.provides)],
        ]).text
      let settings = definition.settings
      guard !settings.isEmpty else { return text + "\nno settings\n" }
      return text + "\nsettings\n"
        + settings.map { Self.help($0, defaults[$0.name] ?? JSONValue(.null)) }.joined()
    }
  }

  private static func help(_ setting: Setting, _ value: JSONValue) -> String {
    let shown = String(decoding: JSONText.write(value, .compact), as: UTF8.self)
    return "  \"\(setting.name)\": \(shown)\n"
      + "      \(setting.meaning)\n"
      + "      takes \(SettingsOverlay.expectation(of: value, setting))\n"
  }

  /// The words of some layers.
  static func layers(_ layers: Set<Layer>) -> String {
    layers.isEmpty ? "nothing" : layers.map(\.rawValue).sorted().joined(separator: ", ")
  }
}

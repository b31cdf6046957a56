internal import ArgumentParser

/// `diptych stages`.
struct StagesCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: localized("Lists the stages, or explains one of them."),
    discussion: localized(
      """
      For each stage the layers that it reads and provides, and with a name also every setting with \
      its default, its range and its meaning.
      """))

  @Argument(help: .localized("A stage, such as heading-detection.", valueName: "name"))
  var name: String?
  @Flag(help: .localized("Prints the JSON Schema of pipeline.json."))
  var schema = false

  func run(in environment: ToolEnvironment) throws -> Int32 {
    if schema {
      let text =
        JSONText.write(try PipelineSchema(registry: environment.registry).json(), .readable) + [
          0x0A
        ]
      StandardStream.output.write(String(decoding: text, as: UTF8.self))
      return 0
    }
    guard let name else {
      StandardStream.output.write(try list(environment.registry))
      return 0
    }
    guard let definition = environment.registry[name] else {
      let meant = closestWord(to: name, among: environment.registry.stages.map(\.name))
      throw ValidationError(
        localized(
          "no stage is named '\(readable(name))'"
            + (Message.meant(meant) ?? "; 'diptych stages' lists them")))
    }
    StandardStream.output.write(try StageHelp(definition).text)
    return 0
  }

  private func list(_ registry: StageRegistry) throws -> String {
    try registry.stages.map { definition in
      let layers: Message =
        if let layers = try definition.layers {
          "reads \(StageHelp.layers(layers.requires)); provides \(StageHelp.layers(layers.provides))"
        } else {
          "reads and provides what its program announces"
        }
      return "\(definition.name)\n    \(localized(Message(pattern: definition.summary)))\n"
        + "    \(layers.text())\n"
    }.joined()
  }
}

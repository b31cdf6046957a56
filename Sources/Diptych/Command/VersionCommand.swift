internal import ArgumentParser

/// `diptych version`.
struct VersionCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: localized("Tells the version of the tool and of its stages."))

  @Flag(help: .localized("Prints JSON."))
  var json = false

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let version = RunDescription().version
    guard json else {
      StandardStream.output.write(
        "diptych \(version)\n"
          + TextTable(environment.registry.stages.map { [$0.name, $0.version] }).text)
      return 0
    }
    let stages = environment.registry.stages.map { stage in
      JSONValue.object([
        "name": JSONValue(.string(stage.name)),
        "version": JSONValue(.string(stage.version)),
        "isPlugin": JSONValue(.bool(stage.isPlugin)),
      ])
    }
    let text = JSONText.write(
      .object(["version": JSONValue(.string(version)), "stages": .array(stages)]), .readable)
    StandardStream.output.write(String(decoding: text + [0x0A], as: UTF8.self))
    return 0
  }
}

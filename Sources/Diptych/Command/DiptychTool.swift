internal import ArgumentParser

/// The command line tool.
public enum DiptychTool {
  /// Runs the tool with the process's arguments.
  ///
  /// - Parameter stages: the stages of another package, which `pipeline.json` may name as well.
  public static func main(adding stages: [any Stage.Type] = []) {
    do {
      let command = try RootCommand.parseAsRoot()
      if let command = command as? any ToolCommand {
        throw try command.run(with: StageRegistry(adding: stages))
      }
      var other = command
      try other.run()
    } catch {
      RootCommand.exit(withError: error)
    }
  }
}

/// A verb that works with the stages of the tool.
protocol ToolCommand: ParsableCommand {
  /// Does the work; the answer is the exit code of the process.
  func run(with registry: StageRegistry) throws -> ExitCode
}

/// `diptych`.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diptych",
    abstract: "Turns drops of office documents into a bilingual archive.",
    subcommands: [RunCommand.self, AlignCommand.self, HeadingFeaturesCommand.self])
}

internal import ArgumentParser

/// The command line tool.
public enum DiptychTool {
  /// Runs the tool with the process's arguments, and ends the process.
  ///
  /// - Parameter stages: the stages of another package, which `pipeline.json` may name as well.
  public static func main(adding stages: [any Stage.Type] = []) {
    let code: Int32
    do {
      let environment = ToolEnvironment(
        registry: try StageRegistry(adding: stages), signals: StopSignals())
      code = answer(nil, in: environment)
    } catch {
      StandardStream.error.tell(error.message)
      code = error.exitCode
    }
    Machine.end(code)
  }

  /// Does what the arguments ask for.
  ///
  /// - Parameters:
  ///   - arguments: without the tool's name; `nil` for those of the process.
  ///   - environment: what the verbs work with.
  /// - Returns: the exit code.
  static func answer(_ arguments: [String]?, in environment: ToolEnvironment) -> Int32 {
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      do {
        if let command = command as? any ToolCommand { return try command.run(in: environment) }
        try command.run()
        return 0
      } catch let error as ValidationError {
        let message = wrongUsage(error.message, of: type(of: command))
        StandardStream.error.write(ParserText.localized(message) + "\n")
        return ExitCode.validationFailure.rawValue
      }
    } catch let error as any ToolError {
      StandardStream.error.tell(error.message)
      return error.exitCode
    } catch {
      let code = RootCommand.exitCode(for: error).rawValue
      let message = RootCommand.fullMessage(for: error)
      let stream = code == 0 ? StandardStream.output : .error
      if !message.isEmpty { stream.write(ParserText.localized(message) + "\n") }
      // What the parser of arguments does not know is a mistake in this program.
      return code == ExitCode.failure.rawValue ? internalError : code
    }
  }

  /// What is said about arguments that a verb itself finds wrong, as the parser of arguments says it.
  private static func wrongUsage(_ message: String, of verb: any ParsableCommand.Type) -> String {
    let usage = RootCommand.usageString(for: verb)
    let names = usage.split(separator: " ").prefix { !"[<-".contains($0.first ?? "-") }
    return """
      Error: \(message)
      Usage: \(usage)
        See '\(names.joined(separator: " ")) --help' for more information.
      """
  }

  /// The exit code for a mistake in this program.
  private static let internalError: Int32 = 70
}

/// What the verbs work with.
struct ToolEnvironment: Sendable {
  /// The stages that a pipeline may name.
  let registry: StageRegistry
  /// Tells when to stop.
  let signals: StopSignals
}

/// A verb that works with the stages of the tool.
protocol ToolCommand: ParsableCommand {
  /// Does the work; the answer is the exit code of the process.
  func run(in environment: ToolEnvironment) throws -> Int32
}

/// An error that has an exit code of its own.
protocol ToolError: ExplainedError {
  /// What the process answers.
  var exitCode: Int32 { get }
}

extension PipelineError: ToolError {
  var exitCode: Int32 {
    let code: RunError.Code =
      problems.allSatisfy(\.isOfMachine) ? .unavailable : .configuration
    return code.rawValue
  }
}

extension MissingProgram: ToolError {
  var exitCode: Int32 { RunError.Code.unavailable.rawValue }
}

extension StageRegistry.DuplicateName: ToolError {
  var exitCode: Int32 { RunError.Code.configuration.rawValue }
}

extension RunError: ToolError {
  var exitCode: Int32 { code.rawValue }
}

/// `diptych`.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diptych",
    abstract: localized("Turns drops of office documents into a bilingual archive."),
    discussion: localized(
      """
      What happens to a document is written in pipeline.json: a list of stages and their settings. \
      'diptych check' tells whether it is right, 'diptych stages' what it may say.

      Exit codes: 0 all is well; 3 documents went to quarantine in this run; \
      4 stopped by --max-failures or --max-runtime; 64 wrong usage; \
      65 a file is not of the form it has to be; 66 no input; 69 a program is missing; 73 the output cannot be made; \
      74 reading or writing failed; 75 another run is at work, or stopped by SIGHUP; \
      78 pipeline.json is wrong; 130, 143 stopped by Ctrl-C or SIGTERM.
      """),
    version: "diptych \(RunDescription().version)",
    subcommands: [
      RunCommand.self,
      ConvertCommand.self,
      InspectCommand.self,
      ExplainPairCommand.self,
      CheckCommand.self,
      StagesCommand.self,
      CheckStageCommand.self,
      InitCommand.self,
      AlignCommand.self,
      TrainCommand.self,
      StatusCommand.self,
      CollectCommand.self,
      ExplainCommand.self,
      QuarantineCommand.self,
      VerifyCommand.self,
      PruneCommand.self,
      ForgetCommand.self,
      WorkerCommand.self,
      VersionCommand.self,
      HeadingFeaturesCommand.self,
      NameFeaturesCommand.self,
      BeadFeaturesCommand.self,
    ])
}

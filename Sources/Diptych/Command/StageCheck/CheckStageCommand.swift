internal import ArgumentParser

/// `diptych check-stage`.
struct CheckStageCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-stage",
    abstract: localized("Tells whether a program can be a stage, and what it gets wrong."),
    discussion: localized(
      """
      The program is started as an 'external' stage would, and gets good, odd and hostile documents. \
      Exit code 65 if anything is wrong.
      """))

  @Option(
    help: .localized(
      "The folder that the program works in; a relative path of it starts there.",
      valueName: "folder"))
  var folder = "."
  @Option(
    help: .localized(
      "A variable of the environment that it gets; may be repeated.", valueName: "name"))
  var variable: [String] = []
  @Option(
    help: .localized("How long it may take for a document, in seconds.", valueName: "seconds"))
  var seconds = 20.0
  @Option(
    help: .localized("How long it may take to announce itself, in seconds.", valueName: "seconds"))
  var startSeconds = 15.0
  @Flag(help: .localized("Prints one JSON object."))
  var json = false
  @Argument(
    parsing: .captureForPassthrough,
    help: .localized("The program and its arguments, after all options.", valueName: "command"))
  var command: [String]

  func run(in environment: ToolEnvironment) throws -> Int32 {
    // Everything from the program's name on is the program's.
    switch command.first {
    case "-h", "--help": throw CleanExit.helpRequest(Self.self)
    case "--version": throw CleanExit.message(RootCommand.configuration.version)
    default: break
    }
    var settings = ExternalStage.Configuration()
    settings.command = command.first == "--" ? Array(command.dropFirst()) : command
    settings.variables = variable
    settings.seconds = seconds
    settings.startSeconds = startSeconds
    var check: StageCheck
    do {
      try settings.check()
      check = StageCheck(
        try ExternalProgram(settings, context: StageContext(folder: folder)))
      try check.run()
    } catch let failure as StageFailure {
      throw RunError(.configuration, Message(recorded: failure.message))
    }
    StandardStream.output.write(json ? Self.json(check) : Self.text(check))
    return check.isRight ? 0 : 65
  }

  private static func text(_ check: StageCheck) -> String {
    var text = ""
    if let stage = check.announcement {
      let head: Message =
        "\(stage.name) \(stage.version): reads \(StageHelp.layers(stage.requires)); provides \(StageHelp.layers(stage.provides))"
      text += head.text() + "\n"
    }
    let rows = check.results.map { result in
      [
        result.verdict.word.text(), result.title.text(),
        result.detail?.text() ?? result.milliseconds.map { "\(Int($0.rounded())) ms" } ?? "",
      ]
    }
    text += TextTable(rows).text
    let wrong = check.results.count { $0.verdict == .wrong }
    let end: Message = wrong == 0 ? "nothing is wrong" : "\(wrong) of \(check.results.count) wrong"
    return text + end.text() + "\n"
  }

  private static func json(_ check: StageCheck) -> String {
    let checks = check.results.map { result in
      var members = [
        JSONValue.Member(key: "check", value: JSONValue(.string("\(result.title)"))),
        JSONValue.Member(key: "verdict", value: JSONValue(.string(result.verdict.rawValue))),
      ]
      if let detail = result.detail {
        members.append(JSONValue.Member(key: "detail", value: JSONValue(.string("\(detail)"))))
      }
      if let milliseconds = result.milliseconds {
        let rounded = (milliseconds * 1000).rounded() / 1000
        members.append(JSONValue.Member(key: "ms", value: JSONValue(.number(rounded))))
      }
      return JSONValue(.object(members))
    }
    let value = JSONValue.object([
      "name": check.announcement.map { JSONValue(.string($0.name)) } ?? JSONValue(.null),
      "version": check.announcement.map { JSONValue(.string($0.version)) } ?? JSONValue(.null),
      "isRight": JSONValue(.bool(check.isRight)), "checks": .array(checks),
    ])
    return String(decoding: JSONText.write(value, .readable), as: UTF8.self) + "\n"
  }
}

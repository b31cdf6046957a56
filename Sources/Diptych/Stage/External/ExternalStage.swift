internal import Synchronization

/// A stage that is a program of its own, in any language.
///
/// The program announces itself in one line, and then answers each document, one line, with one line:
/// the document with what it filled, or why there is none. `ExternalStages.md` describes the lines.
/// Whatever goes wrong, the program is started anew and the document tried once more. Each worker has
/// a process of its own, so that as many run side by side as documents are worked on.
final class ExternalStage: AnnouncedStage {
  struct Configuration: StageConfiguration {
    /// The program and its arguments.
    var command: [String] = []
    /// Files, beside those of the command, that decide what the program does.
    var files: [String] = []
    /// The names of the variables of the environment that the program gets.
    var variables: [String] = []
    /// How long it may take for a document.
    var seconds = 20.0
    /// How long it may take to announce itself.
    var startSeconds = 15.0
    /// Where programs are looked for.
    var programFolders = ExternalPrograms().folders

    static let settings = [
      Setting(
        "command",
        "the program and its arguments; it works in the folder of pipeline.json, and is looked for "
          + "there if its name has a '/'"),
      Setting(
        "files",
        "files, relative to pipeline.json, whose change does documents again; those that the command "
          + "names count anyway"),
      Setting(
        "variables",
        "the names of the variables of the environment that the program gets, beside PATH and LC_ALL"
      ),
      Setting(
        "seconds",
        "how long the program may take for a document, in seconds; it is tried twice",
        range: 0.1...86_400),
      Setting(
        "startSeconds", "how long the program may take to announce itself, in seconds",
        range: 0.1...86_400),
      Setting("programFolders", "the folders in which the program is looked for"),
    ]

    func check() throws {
      guard let program = command.first, !program.isEmpty else {
        throw StageFailure.external("'command' names no program")
      }
      guard !(command + variables).contains(where: { $0.utf8.contains(0) }) else {
        throw StageFailure.external("'command' and 'variables' take no NUL characters")
      }
    }
  }

  static let name = "external"
  static let summary = "gives each document to a program of its own, in any language"

  private let announcement: StageAnnouncement
  private let program: ExternalProgram
  /// The processes that wait for a document.
  private let idle: Mutex<[LineProcess]>

  var announcedName: String { announcement.name }
  var announcedVersion: String { announcement.version }
  var requires: Set<Layer> { announcement.requires }
  var provides: Set<Layer> { announcement.provides }

  init(_ configuration: Configuration, context: StageContext) throws {
    program = try ExternalProgram(configuration, context: context)
    for (index, argument) in configuration.command.enumerated()
    // A program that is installed is no part of the pipeline: on another machine it differs.
    where index > 0 || argument.utf8.first != UInt8(ascii: "/") {
      context.noteFile(argument)
    }
    for file in configuration.files { _ = try context.resource(file) }
    let (process, announcement) = try program.start()
    self.announcement = announcement
    idle = Mutex([process])
  }

  func prepare() {}

  func release() {
    let processes = idle.withLock { processes in
      defer { processes = [] }
      return processes
    }
    for process in processes { process.finish() }
  }

  func run(_ document: inout Document) throws {
    let request = DocumentWire.request(for: document, announcement.selection)
    let answer: StageAnswer
    do {
      answer = try ask(request, &document)
    } catch {
      answer = try ask(request, &document)
    }
    switch answer {
    case .document(let changed):
      let remarks = document.remarks
      document = changed
      document.remarks = remarks
    case .failure(let failure): throw failure
    }
  }

  /// Gives a document to a process; one that does not answer as it should is not used again.
  private func ask(_ request: DocumentWire.Line, _ document: inout Document) throws -> StageAnswer {
    let process = try next()
    defer { document.note(process.takeComplaints(), of: announcement.name) }
    let line: [UInt8]
    do throws(LineProcess.Problem) {
      line = try request.withSpan { bytes throws(LineProcess.Problem) in
        try program.exchange(bytes, with: process)
      }
    } catch {
      throw program.failure(error, in: announcement.name)
    }
    do throws(WireError) {
      let answer = try StageAnswer(line: line, to: request, about: document, announcement)
      idle.withLock { $0.append(process) }
      return answer
    } catch {
      throw StageFailure.external(
        error.path.isEmpty
          ? "the stage '\(announcement.name)' answered wrongly: \(error.message)"
          : "the stage '\(announcement.name)' answered wrongly at \(error.path): \(error.message)")
    }
  }

  /// A process that waits, or else a new one.
  private func next() throws -> LineProcess {
    while let process = idle.withLock({ $0.popLast() }) {
      if !process.isOutOfStep { return process }
    }
    let (process, announcement) = try program.start()
    guard announcement == self.announcement else {
      throw StageFailure.external(
        "the program '\(program.name)' announced itself in another way than before")
    }
    return process
  }
}

extension Document {
  /// Keeps what a program wrote to its standard error.
  fileprivate mutating func note(_ complaints: Complaints, of stage: String) {
    for line in complaints.lines { remarks.append(Remark(stage: stage, text: line)) }
  }
}

extension Complaints {
  /// So many lines are passed on, from the end.
  private static let maximumLines = 20
  /// So much of a line is passed on, in characters.
  private static let maximumCharacters = 300

  /// The lines, with everything that is no plain text escaped.
  var lines: [String] {
    let lines = tail.split(separator: 0x0A)
    let shown = lines.suffix(Self.maximumLines).map { line in
      String(readable(Array(line)).prefix(Self.maximumCharacters))
    }
    let isCut = lines.count > shown.count || bytes > tail.count
    return isCut ? ["… (\(bytes) bytes in all)"] + shown : shown
  }
}

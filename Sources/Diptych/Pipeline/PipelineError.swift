/// What is wrong with `pipeline.json`: everything at once, in the order of the file.
struct PipelineError: ExplainedError {
  /// One thing that is wrong.
  struct Problem: Equatable {
    let position: TextPosition
    let message: Message
    /// Whether only a program is missing that the settings ask for.
    var isOfMachine = false
  }

  /// The file as the user calls it.
  let file: String
  /// The files that it includes.
  var included: [String] = []
  let problems: [Problem]

  /// One problem a line, such as `pipeline.json:11:37: …`.
  var message: Message {
    problems.map { problem in
      let place =
        problem.position == .none
        ? "" : "\(problem.position.line):\(problem.position.column):"
      let number = problem.position.file
      let file = number == 0 ? file : included[number - 1]
      return Message(verbatim: "\(file):\(place) ") + problem.message
    }.joined(separator: "\n")
  }
}

/// Collects what is wrong with a file.
struct ProblemList {
  private(set) var problems: [PipelineError.Problem] = []

  var isEmpty: Bool { problems.isEmpty }
  var count: Int { problems.count }

  mutating func add(_ position: TextPosition, _ message: Message) {
    problems.append(PipelineError.Problem(position: position, message: message))
  }

  mutating func add(_ position: TextPosition, missing message: Message) {
    problems.append(
      PipelineError.Problem(position: position, message: message, isOfMachine: true))
  }

  /// Adds keys that stand twice in their object.
  mutating func add(
    _ duplicates: [(key: String, position: TextPosition, first: TextPosition)]
  ) {
    for duplicate in duplicates {
      add(
        duplicate.position,
        "the key '\(readable(duplicate.key))' is already on line \(duplicate.first.line)")
    }
  }

  /// The problems in the order of the file, then those of the files that it includes; those of one
  /// place in the order of their discovery.
  func error(in file: String, including included: [String] = []) -> PipelineError {
    let sorted = problems.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    return PipelineError(file: file, included: included, problems: sorted.map(\.element))
  }
}

extension InProcessWorker {
  /// The layers that stages fill which look at one text alone.
  private static let layersOfOneText: Set<Layer> = [
    .blocks, .title, .glosses, .repairs, .languages, .letters, .headings, .sections, .segments,
  ]

  /// Takes two files that are two languages of one text through all stages, as one document.
  ///
  /// Each file goes alone through the stages that look at one text, so that the form of one says
  /// nothing about the other; then their blocks follow each other.
  ///
  /// - Parameters:
  ///   - left: the file that gives the document its name.
  ///   - right: the other one.
  ///   - staging: where outputs go; without it they are in the outcome.
  ///   - part: the number of the part that they are in their input; 0 for files themselves.
  /// - Returns: the outcome of the document; with ``Outcome/isApart`` if each file is to be taken
  ///   alone, and why.
  /// - Throws: a ``SystemError`` if outputs cannot be written; then none of them stays.
  func process(
    _ left: Source, with right: Source, staging: Staging?, part: Int = 0
  ) throws(SystemError) -> Outcome {
    let count = stages.prefix { stage in
      !stage.provides.isEmpty && stage.provides.isSubset(of: Self.layersOfOneText)
    }.count
    var times: [Outcome.StageTime] = []
    var documents: [Document] = []
    for source in [left, right] {
      var document = Document(
        id: documentID(path: source.path, sha256: source.sha256), source: source, run: description)
      if case .failed(let failure) = advance(
        &document, through: 0..<count, part: part, &times)
      {
        return .apart("'\(readable(source.name))' has no result alone: \(failure.code)")
      }
      guard document.attachments.isEmpty else {
        return .apart("'\(readable(source.name))' has files inside of it")
      }
      documents.append(document)
    }
    if let language = Self.commonLanguage(documents[0], documents[1]) {
      return .apart("a quarter of each is in the language '\(language)'")
    }
    var document = Document(
      id: documentID(left, right), merging: documents[0], with: documents[1])
    document.remarks = documents.flatMap(\.remarks)
    let end = advance(&document, through: count..<stages.count, part: part, &times)
    if case .failed(let failure) = end {
      return .apart("together they have no result: \(failure.code): \(failure.message)")
    }
    var outcome = outcome(of: document, end, [])
    guard outcome.status == .processed else {
      return .apart("together they have no result: \(outcome.failure?.code ?? "")")
    }
    outcome.add(times)
    return try staging?.stage(outcome) ?? outcome
  }

  /// The language that a quarter or more of either text is in; `nil` if there is none, or nobody looked.
  private static func commonLanguage(_ left: Document, _ right: Document) -> String? {
    let (left, right) = (shares(of: left), shares(of: right))
    return left.filter { $0.value >= leastShare && right[$0.key] ?? 0 >= leastShare }
      .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// A text quotes another language, or gives names in it; more of it is a text of its own.
  private static let leastShare = 0.25

  /// The share of each language in the bytes of a text.
  private static func shares(of document: Document) -> [String: Double] {
    var bytes: [String: Int] = [:]
    for block in document.blocks {
      guard let language = block.language?.value, language != .noLinguisticContent else { continue }
      bytes[language.primary, default: 0] += block.utf8.count
    }
    let all = Double(bytes.values.reduce(0, +))
    return bytes.mapValues { Double($0) / all }
  }
}

extension Outcome {
  /// Two files that are no document together.
  static func apart(_ reason: String) -> Outcome {
    var outcome = Outcome(.deferred, Failure("pair_apart", reason))
    outcome.isApart = true
    return outcome
  }

  /// Adds up the times of stages, by name.
  mutating func add(_ times: [StageTime]) {
    for time in times {
      if let index = self.times.firstIndex(where: { $0.name == time.name }) {
        self.times[index].microseconds += time.microseconds
      } else {
        self.times.append(time)
      }
    }
  }
}

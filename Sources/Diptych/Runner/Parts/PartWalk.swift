/// Takes the files inside of an input through the stages, each as a document of its own.
///
/// A part that fails costs no other part its result.
struct PartWalk {
  /// A file that is still to be taken.
  private struct Pending {
    let attachment: Attachment
    /// The right file, if it is the left one of two languages of one text.
    var partner: Attachment?
    /// Why it is none together with another file.
    var apart: Finding?
    /// The name of the part that it lies in; empty for the input itself.
    let outer: [UInt8]
    /// How many files it lies in.
    let depth: Int
    /// How many of these are archives.
    let archives: Int
  }

  private let worker: InProcessWorker
  private let input: Source
  private let staging: Staging?
  /// Parts that no worker survived, by their number.
  private let lost: [Int: Failure]
  /// What became of the input, with all its parts.
  private(set) var outcome: Outcome

  private var names = PartNames()
  private var pending: [Pending] = []
  /// The number of the part that is being taken, from 1.
  private var number = 0
  private var bytes = 0
  private var findings = 0
  private var isAnyProcessed = false
  /// The folders that lie below the input's own one, and the files.
  private var folders: Set<String> = []
  private var files: Set<String> = []
  private let isTextProcessed: Bool

  /// Prepares the parts of an input, whose own text, if it has one, was taken through the stages, and
  /// whose own outputs are staged.
  init(
    _ worker: InProcessWorker, _ input: Source, _ outcome: Outcome, hasText: Bool,
    staging: Staging?, lost: [Int: Failure]
  ) {
    self.worker = worker
    self.input = input
    self.outcome = outcome
    self.staging = staging
    self.lost = lost
    isTextProcessed = hasText && outcome.status == .processed
  }

  /// Takes all parts, also those that lie in parts.
  ///
  /// - Throws: a ``SystemError`` if outputs cannot be written; then none of them stays.
  mutating func run(_ attachments: [Attachment]) throws(SystemError) {
    push(attachments, into: [], depth: 1, archives: Self.isArchive(outcome.format) ? 1 : 0)
    do throws(SystemError) {
      while let next = pending.popLast() { try take(next) }
    } catch {
      staging?.discard(outcome.staged)
      throw error
    }
    conclude()
  }

  private static func isArchive(_ format: String?) -> Bool { format == "application/zip" }

  /// The last one is taken first.
  private mutating func push(
    _ attachments: [Attachment], into outer: [UInt8], depth: Int, archives: Int
  ) {
    let pairs = PartPairs(attachments.map(\.name), worker.pairRules)
    let rights = Set(pairs.rights.values)
    for (index, attachment) in attachments.enumerated().reversed() where !rights.contains(index) {
      pending.append(
        Pending(
          attachment: attachment, partner: pairs.rights[index].map { attachments[$0] },
          outer: outer, depth: depth, archives: archives))
    }
  }

  private mutating func take(_ next: Pending) throws(SystemError) {
    var next = next
    if let partner = next.partner {
      next.partner = nil
      guard case .apart(let reason) = try take(next, with: partner) else { return }
      var other = Pending(
        attachment: partner, outer: next.outer, depth: next.depth, archives: next.archives)
      if let reason {
        next.apart = .apart(partner.name, reason)
        other.apart = .apart(next.attachment.name, reason)
      }
      pending.append(other)
    }
    number += 1
    let content = next.attachment.content
    let name: [UInt8]
    do throws(Failure) {
      name = try names.name(for: next.attachment.name, in: next.outer)
    } catch {
      let told = next.outer + (next.outer.isEmpty ? [] : [UInt8(ascii: "/")]) + next.attachment.name
      return add(
        PartOutcome(
          Array(told.prefix(PartNames.maximumBytes)), bytes: content.count, .failed, error))
    }
    if let reason = PartNames.reasonToSkip(name) {
      return add(PartOutcome(name, bytes: content.count, .skipped, reason))
    }
    if let failure = next.attachment.failure {
      let status: PartOutcome.Status =
        failure.code == Drop.notRegular.code ? .skipped : .failed
      return add(PartOutcome(name, bytes: 0, status, Failure(failure, in: Ingest.name)))
    }
    bytes += content.count
    if let failure = failure(before: next) {
      return add(PartOutcome(name, bytes: content.count, .failed, failure))
    }
    let source = Source(
      path: input.path + [UInt8(ascii: "/")] + name, sha256: sha256(content), content: content)
    let taken = worker.take(source, part: number)
    var result = taken.outcome
    result.rename(outputsOf: name)
    if let failure = clash(of: result) { result.fail(failure) }
    if let apart = next.apart { result.add(apart) }
    result = try staging?.stage(result) ?? result
    outcome.take(result)
    let archives = next.archives + (Self.isArchive(result.format) ? 1 : 0)
    if taken.hasText, result.status == .processed { isAnyProcessed = true }
    add(PartOutcome(source, name: name, result))
    push(taken.attachments, into: name, depth: next.depth + 1, archives: archives)
  }

  /// Whether two parts are one document.
  private enum PairEnd {
    case one
    case apart(Failure?)
  }

  /// Takes two parts as one document.
  ///
  /// - Returns: whether they are one; else why each is to be taken alone, where that has to do with
  ///   both.
  private mutating func take(
    _ left: Pending, with right: Attachment
  ) throws(SystemError) -> PairEnd {
    let limits = worker.limits
    let size = left.attachment.content.count + right.content.count
    // Whatever is wrong with one of them is found out when it is taken alone.
    guard left.attachment.failure == nil, right.failure == nil, number + 2 <= limits.maximumEntries,
      lost[number + 1] == nil, lost[number + 2] == nil, left.depth <= limits.maximumPartDepth,
      left.attachment.content.count <= limits.maximumInputBytes,
      right.content.count <= limits.maximumInputBytes, bytes + size <= limits.maximumExpandedBytes
    else { return .apart(nil) }
    var names = names
    guard let leftName = try? names.name(for: left.attachment.name, in: left.outer),
      let rightName = try? names.name(for: right.name, in: left.outer),
      PartNames.reasonToSkip(leftName) == nil, PartNames.reasonToSkip(rightName) == nil
    else { return .apart(nil) }
    let sources = [(leftName, left.attachment), (rightName, right)].map { name, file in
      Source(
        path: input.path + [UInt8(ascii: "/")] + name, sha256: sha256(file.content),
        content: file.content)
    }
    var result = try worker.process(
      sources[0], with: sources[1], staging: nil, part: number + 1)
    guard result.status == .processed else { return .apart(result.failure) }
    self.names = names
    number += 2
    bytes += size
    result.rename(outputsOf: leftName)
    if let failure = clash(of: result) { result.fail(failure) }
    result = try staging?.stage(result) ?? result
    outcome.take(result)
    var parts = [
      PartOutcome(sources[0], name: leftName, result),
      PartOutcome(sources[1], name: rightName, result),
    ]
    if result.status == .processed {
      isAnyProcessed = true
      let id = documentID(sources[0], sources[1])
      parts[0].pair = PartOutcome.Pair(id: id, other: rightName, isLeft: true)
      parts[1].pair = PartOutcome.Pair(id: id, other: leftName, isLeft: false)
      parts[1].format = result.secondFormat
      parts[1].findings = []
    }
    for part in parts { add(part) }
    return .one
  }

  /// Why a part is not even looked at.
  private func failure(before next: Pending) -> Failure? {
    if let failure = lost[number] { return failure }
    let limits = worker.limits
    let content = next.attachment.content
    if content.count > limits.maximumInputBytes {
      return Drop.tooLarge(content.count, limits.maximumInputBytes)
    }
    if number > limits.maximumEntries {
      return .tooMuch("maximumEntries", limits.maximumEntries, "files inside of it")
    }
    if bytes > limits.maximumExpandedBytes {
      return .tooMuch("maximumExpandedBytes", limits.maximumExpandedBytes, "bytes inside of it")
    }
    if next.depth > limits.maximumPartDepth {
      var failure = Failure(
        "limit_exceeded",
        "the part lies \(next.depth) files deep, more than the \(limits.maximumPartDepth) of "
          + "limits.maximumPartDepth")
      failure.limit = "maximumPartDepth"
      failure.value = next.depth
      return failure
    }
    // A container that cannot be read is refused by ingest.
    if next.archives >= limits.maximumArchiveDepth,
      Self.isArchive((try? MediaType.ofBinary(content, limits: limits))?.name)
    {
      var failure = Failure(
        "zip_bomb",
        "the part is an archive in an archive, deeper than the \(limits.maximumArchiveDepth) of "
          + "limits.maximumArchiveDepth")
      failure.limit = "maximumArchiveDepth"
      failure.value = next.archives + 1
      return failure
    }
    return nil
  }

  /// Names one another's outputs stand in the way of: a folder cannot have the name of a file.
  private mutating func clash(of result: Outcome) -> Failure? {
    var newFolders: Set<String> = []
    for output in result.outputs {
      guard !folders.contains(output.suffix) else { return Self.blocked }
      var path = ""
      for folder in PartSuffix.place(output.suffix).folders {
        path += "/" + String(decoding: folder, as: UTF8.self)
        guard !files.contains(path) else { return Self.blocked }
        newFolders.insert(path)
      }
    }
    folders.formUnion(newFolders)
    for output in result.outputs { files.insert(output.suffix) }
    return nil
  }

  private static let blocked = Failure(
    "output_blocked", "an output of another part has the name that a folder of this one needs")

  private mutating func add(_ part: PartOutcome) {
    var part = part
    part.findings = Array(part.findings.prefix(Outcome.maximumFindings - findings))
    findings += part.findings.count
    outcome.parts.append(part)
  }

  // MARK: - The input as a whole

  private mutating func conclude() {
    let own = outcome.failure
    if let own, isAnyProcessed { outcome.add(.partFailed("the text of the file itself", own)) }
    for part in outcome.parts {
      guard let failure = part.failure else { continue }
      let what = "the part '\(readable(part.name))'"
      outcome.add(part.status == .failed ? .partFailed(what, failure) : .partSkipped(what, failure))
    }
    if isTextProcessed || isAnyProcessed {
      outcome.status = .processed
      outcome.failure = nil
    } else if let own {
      outcome.fail(own)
    } else if let part = outcome.parts.first(where: { $0.status == .failed }),
      var failure = part.failure
    {
      failure.message = "the part '\(readable(part.name))': \(failure.message)"
      outcome.fail(failure)
    } else {
      outcome.status = .skipped
      outcome.failure = Failure(
        "unsupported_format", "the file has parts, but none that a reader of ingest knows")
    }
  }
}

extension Finding {
  fileprivate static func partFailed(_ what: String, _ failure: Failure) -> Finding {
    .warning("part_failed", at: .document, "\(what) failed: \(failure.code): \(failure.message)")
  }

  fileprivate static func partSkipped(_ what: String, _ failure: Failure) -> Finding {
    .note("part_skipped", at: .document, "\(what) was left out: \(failure.message)")
  }
}

extension Failure {
  /// More in one input than its limits allow.
  fileprivate static func tooMuch(_ limit: String, _ value: Int, _ what: String) -> Failure {
    var failure = Failure(
      "zip_bomb", "the file has more than the \(value) \(what) of limits.\(limit)")
    failure.limit = limit
    failure.value = value
    return failure
  }
}

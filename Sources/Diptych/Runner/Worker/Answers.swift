/// The answers of workers that ran elsewhere: files of lines in one folder, with the outputs beside them.
///
/// Each file is what `diptych worker --answers` wrote on its standard output. An answer is found by the
/// id of its document, thus by path and content: that to a file which changed since is none.
final class Answers: Sendable {
  /// Where the outputs lie.
  let folder: Descriptor
  private let files: [Descriptor]
  private let places: [String: Place]

  private struct Place {
    var file: Int
    var offset: Int
    var bytes: Int
  }

  /// How the names of files with answers end.
  static let ending = ".jsonl"
  /// The member of an answer that has the document's id.
  static let idKey = "document"

  /// Notes where every answer stands.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - settingsSHA256: the settings and versions that the workers must have had.
  /// - Throws: a ``RunError`` if the folder cannot be read, or a worker had other settings.
  init(in path: String, settingsSHA256: String) throws(RunError) {
    var files: [Descriptor] = []
    var places: [String: Place] = [:]
    do {
      folder = try .folder(at: Array(path.utf8))
      let names = try folder.names().filter {
        String(decoding: $0, as: UTF8.self).hasSuffix(Self.ending)
      }
      for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        files.append(try folder.file(name))
        var lines = InputLines(files[files.count - 1])
        var offset = 0
        while let line = try lines.line(maximum: WorkerRequest.maximumLine) {
          defer { offset += line.count + 1 }
          var parser = JSONParser(line)
          // A worker that was killed leaves half a line.
          guard let value = try? parser.parse() else { continue }
          if let digest = value["settingsSHA256"]?.string, digest != settingsSHA256 {
            throw RunError(
              .configuration,
              "the answers in '\(readable(folder.join(name)))' were made with other settings or another version"
            )
          }
          guard let id = value[Self.idKey]?.string else { continue }
          places[id] = Place(file: files.count - 1, offset: offset, bytes: line.count)
        }
      }
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError(.noInput, "the answers cannot be read: \(error)")
    }
    self.files = files
    self.places = places
  }

  /// What became of a document; `nil` if no worker told.
  func outcome(of id: String) -> Outcome? {
    guard let place = places[id],
      let line = try? files[place.file].read(count: place.bytes, at: place.offset),
      case .outcome(let outcome) = WorkerAnswer(line: line)
    else { return nil }
    return outcome
  }
}

/// Takes the outcomes of documents from answers, and those that have none from another worker.
struct AnsweredWorker: Worker {
  let answers: Answers
  /// Where the outputs go.
  let staging: Staging
  /// For documents that changed since, or whose worker died.
  let other: any Worker

  func process(
    _ source: Source, lane: Int, lost: [Int: Failure]
  ) throws(RunError) -> Outcome {
    let id = documentID(path: source.path, sha256: source.sha256)
    if lost.isEmpty, let outcome = try outcome(of: id) { return outcome }
    return try other.process(source, lane: lane, lost: lost)
  }

  func process(_ left: Source, with right: Source, lane: Int) throws(RunError) -> Outcome {
    if let outcome = try outcome(of: documentID(left, right)) { return outcome }
    return try other.process(left, with: right, lane: lane)
  }

  /// The outcome with its outputs in the archive's own folder; `nil` if one of them is not there.
  private func outcome(of id: String) throws(RunError) -> Outcome? {
    guard var outcome = answers.outcome(of: id) else { return nil }
    do throws(SystemError) {
      for index in outcome.staged.indices {
        guard let taken = try staging.take(outcome.staged[index], from: answers.folder) else {
          return nil
        }
        outcome.staged[index] = taken
      }
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    return outcome
  }
}

/// Writes the figures of a run where a collector finds them: in one step, also when the run failed.
struct MetricsFile {
  private let folder: Descriptor
  private let name: [UInt8]

  /// Finds the folder of the file.
  init(at path: String) throws(RunError) {
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    name = Array(bytes[(slash.map { $0 + 1 } ?? 0)...])
    do {
      guard !name.isEmpty else {
        throw SystemError(operation: "write", path: readable(bytes), code: SystemError.noFile)
      }
      folder = try .folder(at: slash.map { $0 == 0 ? [bytes[0]] : Array(bytes[..<$0]) } ?? [0x2E])
    } catch {
      throw RunError(.cannotCreate, "the metrics cannot be written: \(error)")
    }
  }

  /// When a run was last a success, as far as the file that is there says.
  var lastSuccess: Int64? {
    guard let text = try? folder.file(name).read(maximum: 1 << 20, expected: 4096) else {
      return nil
    }
    return Metrics.lastSuccess(in: String(decoding: text, as: UTF8.self))
  }

  func write(_ metrics: Metrics) throws(RunError) {
    let temporaryName = Array(".diptych-\(Machine.process)-".utf8) + name
    do {
      try folder.remove(temporaryName)
      try folder.makeFile(temporaryName).write(Array(metrics.text.utf8))
      try folder.rename(temporaryName, to: name, in: folder)
    } catch {
      throw RunError(.inputOutput, "the metrics cannot be written: \(error)")
    }
  }
}

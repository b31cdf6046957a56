internal import ArgumentParser

/// Which `pipeline.json` a verb works with.
struct PipelineOptions: ParsableArguments {
  @Option(
    help: .localized(
      "The file with the pipeline's settings.",
      discussion: "Default: $DIPTYCH_CONFIG, else pipeline.json in this folder.",
      valueName: "file"))
  var config: String?

  /// The file to read.
  var path: String { config ?? Machine.variable("DIPTYCH_CONFIG") ?? "pipeline.json" }

  /// Reads and checks the file, and makes the stages.
  func pipeline(with registry: StageRegistry) throws -> Pipeline {
    let text: [UInt8]
    do {
      let file = try Descriptor.file(at: Array(path.utf8))
      guard let content = try file.read(maximum: 4 << 20, expected: 4096) else {
        throw RunError(.configuration, "'\(readable(path))' is larger than 4 MiB")
      }
      text = content
    } catch let error as SystemError {
      let hint: Message =
        error.isMissing && config == nil ? "; name another file with --config" : ""
      throw RunError(.configuration, "\(error)\(hint)")
    }
    return try Pipeline(text, file: readable(path), folder: folder, registry: registry)
  }

  /// A path of the file, from where the tool was started.
  func resolved(_ path: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
  }

  /// The folder that relative paths in the file start from.
  var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}

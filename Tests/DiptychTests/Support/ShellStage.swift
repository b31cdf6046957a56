import Foundation

@testable import Diptych

/// A stage written in the language of the shell, as `Scripts` of an office could be.
struct ShellStage {
  var hello = """
    {"diptych":1,"name":"seals","version":"1","requires":["blocks"],"provides":["mentions"]}
    """
  /// What it does with `$line`, a request about the document `$id`.
  var answer = ShellStage.seal

  /// Finds a seal in the first letter of each document.
  static let seal = """
    printf '{"document":{"id":"%s","blocks":[{"mentions":[{"start":0,"end":1,"kind":"seal",' "$id"
    echo '"confidence":0.9}]}]}}'
    """

  /// The script.
  var text: String {
    """
    #!/bin/sh
    echo '\(hello)'
    while IFS= read -r line; do
      id=${line#*'"id":"'}; id=${id%%'"'*}
      \(answer)
    done
    """
  }
}

extension TestRun {
  /// Makes a drop for a pipeline with an external stage.
  ///
  /// - Parameters:
  ///   - files: the documents, by their names.
  ///   - stages: the scripts, by their names.
  ///   - settings: what the pipeline's file says besides, each member with a comma behind it.
  ///   - options: what it says of each external stage, each with a comma before it.
  /// - Throws: an error if the files cannot be written.
  convenience init(
    _ files: [String: String], stages: [String: String], settings: String = "",
    options: String = ""
  ) throws {
    let entries = stages.keys.sorted().map {
      #"{ "stage": "external", "command": ["sh", "\#($0)"]\#(options) }"#
    }
    try self.init(
      files,
      pipeline: """
        { "diptych": 1, "languages": ["zh-Hant", "en"], \(settings)
          "stages": [ { "stage": "ingest" }, \(entries.joined(separator: ", ")),
            { "stage": "json-export" } ] }
        """, registry: StageRegistry())
    for (name, text) in stages { try setScript(name, text) }
  }

  /// Writes the script of a stage.
  func setScript(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }
}

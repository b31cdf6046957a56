/// What `pipeline.json` says about the documents' header: it goes into every output.
struct MetadataSettings: StageConfiguration, Equatable {
  /// The terms under which the outputs may be used.
  struct Licence: StageConfiguration, Equatable {
    var target = ""
    var text = ""

    static var settings: [Setting] {
      [
        Setting("target", "the address of the licence"),
        Setting("text", "the licence in words"),
      ]
    }
  }

  var publisher = ""
  var availability = "unknown"
  var licence = Licence()

  static var settings: [Setting] {
    [
      Setting("publisher", "who publishes the archive; empty if nobody is named"),
      Setting(
        "availability", "whether the archive may be used freely",
        choices: ["free", "restricted", "unknown"]),
      Setting(
        "licence", "the terms of use; empty if none are stated", fields: Licence.settings),
    ]
  }
}

/// Where documents come from.
struct InputSettings: StageConfiguration, Equatable {
  var folder = "input"

  static var settings: [Setting] {
    [Setting("folder", "the folder that documents arrive in, relative to pipeline.json")]
  }
}

/// Where results go to.
struct OutputSettings: StageConfiguration, Equatable {
  var folder = "output"

  static var settings: [Setting] {
    [Setting("folder", "the folder that results are kept in, relative to pipeline.json")]
  }
}

/// How a run goes about its work; nothing here changes an output but `timestamp`.
struct RunSettings: StageConfiguration, Equatable {
  var jobs = 0
  var settleSeconds = 5.0
  var timestamp = ""

  static var settings: [Setting] {
    [
      Setting(
        "jobs", "how many documents are worked on at a time; 0 for one on each core",
        range: 0...1024),
      Setting(
        "settleSeconds", "how long a file must have been left alone before it is read, in seconds",
        range: 0...86_400),
      Setting(
        "timestamp",
        "an instant such as 2025-11-05T16:18:00Z that outputs state as the time of processing; "
          + "empty for none"),
    ]
  }
}

extension Limits: StageConfiguration {
  /// The bounds, in the order of the help.
  public static var settings: [Setting] {
    [
      Setting(
        "maximumInputBytes", "the largest file that is read, in bytes", range: 1...4_294_967_296),
      Setting(
        "maximumTextCharacters", "the longest text after decoding, in characters",
        range: 1...1_000_000_000),
      Setting("maximumMarkupDepth", "the deepest nesting of markup", range: 1...100_000),
      Setting("maximumBlocks", "the most blocks of a document", range: 1...100_000_000),
      Setting(
        "maximumAlignmentCells",
        "the most cells of an alignment's table before a band replaces it",
        range: 1...1_000_000_000),
    ]
  }
}

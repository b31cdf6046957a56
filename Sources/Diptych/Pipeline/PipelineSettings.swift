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
  var date = ""
  var availability = "unknown"
  var licence = Licence()

  static var settings: [Setting] {
    [
      Setting("publisher", "who publishes the archive; empty if nobody is named"),
      Setting("date", "the day of publication, such as 2025-11-05; empty if none is stated"),
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
  var afterSuccess = "keep"
  var processedFolder = "processed"
  var pairs = [PairRules.languages]

  /// Whether files leave the drop when they were processed.
  var movesProcessed: Bool { afterSuccess == "move" }

  static var settings: [Setting] {
    [
      Setting("folder", "the folder that documents arrive in, relative to pipeline.json"),
      Setting(
        "afterSuccess",
        "what becomes of a file that was processed: it stays, or is moved to processedFolder",
        choices: ["keep", "move"]),
      Setting(
        "processedFolder",
        "the folder that processed files are moved to, relative to pipeline.json; on the drop's file system"
      ),
      Setting(
        "pairs",
        "which words in the names of two files, or of their folders, make them one document: 'languages' "
          + "for names of languages, or two words such as '原文|译文'; empty for no pairs"),
    ]
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
  var workers = true
  var durable = true
  var rerunBudget = 0
  var language = "auto"
  var timestamp = ""

  /// The language of messages and reports for people.
  var messageLanguage: Message.Language {
    Message.Language(rawValue: language) ?? .ofEnvironment
  }

  static var settings: [Setting] {
    [
      Setting(
        "jobs", "how many documents are worked on at a time; 0 for one on each core",
        range: 0...1024),
      Setting(
        "settleSeconds", "how long a file must have been left alone before it is read, in seconds",
        range: 0...86_400),
      Setting(
        "workers",
        "whether documents are worked on in processes of their own, so that a crash costs one document"
      ),
      Setting(
        "durable",
        "whether results are on the disk before they count, so that a power cut loses none"
      ),
      Setting(
        "rerunBudget",
        "how many documents that did not change are redone in a run after an upgrade or new settings; "
          + "0 for all of them", range: 0...1_000_000_000),
      Setting(
        "language",
        "the language of messages and reports for people; auto is that of the environment",
        choices: ["auto", "en", "zh"]),
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
      Setting("maximumPages", "the most pages of a document", range: 1...1_000_000),
      Setting(
        "maximumExternalBytes",
        "the most that an external program may print or write for a document, in bytes",
        range: 1024...4_294_967_296),
      Setting(
        "maximumAlignmentCells",
        "the most cells of an alignment's table before a band replaces it",
        range: 1...1_000_000_000),
      Setting(
        "maximumExpandedBytes", "the most bytes that a container may unpack to",
        range: 1...4_294_967_296),
      Setting(
        "maximumExpansionRatio",
        "how many times its packed size a part of a container may unpack to, beyond 1 MiB",
        range: 1...10_000),
      Setting("maximumEntries", "the most files inside of one file", range: 1...1_000_000),
      Setting(
        "maximumArchiveDepth",
        "how deep archives may lie in archives; 1 for archives without others in them",
        range: 1...16),
      Setting(
        "maximumPartDepth", "how deep files may lie in files, such as mails in mails",
        range: 1...16),
      Setting(
        "maximumDocumentSeconds", "the longest time that one document may take, in seconds",
        range: 0.1...86_400),
      Setting(
        "maximumStageSeconds",
        "the longest time that one stage may take for a document, in seconds",
        range: 0.1...86_400),
      Setting(
        "maximumWorkerMemoryBytes", "the most memory that a worker process may hold, in bytes",
        range: 16_777_216...1_099_511_627_776),
      Setting(
        "maximumDocumentsPerWorker",
        "how many documents a worker process takes before another one replaces it",
        range: 1...1_000_000),
    ]
  }
}

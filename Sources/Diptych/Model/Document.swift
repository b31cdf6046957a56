/// One file on its way through the pipeline.
///
/// A stage fills layers; it never removes another stage's.
public struct Document: Sendable {
  /// `d` and 16 hex digits, made from the path and the content.
  public let id: String
  /// The file as it came.
  public var source: Source
  /// The other file, where two files are two languages of one text; ``Block/sourceIndex`` tells which
  /// file a block stands in.
  public var secondSource: Source?
  /// The run that the document is part of: what exporters write into headers.
  public internal(set) var run: RunDescription
  /// The title that the file itself gives in its metadata.
  public var metadataTitle: String?
  /// Files that came inside of this one and are documents of their own, in their order.
  public var attachments: [Attachment] = []
  /// In reading order.
  public var blocks: [Block]
  /// The official letters of the document, one for each language that has one.
  public var letters: [OfficialLetter] = []
  /// In the order of their first blocks.
  public var sections: [Section]
  /// One for each pair of languages.
  public var alignments: [Alignment]
  /// In the order of their first mention, separately for each kind.
  public var entities: [Entity]
  /// In the order in which stages noted them.
  public private(set) var findings: [Finding]
  /// In the order in which stages emitted them.
  public private(set) var outputs: [Output]
  /// The layers that the file itself brought: what its blocks say there counts.
  var given: Set<Layer> = []
  /// The stages of the pipeline, by their number, that the document is not for.
  var passedOver: Set<Int> = []
  /// What programs that are stages wrote to their standard error.
  var remarks: [Remark] = []
  /// What the exporters have worked out; the runner forgets it where another stage follows.
  var exportPlan: ExportPlan?

  /// Makes a document that no stage has seen.
  public init(id: String, source: Source, run: RunDescription = RunDescription()) {
    self.id = id
    self.source = source
    self.run = run
    blocks = []
    sections = []
    alignments = []
    entities = []
    findings = []
    outputs = []
  }

  /// The file, or both files.
  public var sources: [Source] { [source] + (secondSource.map { [$0] } ?? []) }

  /// Adds a finding.
  public mutating func add(_ finding: Finding) { findings.append(finding) }

  /// Parts some blocks in two.
  ///
  /// For stages before those that refer to blocks by their number; findings about a parted block are about its first
  /// half.
  ///
  /// - Parameter parts: the blocks, ascending, with the bytes of each half; what is beside them is left out.
  mutating func part(_ parts: [(block: Int, halves: (Range<Int>, Range<Int>))]) {
    var next = parts[...]
    var parted: [Block] = []
    parted.reserveCapacity(blocks.count + parts.count)
    var places: [Int] = []
    places.reserveCapacity(blocks.count)
    for (index, block) in blocks.enumerated() {
      places.append(parted.count)
      guard let (_, halves) = next.first, next.first?.block == index else {
        parted.append(block)
        continue
      }
      next.removeFirst()
      parted.append(block.part(halves.0))
      parted.append(block.part(halves.1))
      parted[parted.count - 1].layout.blankLinesBefore = 0
    }
    blocks = parted
    for index in findings.indices {
      if case .block(let block) = findings[index].place {
        findings[index].place = .block(places[block])
      }
    }
  }

  /// Adds an output.
  public mutating func emit(_ output: Output) { outputs.append(output) }
}

/// A line that the program of a stage wrote to its standard error.
struct Remark: Sendable, Equatable {
  /// The name of the stage.
  var stage: String
  /// What it wrote, with everything that is no plain text escaped.
  var text: String
}

/// What is the same for all documents of a run and is written into their headers.
public struct RunDescription: Sendable {
  /// One stage of the pipeline.
  public struct StageDescription: Sendable, Equatable {
    /// Its name, such as `heading-detection`.
    public var name: String
    /// Its version: digits and dots.
    public var version: String
    /// Whether it is not one of the standard stages.
    public var isPlugin: Bool
    /// The layers that it provides.
    public var provides: Set<Layer>

    /// Makes a description.
    public init(name: String, version: String, isPlugin: Bool, provides: Set<Layer>) {
      self.name = name
      self.version = version
      self.isPlugin = isPlugin
      self.provides = provides
    }
  }

  /// The tool's version: digits and dots.
  public var version = "0.1.0"
  /// The SHA-256 of the effective settings that reach a stage, 64 hex digits.
  public var settingsSHA256 = String(repeating: "0", count: 64)
  /// The stages, in order.
  public var stages: [StageDescription] = []
  /// The expected languages, the left one first.
  public var languages: [LanguageTag] = []
  /// The publisher named in the settings.
  public var publisher: String?
  /// The day of publication named in the settings, `2025-11-05`.
  public var date: String?
  /// `free`, `restricted` or `unknown`.
  public var availability = "unknown"
  /// The licence's address and its text.
  public var licence: (target: String, text: String)?
  /// The instant of processing, `2025-11-05T16:18:00Z`, only if the caller gave one.
  public var timestamp: String?

  /// Whether outputs are collected in a `data` folder, each under the path of its source.
  public var isCollected = true

  /// The names of the stages, in order; of stages of one name, one runs for a document.
  var stageNames: [String] {
    var names: Set<String> = []
    return stages.map(\.name).filter { names.insert($0).inserted }
  }

  /// A description with nothing stated.
  public init() {}
}

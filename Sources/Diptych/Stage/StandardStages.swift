/// A stage that ships, whose layers are known before it is made.
protocol StandardStage: Stage {
  /// The layers that must be filled before this stage.
  static var requires: Set<Layer> { get }
  /// The layers that this stage fills or refines.
  static var provides: Set<Layer> { get }
  /// The programs of others that the stage runs with these settings.
  static func programs(_ configuration: Configuration) -> [UsedProgram]
  /// Reads the files that the settings name, so that their digests become part of the fingerprint.
  ///
  /// - Throws: a ``SettingError`` if one is not what it has to be.
  static func readResources(_ configuration: Configuration, context: StageContext) throws
}

extension StandardStage {
  var requires: Set<Layer> { Self.requires }
  var provides: Set<Layer> { Self.provides }
  static func programs(_ configuration: Configuration) -> [UsedProgram] { [] }
  static func readResources(_ configuration: Configuration, context: StageContext) throws {}
}

/// Every stage that ships, in the order of the standard pipeline.
let standardStages: [any StandardStage.Type] = [
  Ingest.self,
  GlossLifting.self,
  LanguageDetection.self,
  LetterDetection.self,
  HeadingDetection.self,
  Sectioning.self,
  Segmentation.self,
  SectionPairing.self,
  SegmentAlignment.self,
  EntityExtraction.self,
  EntityLinking.self,
  TermExtraction.self,
  TEIExport.self,
  JSONExport.self,
  TMXExport.self,
  TermExport.self,
  UntranslatedExport.self,
]

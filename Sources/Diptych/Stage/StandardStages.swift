/// Every stage that ships, in the order of the standard pipeline.
let standardStages: [any Stage.Type] = [
  Ingest.self,
  GlossLifting.self,
  LanguageDetection.self,
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
]

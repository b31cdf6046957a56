extension HeadingDetection {
  /// Why a block is a heading or none.
  enum Evidence {
    /// The format marks it.
    case markup
    /// What the groups of features add to the log-odds.
    case weighed([(name: String, logOdds: Double)])
  }

  /// The evidence for every block that was weighed, by its index.
  static func evidence(in document: Document) -> [Int: Evidence] {
    var evidence: [Int: Evidence] = [:]
    let features = HeadingFeatures(lines: HeadingLines(of: document).all)
    for (index, block) in document.blocks.enumerated() {
      if let weighed = block.headingEvidence {
        var parts = HeadingModel.parts(of: index, in: features)
        if block.layout.isDistinct { parts.append(("letters that stand out", distinctLogOdds)) }
        if LineShape(block.utf8).isInLenticularBrackets {
          parts.append(("brackets of a heading", distinctLogOdds))
        }
        if features.isCell(index) { parts.append(("cell of a table", cellLogOdds)) }
        let rest = weighed - parts.reduce(0) { $0 + $1.logOdds }
        if abs(rest) >= 0.05 { parts.append(("lines like it", rest)) }
        evidence[index] = .weighed(parts)
      } else if block.heading?.stage == name, block.layout.markupHeadingLevel != nil {
        evidence[index] = .markup
      }
    }
    return evidence
  }
}

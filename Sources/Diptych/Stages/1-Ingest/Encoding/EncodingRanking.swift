/// The encodings that a sample may be in, the likeliest first.
struct EncodingRanking {
  /// An encoding with its cost in twelfths of a natural logarithm; `place` breaks ties.
  struct Candidate {
    var encoding: TextEncoding
    var cost: Int
    var place: Int
  }

  /// Never empty.
  private(set) var candidates: [Candidate] = []
  /// What the sample costs if all that is not ASCII means nothing.
  private(set) var noise = 0

  /// Whether the best is so far ahead that more text could not change it.
  private(set) var isClear = false

  private let evidence: EncodingEvidence
  private let expected: Set<String>
  private let bytes: [UInt8]

  /// The most that words in ASCII may say against an encoding.
  private static let greatestASCIIWeight = 60
  /// What an expected language is worth.
  private static let expectation = 24
  /// How far ahead a candidate is that leaves no doubt.
  private static let clearLead = 1200
  /// What the label in the file is worth.
  private static let labelWorth = 96

  /// Weighs the encodings in `allowed`, and UTF-16 only if `mayBeUTF16`.
  ///
  /// - Parameters:
  ///   - bytes: what is weighed.
  ///   - sample: which bytes occur in the file.
  ///   - allowed: the encodings that are considered.
  ///   - labelled: the encoding that the file itself names.
  ///   - expected: primary language subtags.
  ///   - mayBeUTF16: whether pairs of bytes look like characters.
  ///   - evidence: the tables.
  init(
    _ bytes: [UInt8], sample: EncodingSample, allowed: Set<TextEncoding>, labelled: TextEncoding?,
    expected: Set<String>, mayBeUTF16: Bool, evidence: EncodingEvidence
  ) {
    self.bytes = bytes
    self.evidence = evidence
    self.expected = expected
    let wideEncodings: [TextEncoding] =
      (mayBeUTF16 ? [.utf16LE, .utf16BE] : [])
      + [.utf8, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR]
    let wide = wideEncodings.filter { allowed.contains($0) || $0 == labelled }
      .map { (encoding: $0, cost: weighWide($0)) }
    let english = evidence.cost(of: bytes, evidence.models.hypotheses[0]).ascii
    noise = evidence.costOfNoise(bytes, ascii: english)
    // Real text in an encoding of two bytes is so much better than noise that no other is tried.
    let isClearlyWide =
      sample.isDense && wide.contains { $0.cost.total * 100 < noise * 82 }
      && labelled?.isMultiByteLegacy ?? true
    var ascii = english
    if !isClearlyWide {
      let singles = evidence.models.hypotheses.filter {
        let encoding = TextEncoding.singleByte($0.encoding)
        return allowed.contains(encoding) || encoding == labelled
      }
      ascii = weighSingleBytes(singles, english: english)
      noise = evidence.costOfNoise(bytes, ascii: ascii)
    }
    for (encoding, cost) in wide {
      // ASCII was measured as English; it costs what it costs in the language that it is most like.
      let excess = english == 0 ? 0 : cost.ascii * (english - ascii) / english
      add(encoding, cost: cost.total - excess, languages: [cost.language.primary])
    }
    if let labelled { believe(labelled) }
    candidates.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
    dropTwins(sample)
    let next = candidates.count > 1 ? min(noise, candidates[1].cost) : noise
    isClear = sample.isDense && next - candidates[0].cost > Self.clearLead
  }

  /// Adds to the cost of a candidate, and sorts again.
  mutating func charge(_ costs: [Int]) {
    for (place, cost) in zip(candidates.indices, costs) { candidates[place].cost += cost }
    candidates.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
  }

  private func weighWide(_ encoding: TextEncoding) -> EncodingEvidence.WideCost {
    let languages: [EncodingModels.WideLanguage] =
      switch encoding {
      case .gb18030: [.simplifiedChinese, .traditionalChinese]
      case .big5: [.traditionalChinese]
      case .shiftJIS, .eucJP: [.japanese]
      case .eucKR: [.korean]
      default: EncodingModels.WideLanguage.allCases
      }
    return evidence.cost(of: bytes, in: encoding, languages: languages)
  }

  /// Adds the encodings of one byte a character, each with the best of its languages.
  ///
  /// - Returns: what the ASCII of the sample costs in the language that it is most like.
  private mutating func weighSingleBytes(
    _ hypotheses: [EncodingModels.Hypothesis], english: Int
  ) -> Int {
    let measured = hypotheses.map { evidence.cost(of: bytes, $0) }
    var ascii = english
    for cost in measured { ascii = min(ascii, cost.ascii) }
    for (hypothesis, cost) in zip(hypotheses, measured) {
      // The rest of the page may be in another language: ASCII is weak evidence.
      let foreign = min((cost.ascii - ascii) / 3, Self.greatestASCIIWeight)
      add(
        .singleByte(hypothesis.encoding), cost: cost.total - cost.ascii + ascii + foreign,
        languages: [evidence.models.languages[hypothesis.language]])
    }
    return ascii
  }

  private mutating func add(_ encoding: TextEncoding, cost: Int, languages: [String]) {
    let isExpected = encoding == .utf8 || languages.contains { expected.contains($0) }
    let cost = cost + Self.prior(encoding) - (isExpected ? Self.expectation : 0)
    if let place = candidates.firstIndex(where: { $0.encoding == encoding }) {
      candidates[place].cost = min(candidates[place].cost, cost)
    } else {
      candidates.append(Candidate(encoding: encoding, cost: cost, place: candidates.count))
    }
  }

  private mutating func believe(_ labelled: TextEncoding) {
    if let place = candidates.firstIndex(where: { $0.encoding == labelled }) {
      candidates[place].cost -= Self.labelWorth
    } else if case .singleByte = labelled {
      // An encoding without a model: the label is all that speaks for it.
      candidates.append(
        Candidate(encoding: labelled, cost: noise - Self.labelWorth, place: candidates.count))
    }
  }

  /// How rare an encoding is; set by hand.
  private static func prior(_ encoding: TextEncoding) -> Int {
    switch encoding {
    case .utf8: -36
    case .gb18030, .big5: 0
    case .shiftJIS, .eucKR: 12
    case .eucJP: 24
    case .utf16LE, .utf16BE, .utf32LE, .utf32BE, .iso2022JP, .iso2022KR, .hz: 12
    case .singleByte:
      switch encoding.name {
      case "windows-1252": 0
      case "windows-1251": 12
      case "windows-1250", "windows-1253", "windows-1254", "ISO-8859-15": 24
      case "ISO-8859-2", "KOI8-U", "ISO-8859-7", "windows-1255", "windows-1256": 36
      default: 54
      }
    }
  }

  /// Drops encodings that give the same text as a better one.
  private mutating func dropTwins(_ sample: EncodingSample) {
    var kept: [Candidate] = []
    for candidate in candidates {
      guard case .singleByte(let index) = candidate.encoding else {
        kept.append(candidate)
        continue
      }
      let isTwin = kept.contains { other in
        guard case .singleByte(let otherIndex) = other.encoding else { return false }
        return evidence.decoding.isSame(index, otherIndex, for: sample.occurs)
      }
      if !isTwin { kept.append(candidate) }
    }
    candidates = kept
  }
}

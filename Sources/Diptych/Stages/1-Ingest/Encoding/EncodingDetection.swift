/// Finds out in which encoding a text is.
///
/// Each candidate is decoded strictly, and what comes out is weighed by how often its characters occur
/// in the languages of that encoding. What the file says about itself is one more piece of evidence.
struct EncodingDetection: Sendable {
  /// What was found out.
  struct Decision: Sendable {
    /// The encoding.
    var encoding: TextEncoding
    /// The estimated probability, 0...1, that it is the right one.
    var confidence: Double
    /// The next best one, if there is any.
    var second: TextEncoding?
    /// The text.
    var text: DecodedText
    /// What the file says about its encoding, if that is wrong.
    var wrongLabel: TextEncoding?
  }

  /// Why there is no decision.
  enum Doubt: Error {
    /// No encoding makes sense of the bytes.
    case none(best: TextEncoding, second: TextEncoding?, confidence: Double)
    /// The best encoding cannot decode all of the file.
    case undecodable(TextEncoding, offset: Int, count: Int)
    /// NUL bytes that are not those of UTF-16 or UTF-32.
    case binary
  }

  private let evidence: EncodingEvidence
  private let decoding: TextDecoding
  /// The encodings that are considered without a byte order mark.
  private let candidates: Set<TextEncoding>
  /// Primary language subtags.
  private let expected: Set<String>
  private let maximumUndecodableShare: Double

  /// Makes a detection that considers only `candidates`, or all if there are none.
  init(
    evidence: EncodingEvidence, candidates: [TextEncoding], expected: [String],
    maximumUndecodableShare: Double
  ) {
    self.evidence = evidence
    decoding = evidence.decoding
    self.candidates = Set(candidates.isEmpty ? TextEncoding.all : candidates + [.utf8])
    self.expected = Set(expected)
    self.maximumUndecodableShare = maximumUndecodableShare
  }

  /// How much of a file is weighed, in bytes.
  private static let sampleBytes = 2048
  /// So many bytes of UTF-8 beyond ASCII are no accident.
  private static let certainUTF8Bytes = 24
  /// What the label in the file is worth, in twelfths of a natural logarithm.
  private static let labelWorth = 96
  /// The most that words in ASCII may say against an encoding.
  private static let greatestASCIIWeight = 60
  /// What a byte of UTF-16 costs if it is noise.
  private static let noiseByte = 60

  /// The encoding and the text of `content`, which is not empty.
  func decide(_ content: [UInt8]) throws(Doubt) -> Decision {
    var start = 0
    var wrongLabel: TextEncoding?
    if let (encoding, count) = EncodingDeclaration.byteOrderMark(of: content) {
      let text = decoding.decode(content, from: count, as: encoding)
      if isTolerable(text) {
        return Decision(encoding: encoding, confidence: 1, second: nil, text: text)
      }
      wrongLabel = encoding
      start = encoding.keepsASCII ? count : 0
    }
    if content.contains(0) {
      if let decision = wideUnits(content) { return decision }
      guard !content.starts(with: [0]), isNearlyFreeOfNULs(content) else { throw .binary }
    }
    let label = EncodingDeclaration.label(in: content).flatMap { TextEncoding(label: $0) }
    // A label that can be read as ASCII cannot mean UTF-16.
    let labelled = label.map { $0.keepsASCII ? $0 : .utf8 }
    if let text = certainUTF8(content, from: start) {
      let isWrong = labelled != nil && labelled != .utf8 && text.nonASCII > 0
      return Decision(
        encoding: .utf8, confidence: 1, second: nil, text: text,
        wrongLabel: isWrong ? labelled : wrongLabel)
    }
    return try weigh(content, from: start, labelled: labelled, wrongLabel: wrongLabel)
  }

  /// Whether so little cannot be decoded that the rest stands.
  private func isTolerable(_ text: DecodedText) -> Bool {
    Double(text.undecodable) <= Double(text.nonASCII) * maximumUndecodableShare
  }

  private func isNearlyFreeOfNULs(_ content: [UInt8]) -> Bool {
    var count = 0
    for byte in content where byte == 0 { count += 1 }
    return count * 1000 <= content.count
  }

  /// The text if it is UTF-8 without doubt: ASCII alone, or valid with enough beyond ASCII.
  private func certainUTF8(_ content: [UInt8], from start: Int) -> DecodedText? {
    do {
      _ = try UTF8Span(validating: content.span.extracting(start...))
    } catch {
      return nil
    }
    var nonASCII = 0
    for index in start..<content.count where content[index] >= 0x80 {
      nonASCII += 1
      if nonASCII >= Self.certainUTF8Bytes { break }
    }
    guard nonASCII == 0 || nonASCII >= Self.certainUTF8Bytes else { return nil }
    if nonASCII == 0, hasControls(content), looksLikeUTF16(content) { return nil }
    return DecodedText(
      utf8: start == 0 ? content : Array(content[start...]), nonASCII: nonASCII)
  }

  /// Whether there are control characters that no text in ASCII has.
  private func hasControls(_ content: [UInt8]) -> Bool {
    content.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) || $0 == 0x7F }
  }

  /// UTF-16 or UTF-32 without a byte order mark, if NUL bytes stand where ASCII has them.
  private func wideUnits(_ content: [UInt8]) -> Decision? {
    let sample = Array(content.prefix(Self.sampleBytes))
    // Half of the bytes are NUL, which costs as much as the others.
    let noise = sample.count * Self.noiseByte
    var best: (encoding: TextEncoding, cost: Int)?
    let encodings: [TextEncoding] = [.utf32LE, .utf32BE, .utf16LE, .utf16BE]
    for encoding in encodings where candidates.contains(encoding) {
      let cost = evidence.cost(
        of: sample, in: encoding, languages: EncodingModels.WideLanguage.allCases
      ).cost
      if cost < noise, cost < best?.cost ?? .max { best = (encoding, cost) }
    }
    guard let best else { return nil }
    let text = decoding.decode(content, as: best.encoding)
    guard isTolerable(text) else { return nil }
    return Decision(
      encoding: best.encoding, confidence: Self.share(of: best.cost, against: [noise]),
      second: nil, text: text)
  }

  private func weigh(
    _ content: [UInt8], from start: Int, labelled: TextEncoding?, wrongLabel: TextEncoding?
  ) throws(Doubt) -> Decision {
    let sample = EncodingSample(content, from: start, maximum: Self.sampleBytes)
    var (ranking, noise) = ranking(of: sample, content: content, labelled: labelled)
    // The sample may have missed what only one of the candidates can decode.
    var text = decoding.decode(content, from: start, as: ranking[0].encoding)
    if text.undecodable > 0 {
      for place in ranking.indices.prefix(4) {
        let other = decoding.decode(content, from: start, as: ranking[place].encoding)
        ranking[place].cost += min(other.undecodable, 1000) * Self.undecodableCost
      }
      ranking.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
      text = decoding.decode(content, from: start, as: ranking[0].encoding)
    }
    let best = ranking[0]
    let confidence = Self.share(of: best.cost, against: ranking[1...].map(\.cost) + [noise])
    let second = ranking.count > 1 ? ranking[1].encoding : nil
    guard best.cost < noise else {
      throw .none(best: best.encoding, second: second, confidence: confidence)
    }
    guard isTolerable(text) else {
      throw .undecodable(
        best.encoding, offset: text.firstUndecodable ?? 0, count: text.undecodable)
    }
    return Decision(
      encoding: best.encoding, confidence: confidence, second: second, text: text,
      wrongLabel: labelled != nil && labelled != best.encoding ? labelled : wrongLabel)
  }

  /// What a sequence of bytes costs that only the rest of the file shows not to be decodable.
  private static let undecodableCost = 60

  /// A candidate with its cost; `place` breaks ties.
  private struct Candidate {
    var encoding: TextEncoding
    var cost: Int
    var place: Int
  }

  /// The candidates, the best first, never empty, and what the sample costs if it means nothing.
  private func ranking(
    of sample: EncodingSample, content: [UInt8], labelled: TextEncoding?
  ) -> (candidates: [Candidate], noise: Int) {
    var found: [Candidate] = []
    var bytes = sample.bytes
    if looksLikeUTF16(content) {
      bytes = Array(content.prefix(Self.sampleBytes))
      for encoding in [TextEncoding.utf16LE, .utf16BE] { weighWide(encoding, bytes, &found) }
    }
    for encoding in [TextEncoding.utf8, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR] {
      weighWide(encoding, bytes, &found)
    }
    var ascii = evidence.cost(of: bytes, evidence.models.hypotheses[0]).ascii
    let upperBound = evidence.costOfNoise(bytes, ascii: ascii)
    let isClearlyWide =
      sample.nonASCII >= 256 && found.contains { $0.cost * 100 < upperBound * 82 }
      && labelled?.isMultiByteLegacy ?? true
    if !isClearlyWide { ascii = weighSingleBytes(bytes, labelled, &found) }
    let noise = evidence.costOfNoise(bytes, ascii: ascii)
    if let labelled {
      if let place = found.firstIndex(where: { $0.encoding == labelled }) {
        found[place].cost -= Self.labelWorth
      } else if case .singleByte = labelled {
        // An encoding without a model: the label is all that speaks for it.
        found.append(Candidate(encoding: labelled, cost: noise - 1, place: found.count))
      }
    }
    found.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
    return (withoutTwins(found, sample), noise)
  }

  /// Adds the encodings of one byte a character, each with the best of its languages.
  ///
  /// - Returns: what the ASCII of the sample costs in the language that it is most like.
  private func weighSingleBytes(
    _ bytes: [UInt8], _ labelled: TextEncoding?, _ found: inout [Candidate]
  ) -> Int {
    let hypotheses = evidence.models.hypotheses.filter {
      let encoding = TextEncoding.singleByte($0.encoding)
      return candidates.contains(encoding) || encoding == labelled
    }
    let measured = hypotheses.map { evidence.cost(of: bytes, $0) }
    var ascii = evidence.cost(of: bytes, evidence.models.hypotheses[0]).ascii
    for cost in measured { ascii = min(ascii, cost.ascii) }
    for (hypothesis, measured) in zip(hypotheses, measured) {
      let encoding = TextEncoding.singleByte(hypothesis.encoding)
      // The rest of the page may be in another language: ASCII is weak evidence.
      let foreign = min((measured.ascii - ascii) / 3, Self.greatestASCIIWeight)
      let cost =
        measured.total - measured.ascii + ascii + foreign + Self.prior(encoding)
        - expectation(evidence.models.languages[hypothesis.language])
      if let place = found.firstIndex(where: { $0.encoding == encoding }) {
        found[place].cost = min(found[place].cost, cost)
      } else {
        found.append(Candidate(encoding: encoding, cost: cost, place: found.count))
      }
    }
    return ascii
  }

  private func weighWide(_ encoding: TextEncoding, _ bytes: [UInt8], _ found: inout [Candidate]) {
    guard candidates.contains(encoding) else { return }
    let languages: [EncodingModels.WideLanguage] =
      switch encoding {
      case .gb18030: [.simplifiedChinese, .traditionalChinese]
      case .big5: [.traditionalChinese]
      case .shiftJIS, .eucJP: [.japanese]
      case .eucKR: [.korean]
      default: EncodingModels.WideLanguage.allCases
      }
    let (cost, language) = evidence.cost(of: bytes, in: encoding, languages: languages)
    let isForAll = languages.count == EncodingModels.WideLanguage.allCases.count
    found.append(
      Candidate(
        encoding: encoding,
        cost: cost + Self.prior(encoding) - (isForAll ? 24 : expectation(language.primary)),
        place: found.count))
  }

  /// What it is worth that a language is expected.
  private func expectation(_ language: String) -> Int { expected.contains(language) ? 24 : 0 }

  /// How rare an encoding is, in twelfths of a natural logarithm; set by hand.
  private static func prior(_ encoding: TextEncoding) -> Int {
    switch encoding {
    case .utf8: -60
    case .gb18030, .big5: 0
    case .shiftJIS, .eucKR: 12
    case .eucJP: 24
    case .utf16LE, .utf16BE, .utf32LE, .utf32BE: 36
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

  /// Whether pairs of bytes are mostly Han, kana or hangul in one of the byte orders.
  private func looksLikeUTF16(_ content: [UInt8]) -> Bool {
    guard content.count % 2 == 0 else { return false }
    let sample = Array(content.prefix(512))
    for isBigEndian in [false, true] {
      let reader = UTF16Reader(isBigEndian: isBigEndian)
      var index = 0
      var (wide, all) = (0, 0)
      while index < sample.count {
        all += 1
        switch Script.of(reader.next(in: sample, at: &index) & 0x3FFFFF) {
        case .han, .hiragana, .katakana, .hangul: wide += 1
        default: break
        }
      }
      if wide * 10 >= all * 7 { return true }
    }
    return false
  }

  /// `found` without encodings that give the same text as a better one.
  private func withoutTwins(_ found: [Candidate], _ sample: EncodingSample) -> [Candidate] {
    var kept: [Candidate] = []
    for candidate in found {
      guard case .singleByte(let index) = candidate.encoding else {
        kept.append(candidate)
        continue
      }
      let table = decoding.singleByte(index).table
      let isTwin = kept.contains { other in
        guard case .singleByte(let otherIndex) = other.encoding else { return false }
        let otherTable = decoding.singleByte(otherIndex).table
        return (0..<128).allSatisfy {
          !sample.occurs[$0 + 128]
            || table[table.startIndex + $0] == otherTable[otherTable.startIndex + $0]
        }
      }
      if !isTwin { kept.append(candidate) }
    }
    return kept
  }

  /// The probability of `cost` against others, if they were all there is.
  ///
  /// Characters of a text depend on each other, so that costs count half.
  static func share(of cost: Int, against others: [Int]) -> Double {
    var sum = 1.0
    for other in others {
      // e to the power of -difference / 24, as a power of two.
      let exponent = Double(other - cost) / 24 * 1.442695
      guard exponent < 60 else { continue }
      guard exponent > -60 else { return 0 }
      let whole = Int(exponent.rounded(.down))
      let part = 1 - (exponent - Double(whole)) / 2
      sum += Double(sign: .plus, exponent: -whole, significand: part)
    }
    return min(0.999, (1000 / sum).rounded() / 1000)
  }
}

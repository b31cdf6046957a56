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
  private static let certainUTF8Bytes = 16
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
      // No other encoding has files that begin like that and go on with NUL bytes.
      if !encoding.keepsASCII, content.contains(0), wideUnits(content) == nil {
        throw .undecodable(
          encoding, offset: text.firstUndecodable ?? 0, count: text.undecodable)
      }
      wrongLabel = encoding
      start = encoding.keepsASCII ? count : 0
    }
    if let decision = escaped(content) { return decision }
    if content.contains(0) {
      if let decision = wideUnits(content) { return decision }
      guard !content.starts(with: [0]), isNearlyFreeOfNULs(content) else { throw .binary }
    }
    let label = EncodingDeclaration.label(in: content).flatMap { TextEncoding(label: $0) }
    // A label that can be read as ASCII cannot mean UTF-16.
    let labelled = label.map { $0.keepsASCII ? $0 : .utf8 }
    if let text = certainUTF8(content, from: start) {
      if text.nonASCII == 0, let decision = shortASCII(content, text) { return decision }
      let isWrong = labelled != nil && labelled != .utf8 && text.nonASCII > 0
      return Decision(
        encoding: .utf8, confidence: 1, second: nil, text: text,
        wrongLabel: isWrong ? labelled : wrongLabel)
    }
    return try weigh(content, from: start, labelled: labelled, wrongLabel: wrongLabel)
  }

  /// The text if escape sequences tell its encoding, and all that they announce is there.
  private func escaped(_ content: [UInt8]) -> Decision? {
    guard let encoding = EscapedText.encoding(of: content), candidates.contains(encoding) else {
      return nil
    }
    let text = decoding.decode(content, as: encoding)
    guard text.undecodable == 0, text.nonASCII > 0 else { return nil }
    return Decision(encoding: encoding, confidence: 0.999, second: nil, text: text)
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

  /// A few bytes of ASCII that are hardly words, but Chinese, Japanese or Korean in UTF-16: a decision
  /// that is in doubt.
  private func shortASCII(_ content: [UInt8], _ text: DecodedText) -> Decision? {
    guard Self.shortASCIIBytes.contains(content.count), looksLikeUTF16(content) else { return nil }
    let ascii = evidence.cost(of: content, evidence.models.hypotheses[0]).total
    let wide = [TextEncoding.utf16LE, .utf16BE].filter(candidates.contains).map { encoding in
      let languages = EncodingModels.WideLanguage.allCases
      return (encoding, evidence.cost(of: content, in: encoding, languages: languages).total)
    }.min { $0.1 < $1.1 }
    guard let (encoding, cost) = wide else { return nil }
    let confidence = Self.share(of: ascii, against: [cost], nat: Self.natOfFew)
    guard confidence < 0.8 else { return nil }
    return Decision(encoding: .utf8, confidence: confidence, second: encoding, text: text)
  }

  /// Fewer bytes are a code as likely as anything, more are told by what they say.
  private static let shortASCIIBytes = 6...32

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
      ).total
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
    var ranking = ranking(content, from: start, labelled)
    var text = decoding.decode(content, from: start, as: ranking.candidates[0].encoding)
    if text.undecodable > 0 {
      // The sample may have missed what only one of the candidates can decode.
      ranking.charge(
        ranking.candidates.prefix(4).map {
          let other = decoding.decode(content, from: start, as: $0.encoding)
          return min(other.undecodable, 1000) * Self.undecodableCost
        })
      text = decoding.decode(content, from: start, as: ranking.candidates[0].encoding)
    }
    let best = ranking.candidates[0]
    // Signs alone are often the same in two encodings: then there is nothing to doubt.
    let others = ranking.candidates[1...].filter {
      $0.cost - best.cost > Self.closeCost
        || decoding.decode(content, from: start, as: $0.encoding).utf8 != text.utf8
    }
    var confidence = Self.share(of: best.cost, against: others.map(\.cost) + [ranking.noise])
    let second = others.first?.encoding
    if let other = others.first, other.encoding.isMultiByteLegacy, !best.encoding.isSingleByte,
      text.nonASCII <= Self.fewCharacters
    {
      confidence = min(
        confidence, Self.share(of: best.cost, against: [other.cost], nat: Self.natOfFew))
    }
    guard best.cost < ranking.noise else {
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

  /// Weighs a small sample, and a larger one if that leaves a doubt.
  private func ranking(
    _ content: [UInt8], from start: Int, _ labelled: TextEncoding?
  ) -> EncodingRanking {
    let mayBeUTF16 = looksLikeUTF16(content)
    func ranking(_ sample: EncodingSample) -> EncodingRanking {
      EncodingRanking(
        mayBeUTF16 ? Array(content.prefix(sample.maximum)) : sample.bytes, sample: sample,
        allowed: candidates, labelled: labelled, expected: expected, mayBeUTF16: mayBeUTF16,
        evidence: evidence)
    }
    let small = EncodingSample(content, from: start, maximum: Self.sampleBytes / 4)
    if small.isDense {
      let ranking = ranking(small)
      if ranking.isClear { return ranking }
    }
    return ranking(EncodingSample(content, from: start, maximum: Self.sampleBytes))
  }

  /// A difference up to which two candidates are compared by their texts.
  private static let closeCost = 120
  /// So many characters are few: how often each occurs tells two encodings of East Asia hardly apart.
  private static let fewCharacters = 8
  /// What counts as a factor of e there.
  ///
  /// Set so that of 36 Japanese words in EUC-JP that read as rarer Chinese characters none is above
  /// `clearConfidence`, and of 34 Chinese ones in GB 18030 all are.
  private static let natOfFew = 60.0
  /// What a sequence of bytes costs that only the rest of the file shows not to be decodable.
  private static let undecodableCost = 60

  /// Whether pairs of bytes are mostly Han, kana or hangul in one of the byte orders.
  private func looksLikeUTF16(_ content: [UInt8]) -> Bool {
    guard content.count % 2 == 0 else { return false }
    let sample = Array(content.prefix(512))
    // Two letters of ASCII are a Han character too: a fifth of real UTF-16 looks like small letters.
    let letters = sample.count { $0 == 0x20 || (0x61...0x7A).contains($0) }
    guard letters * 2 < sample.count else { return false }
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

  /// The probability of `cost` against others, if they were all there is.
  ///
  /// Characters of a text depend on each other, so that costs count half.
  static func share(of cost: Int, against others: [Int], nat: Double = 24) -> Double {
    var sum = 1.0
    for other in others {
      // e to the power of -difference / nat, as a power of two.
      let exponent = Double(other - cost) / nat * 1.442695
      guard exponent < 60 else { continue }
      guard exponent > -60 else { return 0 }
      let whole = Int(exponent.rounded(.down))
      let part = 1 - (exponent - Double(whole)) / 2
      sum += Double(sign: .plus, exponent: -whole, significand: part)
    }
    return min(0.999, (1000 / sum).rounded() / 1000)
  }
}

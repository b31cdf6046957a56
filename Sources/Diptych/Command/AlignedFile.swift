internal import ArgumentParser

/// One of the two files that `diptych align` reads, and its sentences.
struct AlignedFile {
  /// As the caller named it.
  let path: String
  /// The sentences, as an aligner takes them.
  private(set) var lines = AlignmentModel.Lines()
  private let bytes: [UInt8]
  /// How many bytes the file has.
  var size: Int { bytes.count }
  /// The bytes of each sentence.
  private(set) var sentences: [TextRange] = []

  /// Reads a file with one sentence a line.
  ///
  /// - Throws: a ``RunError`` if it cannot be read or is not UTF-8.
  init(contentsOf path: String) throws {
    self.path = path
    let content = try TextFile.content(of: path)
    bytes = content
    sentences = Self.lines(of: content)
    lines.add(content, sentences)
  }

  /// Cuts the lines, which are paragraphs of running text, into sentences.
  mutating func cut(in language: LanguageTag) {
    var segmenter = SentenceSegmenter()
    var parts: [TextRange] = []
    for line in sentences {
      for part in segmenter.segments(of: Array(bytes[line.start..<line.end]), language: language) {
        parts.append(TextRange(line.start + part.start, line.start + part.end))
      }
    }
    sentences = parts
    lines = AlignmentModel.Lines()
    lines.add(bytes, parts)
  }

  /// How much of a text is read to find out its language, in bytes.
  private static let sample = 16 << 10

  /// The language that most of the beginning is in.
  ///
  /// - Throws: a `ValidationError` if the text does not tell.
  func language() throws -> LanguageTag {
    var document = Document(
      id: "", source: Source(path: Array(path.utf8), sha256: "", content: []))
    for line in sentences where line.start < Self.sample {
      let text = bytes[line.start..<min(line.end, line.start + Self.sample)]
      guard !WhiteSpace.isBlank(line, in: bytes) else { continue }
      document.blocks.append(Block(utf8: Array(String(decoding: text, as: UTF8.self).utf8)))
    }
    try LanguageDetection(NoConfiguration(), context: StageContext()).run(&document)
    var sizes: [(tag: LanguageTag, bytes: Int)] = []
    for block in document.blocks {
      guard let tag = block.language?.value, tag != .undetermined, tag != .noLinguisticContent
      else { continue }
      let known = sizes.firstIndex { $0.tag == tag } ?? sizes.count
      if known == sizes.count { sizes.append((tag, 0)) }
      sizes[known].bytes += block.utf8.count
    }
    guard let most = sizes.max(by: { $0.bytes < $1.bytes }) else {
      throw ValidationError(
        localized("the language of '\(readable(path))' is not clear; --languages names it"))
    }
    return most.tag
  }

  /// The text of a run of sentences, put together as the language does.
  func text(of range: Range<Int>, in language: LanguageTag) -> [UInt8] {
    var text: [UInt8] = []
    for sentence in range {
      if sentence > range.lowerBound { text += SentenceJoint.between(sentencesIn: language) }
      text += bytes[sentences[sentence].start..<sentences[sentence].end]
    }
    return text
  }

  private static func lines(of bytes: [UInt8]) -> [TextRange] {
    var lines: [TextRange] = []
    var start = 0
    while start < bytes.count {
      var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      lines.append(TextRange(start, end))
      start = next
    }
    return lines
  }
}

import Testing

@testable import Diptych

@Suite struct EncodingDetectionTests {
  @Test("Every encoding is told by its text alone", arguments: EncodedSamples.all)
  func alone(encoding: String, text: String, hex: String) throws {
    let document = try Document.ingested(EncodedSamples.bytes(hex))
    let form = try #require(document.source.form)
    #expect(form.encoding?.value == encoding)
    #expect(form.decoded == Array(text.utf8))
    #expect(document.findings.isEmpty)
  }

  @Test("Several byte order marks are no text either")
  func repeatedMarks() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let found = EncodingDeclaration.byteOrderMark(of: mark + mark + [0x41])
    #expect(found?.encoding == .utf8)
    #expect(found?.count == 6)
  }

  @Test(
    "A byte order mark decides and is no text",
    arguments: [
      ("UTF-8", "EFBBBF E4BB8A"), ("UTF-16LE", "FFFE CA4E"), ("UTF-16BE", "FEFF 4ECA"),
      ("UTF-32LE", "FFFE0000 CA4E0000"), ("UTF-32BE", "0000FEFF 00004ECA"),
      ("GB18030", "84319533 BDF1"),
    ])
  func byteOrderMark(encoding: String, hex: String) throws {
    let document = try Document.ingested(EncodedSamples.bytes(hex))
    #expect(document.texts == ["今"])
    #expect(document.source.form?.encoding?.value == encoding)
    #expect(document.source.form?.encoding?.confidence == 1)
  }

  @Test(
    "Codes at the edges of the tables mean what the standards say",
    arguments: [
      (TextEncoding.gb18030, "A1A4A8BC80FE59", "·ḿ€\u{9FB4}"),
      (.gb18030, "8130D3308431823695328236E3329A35", "ђ\u{FE10}\u{20000}\u{10FFFF}"),
      (.big5, "8862886488A388A5", "Ê̄Ê̌ê̄ê̌"), (.big5, "F9FEA1E3A3E1", "▓～€"),
      (.shiftJIS, "B1DD8160FC4B", "ｱﾝ～黑"), (.eucJP, "8EB1A1C18FB0A1", "ｱ～丂"),
      (.eucKR, "8141C652FDFE", "갂힣詰"), (.singleByte(17), "80FF", "€ÿ"),
    ])
  func edges(encoding: TextEncoding, hex: String, text: String) throws {
    let tables = try #require(EncodingTables(try StageContext().bundled("encodings.bin")))
    let decoded = TextDecoding(tables: tables).decode(EncodedSamples.bytes(hex), as: encoding)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
  }

  @Test("A sequence that is no character becomes U+FFFD, and ASCII behind it stays")
  func invalid() throws {
    let tables = try #require(EncodingTables(try StageContext().bundled("encodings.bin")))
    let decoding = TextDecoding(tables: tables)
    let samples: [(TextEncoding, String)] = [
      (.utf8, "41E4BB41"), (.utf8, "41EDA08041"), (.utf8, "41F0808041"), (.gb18030, "41813041"),
      (.gb18030, "41FF41"), (.big5, "41A441"), (.shiftJIS, "418141"), (.eucJP, "41A441"),
      (.eucKR, "41FF41"), (.singleByte(17), "418141"),
    ]
    for (encoding, hex) in samples {
      let decoded = decoding.decode(EncodedSamples.bytes(hex), as: encoding)
      let text = String(decoding: decoded.utf8, as: UTF8.self)
      // Where the byte after a lead byte is ASCII it may be a valid trail byte: then it is a character.
      #expect(text.hasPrefix("A") && (text.hasSuffix("A") || decoded.undecodable == 0))
      #expect(decoded.undecodable == text.unicodeScalars.count { $0 == "\u{FFFD}" })
    }
  }

  @Test(
    "A word in EUC-JP that reads as rarer Chinese is not taken for it without a word",
    arguments: [
      "B2F1 B5C4 BCBC", "C1ED CCB3 B2DD C4B9", "BBB3 C5C4 C2C0 CFBA", "CFA2 CDED C0E8",
      "C4EA CEE3 B2F1 B5C4", "B5FE C5D4 C9DC C4A3",
    ])
  func shortEUCJP(hex: String) throws {
    var settings = Ingest.Configuration()
    settings.minimumEncodingConfidence = 0
    let document = try Document.ingested(EncodedSamples.bytes(hex), settings: settings)
    #expect(
      document.source.form?.encoding?.value == "EUC-JP"
        || document.findings.map(\.code) == ["encoding_doubtful"])
  }

  @Test(
    "A Chinese word in GB 18030 or Big5 is clear",
    arguments: [
      ("会议室", "BBE1 D2E9 CAD2"), ("护照", "BBA4 D5D5"),
      ("會議室外", "B77C C4B3 ABC7 A57E"),
    ])
  func shortChinese(text: String, hex: String) throws {
    let document = try Document.ingested(EncodedSamples.bytes(hex))
    #expect(document.texts == [text])
    #expect(document.findings.isEmpty)
  }

  @Test("A word of two characters is no rare letter and a mark of another script in UTF-8")
  func letters() throws {
    var settings = Ingest.Configuration()
    settings.minimumEncodingConfidence = 0
    let document = try Document.ingested(EncodedSamples.bytes("C7A9 D6A4"), settings: settings)
    #expect(document.texts == ["签证"])
  }

  @Test(
    "Escape sequences tell an encoding",
    arguments: [
      ("ISO-2022-JP", "会議室 A1", "1B2442 3271 3544 3C3C 1B2842 204131"),
      ("ISO-2022-JP", "ｱﾝ丂", "1B2849 315D 1B242844 3021 1B2842"),
      ("ISO-2022-KR", "회의 A", "1B242943 0E 4838 4047 0F 2041"),
      ("HZ-GB-2312", "签证 ~A", "7E7B 4729 5624 7E7D 207E7E41"),
    ])
  func escapes(encoding: String, text: String, hex: String) throws {
    let document = try Document.ingested(EncodedSamples.bytes(hex))
    #expect(document.texts == [text])
    #expect(document.source.form?.encoding?.value == encoding)
    #expect(document.findings.isEmpty)
  }

  @Test("A tilde and a brace in ASCII are no escape sequence", arguments: ["{a~{b}", "~{x~}"])
  func noEscapes(text: String) throws {
    let document = try Document.ingested(Array(text.utf8))
    #expect(document.texts == [text])
    #expect(document.source.form?.encoding?.value == "UTF-8")
  }

  @Test("A label that is true is believed where the text alone says little")
  func label() throws {
    let page =
      Array("<html><meta charset=gb2312><p>".utf8) + [0xC4, 0xE3] + Array("</p></html>".utf8)
    let document = try Document.ingested(page, path: "page.html")
    #expect(document.source.form?.encoding?.value == "GB18030")
    #expect(document.findings.isEmpty)
  }

  @Test("A label that lies loses, and is noted")
  func lyingLabel() throws {
    let sample = EncodedSamples.all[1]
    let page =
      Array("<html><meta http-equiv=Content-Type content='text/html; charset=Big5'><p>".utf8)
      + EncodedSamples.bytes(sample.hex) + Array("</p></html>".utf8)
    let document = try Document.ingested(page, path: "page.html")
    #expect(document.source.form?.encoding?.value == "GB18030")
    #expect(document.findings.map(\.code) == ["encoding_mislabelled"])
    #expect(
      document.findings.first?.message == "the file is marked as Big5, but it is GB18030")
  }

  @Test("A few damaged bytes are replaced and counted")
  func damage() throws {
    var content = Array(String(repeating: "今天開會，討論明年的計畫。\n", count: 100).utf8)
    content.insert(0xFF, at: 39)
    let document = try Document.ingested(content)
    #expect(document.texts[1].hasPrefix("\u{FFFD}今天") || document.texts[0].hasSuffix("\u{FFFD}"))
    #expect(document.source.form?.encoding?.value == "UTF-8")
    #expect(
      document.findings.map(\.message) == ["1 sequence of bytes not in UTF-8 became U+FFFD"])
  }

  @Test("Much damage is refused, with the place")
  func muchDamage() throws {
    var content = Array(String(repeating: "今天開會，討論明年的計畫。\n", count: 10).utf8)
    content[43] = 0xFF
    content[44] = 0xFF
    let failure = #expect(throws: StageFailure.self) { try Document.ingested(content) }
    #expect(failure?.code == "decode_failed")
    #expect(failure?.line == 2)
    #expect(
      failure?.message
        == "byte 43 is not UTF-8, the encoding that fits best, nor are 3 sequences in all; "
        + "'maximumUndecodableShare' allows for damage")
  }

  @Test("Bytes that mean nothing in any encoding are refused")
  func noise() {
    var random = SeededGenerator(seed: 1)
    let content = (0..<300).map { _ in UInt8.random(in: 0x80...0xFF, using: &random) }
    let failure = #expect(throws: StageFailure.self) { try Document.ingested(content) }
    #expect(failure?.code == "decode_failed")
  }

  @Test("An unclear encoding is refused or noted, as the settings say")
  func unclear() throws {
    // One character of two bytes in ASCII: Korean or Chinese.
    let content = Array("(2.5".utf8) + [0xC0, 0xFD] + Array(". A".utf8)
    var settings = Ingest.Configuration()
    settings.minimumEncodingConfidence = 0.999
    let failure = #expect(throws: StageFailure.self) {
      try Document.ingested(content, settings: settings)
    }
    #expect(failure?.code == "decode_failed")
    #expect(failure?.message.hasPrefix("the encoding is not clear: ") == true)
    settings.minimumEncodingConfidence = 0
    let document = try Document.ingested(content, settings: settings)
    #expect(document.findings.map(\.code) == ["encoding_doubtful"])
  }

  @Test("Only the encodings that the settings name are considered")
  func candidates() throws {
    var settings = Ingest.Configuration()
    settings.encodings = ["EUC-KR"]
    settings.minimumEncodingConfidence = 0
    let document = try Document.ingested([0xC0, 0xFD, 0xC0, 0xFD], settings: settings)
    #expect(document.texts == ["절절"])
  }

  @Test(
    "What is no text is refused by its kind",
    arguments: [
      ("", "empty_input", "the file is empty"),
      ("200A09", "no_text", "the file has only white space"),
      (
        "252150532D41646F6265", "unsupported_format",
        "the file is PostScript, which no reader of ingest knows"
      ),
      (
        "504B030414", "corrupt_container",
        "the container cannot be read: the list of parts at its end is missing; the file may be cut off"
      ),
      (
        "00010203000405", "unsupported_format",
        "the file is binary data, or text with many NUL characters, which no reader of ingest knows"
      ),
    ])
  func noText(hex: String, code: String, message: String) {
    let failure = #expect(throws: StageFailure.self) {
      try Document.ingested(EncodedSamples.bytes(hex))
    }
    #expect(failure == StageFailure(code: code, message: message))
  }

  @Test("A lone surrogate in UTF-16 is damage")
  func loneSurrogate() {
    let failure = #expect(throws: StageFailure.self) {
      try Document.ingested(EncodedSamples.bytes("FFFE CA4E 00D8 CA4E"))
    }
    #expect(failure?.code == "decode_failed" || failure?.code == "unsupported_format")
  }

  @Test("Any bytes end in blocks or a failure", arguments: 0..<200)
  func anything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sample = EncodedSamples.all[Int(seed) % EncodedSamples.all.count]
    var content = EncodedSamples.bytes(sample.hex)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      content[Int.random(in: content.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    content.removeLast(Int.random(in: 0..<4, using: &random))
    do {
      let document = try Document.ingested(content)
      let decoded = document.source.form?.decoded ?? []
      #expect(String(validating: decoded, as: UTF8.self) != nil)
      #expect(!document.blocks.isEmpty)
    } catch {
      #expect(error is StageFailure)
    }
  }
}

import TestSupport
import Testing

@testable import Diptych

/// What ingest finds in ZIP archives.
@Suite struct ZIPTests {
  private func ingested(
    _ entries: [ZIPWriter.Entry], limits: Limits = Limits()
  ) throws -> [Diptych.Attachment] {
    let document = try Document.ingested(
      ZIPWriter(entries).bytes, path: "a.zip", context: StageContext(limits: limits))
    #expect(document.blocks.isEmpty && document.findings.isEmpty)
    #expect(document.source.form?.mediaType == "application/zip")
    return document.attachments
  }

  private func names(_ entries: [ZIPWriter.Entry]) throws -> [String] {
    try ingested(entries).map { String(decoding: $0.name, as: UTF8.self) }
  }

  /// An entry whose name is given by its bytes in hex digits.
  private func entry(hex: String, _ text: String = "a") -> ZIPWriter.Entry {
    var entry = ZIPWriter.Entry("", text)
    let digits = Array(hex.utf8)
    entry.name = stride(from: 0, to: digits.count, by: 2).map { index in
      UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
    }
    return entry
  }

  @Test("Its files are documents of their own, without what systems leave in folders")
  func entries() throws {
    let files = try ingested([
      .init("f/", ""), .init("f/b.txt", "beta"), .init("a.txt", "alpha"),
      .init("__MACOSX/f/._b.txt", "x"), .init("f/.DS_Store", "x"), .init("f/Thumbs.db", "x"),
      .init("DESKTOP.INI", "x"), .init("f/.hidden", "x"),
    ])
    #expect(
      files.map { String(decoding: $0.name, as: UTF8.self) } == ["f/b.txt", "a.txt", "f/.hidden"])
    #expect(files.map(\.content) == ["beta", "alpha", "x"].map { Array($0.utf8) })
  }

  @Test("Names are UTF-8 with and without a word about it")
  func unicode() throws {
    var flagged = ZIPWriter.Entry("公告.txt", "a")
    flagged.flags = 0x800
    #expect(try names([flagged, .init("通知.txt", "b")]) == ["公告.txt", "通知.txt"])
  }

  @Test("Names in the encoding of a Chinese system are decoded, all of an archive together")
  func legacy() throws {
    // GBK
    #expect(
      try names([
        entry(hex: "b9abb8e62fb9d8d3dabcd3c7bfd3d1bac3bdbbc1f7b5c4cda8d6aa2e747874"),
        entry(hex: "b9abb8e62fbbe1d2e9bccdd2aaa3a8b5dac8fdb4cea3a92e747874"),
        .init("plain.txt", "c"),
      ]) == ["公告/关于加强友好交流的通知.txt", "公告/会议纪要（第三次）.txt", "plain.txt"])
    // Big5
    #expect(
      try names([
        entry(hex: "a4bda7692fc3f6a9f3a55bb16aa4cda66ea5e6ac79aabab371aabe2e747874"),
        entry(hex: "a4bda7692fb77cc4b3acf6ad6ea15db2c4a454a6b8a15e2e747874"),
      ]) == ["公告/關於加強友好交流的通知.txt", "公告/會議紀要（第三次）.txt"])
    // Two characters of GBK alone.
    #expect(try names([entry(hex: "b9abb8e62e747874")]) == ["公告.txt"])
  }

  @Test("The name that Info-ZIP gives beside the old one counts, if it belongs to that")
  func unicodePath() throws {
    var entry = entry(hex: "3F3F2E747874")
    entry.add(unicodeName: "公告.txt")
    #expect(try names([entry]) == ["公告.txt"])
    entry.name[0] = UInt8(ascii: "!")
    #expect(try names([entry]) == ["!?.txt"])
  }

  @Test("An archive as another program packs it")
  func otherProgram() throws {
    let document = try Document.ingested(FormatComparison.file("papers.zip"), path: "papers.zip")
    #expect(
      document.attachments.map { String(decoding: $0.name, as: UTF8.self) } == [
        "通知/关于图书馆开放时间的通知.txt", "通知/notice.txt", "会议纪要.md", "Grüße.html",
      ])
    #expect(document.attachments.allSatisfy { $0.failure == nil && !$0.content.isEmpty })
  }

  @Test("Backslashes of Windows are slashes")
  func backslashes() throws {
    #expect(try names([.init("f\\a.txt", "a"), .init("f\\", "")]) == ["f/a.txt"])
  }

  @Test("An entry that cannot be unpacked fails alone")
  func faults() throws {
    var encrypted = ZIPWriter.Entry("secret.txt", "x")
    encrypted.flags = 1
    var damaged = ZIPWriter.Entry("damaged.txt", "x")
    damaged.checksum ^= 1
    var method = ZIPWriter.Entry("method.txt", "x")
    method.method = 12
    var misplaced = ZIPWriter.Entry("misplaced.txt", "x")
    misplaced.offset = 7
    var overlapping = ZIPWriter.Entry("overlapping.txt", "x")
    overlapping.offset = 0
    var link = ZIPWriter.Entry("link.txt", "a.txt")
    link.mode = 0o120777
    let files = try ingested([
      .init("a.txt", "alpha"), encrypted, damaged, method, misplaced, overlapping, link,
      .init("../up.txt", "x"), .init("z.txt", "omega"),
    ])
    #expect(
      files.map { $0.failure?.code } == [
        nil, "encrypted", "corrupt_container", "corrupt_container", "corrupt_container",
        "corrupt_container", "not_regular_file", "unsafe_path", nil,
      ])
    #expect(files.last?.content == Array("omega".utf8))
  }

  @Test("Two entries of one name are two files")
  func twins() throws {
    let files = try ingested([.init("a.txt", "one"), .init("a.txt", "two")])
    #expect(files.map(\.content) == ["one", "two"].map { Array($0.utf8) })
  }

  @Test("An archive without files is refused in words of its own")
  func empty() {
    for entries in [[], [ZIPWriter.Entry("f/", "")], [.init("__MACOSX/a", "x")]] {
      let failure = #expect(throws: StageFailure.self) { try ingested(entries) }
      #expect(failure?.code == "no_text")
      #expect(failure?.message == "the archive has no files in it")
    }
  }

  @Test("The number and the size of the entries have limits", arguments: [2, 3, 4])
  func limits(count: Int) throws {
    let entries = (0..<count).map { ZIPWriter.Entry("\($0).txt", "alpha") }
    var limits = Limits()
    limits.maximumEntries = 3
    if count > 3 {
      let failure = #expect(throws: StageFailure.self) { try ingested(entries, limits: limits) }
      #expect(failure?.code == "zip_bomb")
    } else {
      #expect(try ingested(entries, limits: limits).count == count)
    }
    limits = Limits()
    limits.maximumExpandedBytes = 15
    let files = try ingested(entries, limits: limits)
    #expect(files.map { $0.failure?.code } == Array([nil, nil, nil, "zip_bomb"].prefix(count)))
  }
}

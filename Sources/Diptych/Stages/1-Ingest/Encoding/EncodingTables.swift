/// The tables of the legacy encodings, as `Scripts/data/make_encodings.py` lays them out.
struct EncodingTables: Sendable {
  /// GB 18030, two bytes: leads 0x81...0xFE, trails 0x40...0xFE but 0x7F.
  let gb18030: [UInt16]
  /// GB 18030, four bytes: pairs of the first code of a range and its scalar, ascending.
  let gb18030Ranges: [UInt16]
  /// Big5: leads 0x81...0xFE, trails 0x40...0x7E and 0xA1...0xFE.
  let big5: [UInt16]
  /// One bit for each code of Big5: whether it is in plane 2.
  let big5IsPlane2: [UInt8]
  /// Shift_JIS: leads 0x81...0x9F and 0xE0...0xFC, trails 0x40...0xFC but 0x7F.
  let shiftJIS: [UInt16]
  /// JIS X 0212: 94 rows of 94.
  let jis0212: [UInt16]
  /// EUC-KR with Microsoft's extension: leads 0x81...0xFE, trails 0x41...0xFE.
  let eucKR: [UInt16]
  /// 128 codes from 0x80 for each of ``TextEncoding/singleByteNames``.
  let singleByte: [UInt16]

  /// Reads the tables; `nil` if they are not what the decoders need.
  init?(_ bytes: [UInt8]) {
    guard let sections = PackedSections(bytes, count: 8) else { return nil }
    gb18030 = sections.words(0)
    gb18030Ranges = sections.words(1)
    big5 = sections.words(2)
    big5IsPlane2 = sections.bytes(3)
    shiftJIS = sections.words(4)
    jis0212 = sections.words(5)
    eucKR = sections.words(6)
    singleByte = sections.words(7)
    let isWhole =
      gb18030.count == 126 * 190 && big5.count == 126 * 157 && shiftJIS.count == 60 * 188
      && jis0212.count == 94 * 94 && eucKR.count == 126 * 190 && gb18030Ranges.count > 1
      && big5IsPlane2.count * 8 >= big5.count
      && singleByte.count == 128 * TextEncoding.singleByteNames.count
    guard isWhole else { return nil }
  }
}

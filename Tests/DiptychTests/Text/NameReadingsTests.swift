import Testing

@testable import Diptych

@Suite struct NameReadingsTests {
  private let readings: NameReadings

  init() throws { readings = try NameReadings.shared(.shipped) }

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test(
    "Characters are read in Japanese, with voiced consonants and stems",
    arguments: [
      ("岸田", "kishida"), ("高田", "takada"), ("金杉", "kanasugi"), ("上川", "kamikawa"),
      ("新田", "nitta"), ("岩", "iwa"), ("文雄", "fumio"),
    ])
  func japanese(han: String, letters: String) {
    #expect(readings.spellsJapanese(Array(letters.utf8), scalars(han)[...]))
  }

  @Test(
    "They are not read as what they do not mean, nor voiced at the start",
    arguments: [("岸田", "tanaka"), ("岸田", "gishida"), ("岸田", "kishi"), ("岸", "")])
  func notJapanese(han: String, letters: String) {
    #expect(!readings.spellsJapanese(Array(letters.utf8), scalars(han)[...]))
  }

  @Test("Long vowels and m before b are spelt as the readings are")
  func romaji() {
    let spelt = ["ohno", "saitoh", "yuuki", "kohara", "namba", "tohru"].map {
      String(decoding: NameReadings.romaji(Array($0.utf8)), as: UTF8.self)
    }
    #expect(spelt == ["ono", "saito", "yuki", "kohara", "nanba", "toru"])
  }

  @Test("Vietnamese is compared without accents, and Korean and Cantonese are sounds")
  func others() throws {
    #expect(readings.spellsVietnamese(Array("nguyen".utf8), 0x962E))
    #expect(!readings.spellsVietnamese(Array("tran".utf8), 0x962E))
    let korean = readings.readings(of: 0x5FB7, in: .korean)
    #expect(korean.map { String(decoding: $0, as: UTF8.self) } == ["deok"])
    let cantonese = readings.readings(of: 0x6D69, in: .cantonese)
    #expect(cantonese.map { String(decoding: $0, as: UTF8.self) } == ["hou"])
    #expect(!readings.hasReading(0x41, in: .japanese))
  }

  @Test("A table that is cut short or points outside itself is refused")
  func damage() throws {
    let bytes = try StageContext.shipped.bundled("name-readings.bin")
    for count in [0, 3, 100, 20_000, bytes.count - 1] {
      #expect(throws: TableError.self) { try NameReadings(Array(bytes.prefix(count))) }
    }
    var last = bytes
    (last[last.count - 2], last[last.count - 1]) = (0xFF, 0x3F)
    #expect(throws: TableError.self) { try NameReadings(last) }
  }
}

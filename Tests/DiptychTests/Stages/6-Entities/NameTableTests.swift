import Testing

@testable import Diptych

@Suite struct NameTableTests {
  @Test("A table that is cut short is refused", arguments: [0, 7, 36, 400_000])
  func cut(length: Int) throws {
    let whole = try StageContext().bundled("names.bin")
    #expect(throws: TableError.self) { try NameTable(Array(whole.prefix(length))) }
  }

  @Test("Traditional, simplified and accented forms are the same")
  func folding() throws {
    let table = try NameTable.shared(.shipped)
    func concept(_ text: String) -> Int? {
      table.record(of: text.unicodeScalars.map(\.value))?.concept
    }
    #expect(concept("重慶") == concept("重庆"))
    #expect(concept("Chongqing") == concept("重庆"))
    #expect(concept("Zürich") == concept("zurich"))
  }
}

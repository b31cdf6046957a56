import Testing

@testable import Diptych

@Suite struct WordMemoryTests {
  private func packed(_ word: String, mark: UInt8 = 0) -> PackedLetters {
    var letters = PackedLetters(mark: mark)
    for scalar in word.unicodeScalars { letters.append(scalar.value) }
    return letters
  }

  @Test("A word is remembered until another one takes its place, never mistaken for one")
  func words() {
    var memory = WordMemory(placeBits: 2, empty: "")
    let words = ["a", "b", "ab", "ba", "été", "город", "chongqing", "ten chars "]
    for word in words {
      memory.remember(word, of: packed(word))
      #expect(memory.place(of: packed(word)).map { memory[$0] } == word)
      for other in words where other != word {
        let found = memory.place(of: packed(other)).map { memory[$0] }
        #expect(found == nil || found == other)
      }
    }
    #expect(memory.place(of: packed("a", mark: 7)) == nil)
  }

  @Test("Long words and rare letters do not fit", arguments: ["elevenchars", "漢", "a\u{1000}"])
  func tooLarge(word: String) {
    #expect(!packed(word).isWhole)
    #expect(packed("tenletters").isWhole)
  }
}

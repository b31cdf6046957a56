import Testing

@testable import Diptych

@Suite struct QuantityFinderTests {
  private func values(_ text: String) -> [String] {
    QuantityFinder.quantities(in: text.unicodeScalars.map(\.value), .simplifiedChinese)
      .map(\.value)
  }

  @Test(
    "Numbers beyond all bounds do no harm",
    arguments: [
      ("共950000000000千克，950,000,000,000千瓦时，950000000000千元", []),
      ("460兆4600000亿46000000000万元，460兆9000亿9000千元", ["460900009000000 CNY"]),
      ("0.0001万亿兆元，0.0001千万亿兆元，九千九百九十九兆元", []),
      ("3-0.01万兆元，3 or 0.01万兆元", ["3/100000000000000 CNY", "100000000000000 CNY"]),
      ("460兆元，461兆1686亿元", ["460000000000000 CNY", "461168600000000 CNY"]),
      ("461兆1687亿元", []),
      ("461兆1686亿184万2738个半小时", ["PT461168601842738.5H"]),
      ("US$461 trillion, US$462 trillion", ["461000000000000 USD", "462 USD"]),
    ])
  func bounds(text: String, expected: [String]) {
    #expect(values(text) == expected)
  }

  @Test("A number of many digits is none, however small it is")
  func zeros() {
    #expect(values("共" + String(repeating: "0", count: 20) + "3元") == ["3 CNY"])
    #expect(values("共" + String(repeating: "0", count: 30) + "3元") == [])
    #expect(values("共" + String(repeating: "000,", count: 10) + "003元") == [])
  }

  @Test(
    "Every word and sign of a currency that stands before an amount is found there",
    arguments: (CurrencyWords.before.words + CurrencyWords.signs.words).map { word, _ in
      String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))
    })
  func starts(word: String) {
    let scalars = "\(word)500".unicodeScalars.map(\.value)
    for language in [LanguageTag.simplifiedChinese, .english] {
      let found = QuantityFinder.quantities(in: scalars, language)
      #expect(found.map(\.range) == [0..<scalars.count])
      #expect(found.map(\.kind) == [.money])
    }
  }
}

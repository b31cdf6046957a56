/// Words for currencies with their codes of ISO 4217.
struct CurrencyWords: Sendable {
  let words: [(word: [UInt32], code: String?)]
  /// The first scalar of each word.
  private let firsts: [UInt32]
  /// A bit for the low six bits of each of them.
  private let bits: UInt64

  /// Takes the words; where one begins like another, the longer one comes first.
  ///
  /// Small letters stand for capitals too. A word without a code is one of several currencies.
  init(_ words: KeyValuePairs<String, String?>) {
    self.words = words.map { word, code in (word.unicodeScalars.map(\.value), code) }
    firsts = self.words.map { $0.word[0] }
    bits = firsts.reduce(0) { bits, first in
      let capital = Self.isSmall(first) ? first & ~0x20 : first
      return bits | 1 << UInt64(first & 63) | 1 << UInt64(capital & 63)
    }
  }

  /// The code of the word at an index, and the index behind it.
  ///
  /// A word of Latin letters is followed by no other letter, except that of a plural.
  func code(at index: Int, in text: DateText) -> (code: String?, end: Int)? {
    let first = text[index]
    guard bits &>> UInt64(first & 63) & 1 == 1 else { return nil }
    for number in firsts.indices where Self.isSame(first, firsts[number]) {
      let word = words[number].word
      var length = 1
      while length < word.count, Self.isSame(text[index + length], word[length]) { length += 1 }
      guard length == word.count else { continue }
      let end = index + length
      guard word[length - 1] < 0x80, text.isLetter(at: end - 1) else {
        return (words[number].code, end)
      }
      let last = text[end] | 0x20 == 0x73 ? end + 1 : end
      if !text.isLetter(at: last) { return (words[number].code, last) }
    }
    return nil
  }

  private static func isSame(_ scalar: UInt32, _ letter: UInt32) -> Bool {
    scalar == letter || isSmall(letter) && scalar == letter & ~0x20
  }

  private static func isSmall(_ letter: UInt32) -> Bool { letter &- 0x61 < 26 }

  /// Before an amount, where they begin with a letter.
  static let before = CurrencyWords([
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "C$": "CAD",
    "NZ$": "NZD", "S$": "SGD", "MOP$": "MOP", "R$": "BRL", "NTD": "TWD", "RMB": "CNY", "CNY": "CNY",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "HKD": "HKD", "TWD": "TWD",
    "MOP": "MOP", "AUD": "AUD", "CAD": "CAD", "SGD": "SGD", "CHF": "CHF", "KRW": "KRW",
    "人民币": "CNY", "人民幣": "CNY", "新臺幣": "TWD", "新台幣": "TWD", "新台币": "TWD",
    "臺幣": "TWD", "台幣": "TWD", "台币": "TWD", "港币": "HKD", "港幣": "HKD", "澳门币": "MOP",
    "澳門幣": "MOP", "美金": "USD", "美元": "USD", "欧元": "EUR", "歐元": "EUR", "港元": "HKD",
    "日元": "JPY", "日圆": "JPY", "日圓": "JPY", "日币": "JPY", "日幣": "JPY", "韩元": "KRW",
    "韓元": "KRW", "韩币": "KRW", "韓幣": "KRW", "英镑": "GBP", "英鎊": "GBP", "澳元": "AUD",
    "澳币": "AUD", "澳幣": "AUD", "加元": "CAD", "加币": "CAD", "加幣": "CAD", "葡币": "MOP",
    "葡幣": "MOP", "纽元": "NZD", "紐元": "NZD", "纽币": "NZD", "紐幣": "NZD", "新加坡元": "SGD",
    "新加坡币": "SGD", "新加坡幣": "SGD", "新币": "SGD", "新幣": "SGD", "马币": "MYR", "馬幣": "MYR",
  ])

  /// Before a large amount; before others it is a room more often.
  static let ringgit = CurrencyWords(["RM": "MYR"])

  /// Signs before an amount; that of the yuan and the yen and that of all dollars say too little.
  static let signs = CurrencyWords([
    "$": nil, "＄": nil, "€": "EUR", "£": "GBP", "￡": "GBP", "¥": nil, "￥": nil, "₩": "KRW",
    "₹": "INR", "₽": "RUB",
  ])

  /// Behind an amount.
  static let behind = CurrencyWords([
    "美元": "USD", "美金": "USD", "欧元": "EUR", "歐元": "EUR", "英镑": "GBP", "英鎊": "GBP",
    "日元": "JPY", "日圆": "JPY", "日圓": "JPY", "日币": "JPY", "日幣": "JPY", "円": "JPY",
    "港元": "HKD", "港币": "HKD", "港幣": "HKD", "港圓": "HKD", "澳元": "AUD", "澳币": "AUD",
    "澳幣": "AUD", "加元": "CAD", "加币": "CAD", "加幣": "CAD", "韩元": "KRW", "韓元": "KRW",
    "韩币": "KRW", "韓幣": "KRW", "新币": "SGD", "新幣": "SGD", "泰币": "THB", "泰幣": "THB",
    "韓圜": "KRW", "卢布": "RUB", "盧布": "RUB", "瑞士法郎": "CHF", "瑞郎": "CHF", "泰铢": "THB",
    "泰銖": "THB", "新加坡元": "SGD", "新元": "SGD", "新臺幣": "TWD", "新台幣": "TWD", "新台币": "TWD",
    "臺幣": "TWD", "台幣": "TWD", "台币": "TWD", "澳门元": "MOP", "澳門元": "MOP", "澳门币": "MOP",
    "澳門幣": "MOP", "人民币": "CNY", "人民幣": "CNY", "元人民币": "CNY", "元人民幣": "CNY",
    "葡币": "MOP", "葡幣": "MOP", "纽元": "NZD", "紐元": "NZD", "纽币": "NZD", "紐幣": "NZD",
    "令吉": "MYR", "林吉特": "MYR", "马币": "MYR", "馬幣": "MYR", "块钱": "CNY", "印尼盾": "IDR", "印度卢比": "INR",
    "印度盧比": "INR", "yuan": "CNY", "RMB": "CNY",
    "renminbi": "CNY", "us dollar": "USD",
    "u.s. dollar": "USD", "american dollar": "USD", "hong kong dollar": "HKD", "hk dollar": "HKD",
    "singapore dollar": "SGD", "australian dollar": "AUD", "canadian dollar": "CAD",
    "new zealand dollar": "NZD", "new taiwan dollar": "TWD", "nt dollar": "TWD",
    "n.t. dollar": "TWD", "dollar": nil,
    "euro": "EUR", "pounds sterling": "GBP", "pound sterling": "GBP", "british pound": "GBP",
    "indonesian rupiah": "IDR", "rupiah": "IDR", "japanese yen": "JPY", "yen": "JPY",
    "south korean won": "KRW", "korean won": "KRW",
    "ruble": "RUB", "rouble": "RUB", "indian rupee": "INR", "rupee": nil, "swiss franc": "CHF",
    "baht": "THB", "pataca": "MOP", "malaysian ringgit": "MYR", "ringgit": "MYR", "USD": "USD",
    "CNY": "CNY", "EUR": "EUR", "GBP": "GBP",
    "JPY": "JPY", "HKD": "HKD", "TWD": "TWD", "NTD": "TWD", "MOP": "MOP", "AUD": "AUD",
    "CAD": "CAD", "SGD": "SGD", "CHF": "CHF", "€": "EUR",
  ])
}

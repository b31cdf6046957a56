/// The words by which names of files call languages, in lower case.
enum LanguageWords {
  /// By language, in the order in which languages are left ones where nobody says.
  static let all: [(language: String, words: [String])] = [
    (
      "zh",
      [
        "zh", "cn", "chs", "cht", "chn", "chi", "zho", "chinese", "中文", "中文版", "中文本", "中文稿",
        "中", "汉语", "漢語", "汉文", "漢文", "华语", "華語", "中国语", "中國語", "中国語",
      ]
    ),
    (
      "en",
      [
        "en", "eng", "english", "英文", "英文版", "英文本", "英文稿", "英", "英语", "英語", "英語版",
        "英语版",
      ]
    ),
    (
      "ja",
      [
        "ja", "jp", "jpn", "japanese", "日文", "日文版", "日", "日语", "日語", "日本語", "日本語版",
      ]
    ),
    ("ko", ["ko", "kr", "kor", "korean", "韩文", "韓文", "韩文版", "韩语", "韓語", "한국어", "한글"]),
    ("fr", ["fr", "fra", "fre", "french", "français", "法文", "法文版", "法语", "法語"]),
    ("de", ["de", "deu", "ger", "german", "deutsch", "德文", "德文版", "德语", "德語"]),
    ("es", ["es", "spa", "spanish", "español", "西文", "西班牙文", "西班牙语", "西班牙語"]),
    ("ru", ["ru", "rus", "russian", "русский", "俄文", "俄文版", "俄语", "俄語"]),
    ("pt", ["pt", "por", "portuguese", "português", "葡文", "葡萄牙文", "葡萄牙语", "葡萄牙語"]),
    ("it", ["it", "ita", "italian", "italiano", "意大利文", "意大利语", "意大利語"]),
    ("ar", ["ar", "ara", "arabic", "العربية", "阿文", "阿拉伯文", "阿拉伯语", "阿拉伯語"]),
    ("vi", ["vi", "vie", "vietnamese", "越文", "越南文", "越南语", "越南語"]),
    ("th", ["th", "tha", "thai", "泰文", "泰语", "泰語"]),
  ]

  /// What may follow the code of a language: scripts and regions.
  static let regions: Set<[UInt8]> = Set(
    ["cn", "tw", "hk", "mo", "sg", "hans", "hant", "us", "gb", "uk", "au", "ca", "br"].map {
      Array($0.utf8)
    })
}

/// What a form of the name table can be; several at once.
struct NameClasses: OptionSet, Sendable {
  let rawValue: UInt32

  /// An ordinary Chinese word.
  static let word = NameClasses(rawValue: 1 << 0)
  /// A word that the name of an organisation may contain.
  static let noun = NameClasses(rawValue: 1 << 1)
  /// A verb, which the name of an organisation may contain between others.
  static let verb = NameClasses(rawValue: 1 << 2)
  /// A preposition, conjunction, adverb, numeral: what no name contains.
  static let function = NameClasses(rawValue: 1 << 3)
  /// A place.
  static let place = NameClasses(rawValue: 1 << 4)
  /// A place whose name is also a word or a person's name.
  static let weakPlace = NameClasses(rawValue: 1 << 5)
  /// An organisation known by this name.
  static let organisation = NameClasses(rawValue: 1 << 6)
  /// A person known by this name.
  static let person = NameClasses(rawValue: 1 << 7)
  /// A Chinese surname.
  static let surname = NameClasses(rawValue: 1 << 8)
  /// A title or an office that stands beside a name, such as 主席.
  static let role = NameClasses(rawValue: 1 << 9)
  /// A word that often follows a person's name, such as 表示.
  static let cue = NameClasses(rawValue: 1 << 10)
  /// A word that often precedes a person's name, such as 會見.
  static let before = NameClasses(rawValue: 1 << 11)
  /// A level of government, such as 市.
  static let level = NameClasses(rawValue: 1 << 12)
  /// What an organisation's name ends with, such as 委員會.
  static let head = NameClasses(rawValue: 1 << 13)
  /// What an office is in charge of, such as 教育.
  static let subject = NameClasses(rawValue: 1 << 14)
  /// What a place's name may end with, such as 區.
  static let suffix = NameClasses(rawValue: 1 << 15)
  /// One character that stands for a place, such as 渝.
  static let shortPlace = NameClasses(rawValue: 1 << 16)
  /// A word that looks like a place and is none, such as 城市.
  static let stop = NameClasses(rawValue: 1 << 17)
  /// An English given name.
  static let given = NameClasses(rawValue: 1 << 18)
  /// An English family name.
  static let family = NameClasses(rawValue: 1 << 19)
  /// An ordinary English word.
  static let common = NameClasses(rawValue: 1 << 20)
  /// A syllable of pinyin.
  static let syllable = NameClasses(rawValue: 1 << 21)
  /// A Chinese surname in pinyin.
  static let pinyinSurname = NameClasses(rawValue: 1 << 22)
  /// A form that counts in capitals only.
  static let acronym = NameClasses(rawValue: 1 << 23)
  /// A word that an English organisation's name ends with, such as University.
  static let englishHead = NameClasses(rawValue: 1 << 24)
  /// A word that an English organisation's name starts with, such as Ministry.
  static let englishLead = NameClasses(rawValue: 1 << 25)
  /// A word that an English place's name ends with, such as District.
  static let englishPlace = NameClasses(rawValue: 1 << 26)
  /// An adjective that an organisation may start with and a person may not, such as National.
  static let englishLevel = NameClasses(rawValue: 1 << 27)
  /// An English title, such as President.
  static let title = NameClasses(rawValue: 1 << 28)
  /// A word with a capital that is no part of a name.
  static let notName = NameClasses(rawValue: 1 << 29)
  /// A short place that hardly means anything else, such as 渝.
  static let distinctive = NameClasses(rawValue: 1 << 30)
  /// A country, or a short form of one.
  static let country = NameClasses(rawValue: 1 << 31)
}

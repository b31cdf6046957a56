/// How a language other than English writes the days of a year: its months, and the words beside them.
///
/// The names are those of Unicode's CLDR, in small letters.
struct MonthWords: Sendable {
  /// The name of a month.
  struct Name: Sendable {
    var letters: [UInt32]
    /// 1...12.
    var month: Int
    /// Whether it is an abbreviation, which makes a date only between a day and a year.
    var isShort: Bool
  }

  /// The names by their first letter, the longest first.
  private let names: [UInt32: [Name]]
  /// Words between day, month and year, as in 12 de mayo de 2024.
  let links: [[UInt32]]
  /// Words between the first and the last day, as in 3 au 5 mai.
  let connectives: [[UInt32]]
  /// Words behind a year, as in 2024 г.
  let yearWords: [[UInt32]]
  /// Words before a number that is a year, as in seit 1981, and those before one if the phrase ends behind it, as
  /// in data de 1981.
  let yearPrepositions: (sure: [[UInt32]], possible: [[UInt32]])
  /// Whether a full stop behind a number makes an ordinal of it.
  let hasDottedDays: Bool
  /// Whether the year comes first and the day last, as in Hungarian.
  let isYearFirst: Bool

  /// The words of a language; `nil` if they are not known, and for English, which ``EnglishDates`` reads.
  static func of(_ language: LanguageTag) -> MonthWords? { byLanguage[language.primary] }

  /// The longest name of a month in `text` that starts at `index`, where a word starts, and the index behind it.
  func name(at index: Int, in text: DateText) -> (name: Name, end: Int)? {
    guard let names = names[LetterCase.small(text[index])] else { return nil }
    for name in names {
      let end = index + name.letters.count
      guard !text.isWordLetter(at: end), text.hasSmall(name.letters, at: index) else { continue }
      return (name, name.isShort && text[end] == 0x2E ? end + 1 : end)
    }
    return nil
  }

  /// The index behind a dash or a word between two days, months or years.
  func connective(at index: Int, in text: DateText) -> Int? {
    if let dash = text.connective(at: index) { return dash }
    let start = text.skippingSpace(index)
    return start > index ? text.end(ofSmall: connectives, at: start) : nil
  }

  /// The index behind the word that stands behind a year, as in 2024 г.; `nil` if there is none.
  func end(ofYearWordBehind index: Int, in text: DateText) -> Int? {
    let start = text.skippingSpace(index)
    for word in yearWords where text.hasSmall(word, at: start) {
      let end = start + word.count
      if !text.isWordLetter(at: end) { return end }
    }
    return nil
  }

  /// `months` are twelve words, other forms of a month behind a slash, abbreviations with a full stop.
  private init(
    _ months: String, links: String = "", to connectives: String, year: String = "",
    since prepositions: String = "", of possiblePrepositions: String = "", dotted: Bool = false,
    yearFirst: Bool = false
  ) {
    var names: [UInt32: [Name]] = [:]
    for (index, month) in months.split(separator: " ").enumerated() {
      for form in month.split(separator: "/") {
        let letters = form.unicodeScalars.map(\.value)
        let isShort = letters.last == 0x2E
        let name = Name(
          letters: isShort ? letters.dropLast() : letters, month: index + 1, isShort: isShort)
        names[letters[0], default: []].append(name)
      }
    }
    self.names = names.mapValues { $0.sorted { $0.letters.count > $1.letters.count } }
    self.links = Self.words(links)
    self.connectives = Self.words(connectives)
    yearWords = Self.words(year)
    yearPrepositions = (Self.words(prepositions), Self.words(possiblePrepositions))
    hasDottedDays = dotted
    isYearFirst = yearFirst
  }

  /// Words parted by commas, the longest first.
  private static func words(_ list: String) -> [[UInt32]] {
    list.split(separator: ",").map { $0.unicodeScalars.map(\.value) }.sorted {
      $0.count > $1.count
    }
  }

  private static let byLanguage: [String: MonthWords] = [
    "de": MonthWords(
      "januar/jänner/jan. februar/feber/febr./feb. märz/mär. april/apr. mai juni/jun. juli/jul. "
        + "august/aug. september/sept./sep. oktober/okt. november/nov. dezember/dez.",
      to: "bis,bis zum,und,u.", since: "seit,im jahr,im jahre,jahr,jahre,ab,anfang,ende,mitte",
      of: "von,vor,nach,bis", dotted: true),
    "fr": MonthWords(
      "janvier/janv. février/fevrier/févr. mars avril/avr. mai juin juillet/juil. août/aout "
        + "septembre/sept. octobre/oct. novembre/nov. décembre/decembre/déc.",
      to: "au,à,et,et le,ou", since: "en,depuis,dès,année,début,fin",
      of: "de,à,et,avant,après"),
    "es": MonthWords(
      "enero/ene. febrero/feb. marzo/mar. abril/abr. mayo/may. junio/jun. julio/jul. agosto/ago. "
        + "septiembre/setiembre/sept./sep. octubre/oct. noviembre/nov. diciembre/dic.",
      links: "de,del,del año", to: "al,a,y,y el,hasta el",
      since: "en,desde,año", of: "de,del,a,al,hasta,y"),
    "it": MonthWords(
      "gennaio/gen. febbraio/feb. marzo/mar. aprile/apr. maggio/mag. giugno/giu. luglio/lug. "
        + "agosto/ago. settembre/set. ottobre/ott. novembre/nov. dicembre/dic.",
      links: "del", to: "al,e,e il,a", since: "nel,dal,anno",
      of: "del,al"),
    "pt": MonthWords(
      "janeiro/jan. fevereiro/fev. março/mar. abril/abr. maio/mai. junho/jun. julho/jul. "
        + "agosto/ago. setembro/set. outubro/out. novembro/nov. dezembro/dez.",
      links: "de,do", to: "a,e,ao,até", since: "em,desde,ano",
      of: "de,a,até,e"),
    "ro": MonthWords(
      "ianuarie/ian. februarie/feb. martie/mar. aprilie/apr. mai iunie/iun. iulie/iul. august/aug. "
        + "septembrie/sept. octombrie/oct. noiembrie/nov. decembrie/dec.",
      to: "și,până la", since: "în,din,anul"),
    "nl": MonthWords(
      "januari/jan. februari/feb. maart/mrt. april/apr. mei juni/jun. juli/jul. augustus/aug. "
        + "september/sept./sep. oktober/okt. november/nov. december/dec.",
      to: "tot,tot en met,t/m,en", since: "in,sinds,jaar,vanaf", of: "van,tot"),
    "sv": MonthWords(
      "januari/jan. februari/feb. mars april/apr. maj juni/jun. juli/jul. augusti/aug. "
        + "september/sept./sep. oktober/okt. november/nov. december/dec.",
      to: "till,till den,och", since: "år,sedan"),
    "da": danish, "nb": danish, "no": danish, "nn": danish,
    "fi": MonthWords(
      "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu "
        + "toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu "
        + "syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu",
      to: "ja", since: "vuonna,vuodesta", dotted: true),
    "pl": MonthWords(
      "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec "
        + "lipca/lipiec sierpnia/sierpień września/wrzesień października/październik "
        + "listopada/listopad grudnia/grudzień",
      to: "do,i", year: "r.,roku"),
    "cs": MonthWords(
      "ledna/leden února/únor března/březen dubna/duben května/květen června/červen "
        + "července/červenec srpna/srpen září října/říjen listopadu/listopad prosince/prosinec",
      to: "až,do,a", since: "roce,roku", dotted: true),
    "hu": MonthWords(
      "január/jan. február/febr. március/márc. április/ápr. május/máj. június/jún. július/júl. "
        + "augusztus/aug. szeptember/szept. október/okt. november/nov. december/dec.",
      to: "és", yearFirst: true),
    "ru": MonthWords(
      "января/январь/январе/янв. февраля/февраль/феврале/февр. марта/март/марте "
        + "апреля/апрель/апреле/апр. мая/май/мае июня/июнь/июне июля/июль/июле "
        + "августа/август/августе/авг. сентября/сентябрь/сентябре/сент. "
        + "октября/октябрь/октябре/окт. ноября/ноябрь/ноябре/нояб. декабря/декабрь/декабре/дек.",
      to: "по,до,и", year: "года,году,годом,годах,годов,год,гг.,г."),
    "uk": MonthWords(
      "січня/січень/січні лютого/лютий/лютому березня/березень/березні квітня/квітень/квітні "
        + "травня/травень/травні червня/червень/червні липня/липень/липні серпня/серпень/серпні "
        + "вересня/вересень/вересні жовтня/жовтень/жовтні листопада/листопад/листопаді "
        + "грудня/грудень/грудні",
      to: "по,до,і,та", year: "року,рік,році,р."),
    "ar": MonthWords(
      "يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونيه يوليو/يوليه أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
      to: "إلى,حتى,الى", year: "م", since: "عام,سنة,العام,منذ"),
    "tr": MonthWords(
      "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık", to: "ve",
      year: "yılında,yılı,yılından"),
    "id": MonthWords(
      "januari/jan. februari/feb. maret/mar. april/apr. mei juni/jun. juli/jul. agustus/agu. "
        + "september/sep. oktober/okt. november/nov. desember/des.",
      to: "sampai,hingga,dan,sampai dengan,s.d.", since: "tahun,sejak"),
  ]

  private static let danish = MonthWords(
    "januar/jan. februar/feb. marts/mars/mar. april/apr. maj/mai juni/jun. juli/jul. august/aug. "
      + "september/sept./sep. oktober/okt. november/nov. december/desember/dec./des.",
    to: "til,og", since: "siden,året,år", dotted: true)
}

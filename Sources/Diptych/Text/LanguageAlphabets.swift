/// Which languages of a script write with a letter: a short text shows few n-grams, but one letter may tell.
///
/// Compiled by hand from the languages' orthographies, with the letters of common loanwords.
struct LanguageAlphabets: Sendable {
  /// The languages that do not write with a letter, by the number of their column.
  private var lacking: [[Int32]] = []
  /// For each letter from ``first`` on, 1 + its place in `lacking`; 0 if it tells nothing.
  private var places: [UInt8]

  private static let first: UInt32 = 0xC0
  private static let end: UInt32 = 0x530

  /// Finds what letters tell about some languages of a script; those whose letters are not known lack none.
  init(of script: Script, _ languages: [LanguageTag]) {
    places = [UInt8](repeating: 0, count: Int(Self.end - Self.first))
    let alphabets = languages.map { Self.alphabets(of: script)[$0.primary] }
    let all = Set(alphabets.compactMap { $0 }.joined())
    for letter in all.sorted(by: { $0.value < $1.value })
    where Self.first..<Self.end ~= letter.value && lacking.count < 255 {
      let columns = alphabets.indices.filter { alphabets[$0].map { !$0.contains(letter) } ?? false }
      guard !columns.isEmpty else { continue }
      lacking.append(columns.map(Int32.init))
      places[Int(letter.value - Self.first)] = UInt8(lacking.count)
    }
  }

  /// How many letters tell something.
  var count: Int { lacking.count }

  /// The number of a letter among those that tell something; `nil` if it tells nothing.
  @inline(__always)
  func number(of letter: UInt32) -> Int? {
    guard letter >= Self.first, letter < Self.end else { return nil }
    let place = places[Int(letter - Self.first)]
    return place == 0 ? nil : Int(place) - 1
  }

  /// The columns of the languages that do not write with the letter of that number.
  func columns(without number: Int) -> [Int32] { lacking[number] }

  private static func alphabets(of script: Script) -> [String: Set<Unicode.Scalar>] {
    switch script {
    case .latin: latin
    case .cyrillic: cyrillic
    default: [:]
    }
  }

  /// The letters beside those of ASCII.
  private static let latin = sets([
    "af": "áâèéêëîïôöúû", "az": "çəğıöşü", "ca": "àçèéíïòóúüñ", "cs": "áčďéěíňóřšťúůýž",
    "cy": "àáâäèéêëìíîïòóôöùúûüẁŵýŷÿ", "da": "æøåéáäöü", "de": "äöüßéàèâêôçëïñ",
    "en": "éèàâäçêëïîôöûüñåæœ", "eo": "ĉĝĥĵŝŭ", "es": "áéíñóúüç", "et": "äõöüšžé",
    "eu": "ñçáéíóúü", "fi": "äöåšžé", "fr": "àâæçèéêëîïôœùûüÿñ", "ga": "áéíóú", "gl": "áéíñóúüïç",
    "hr": "čćđšž", "hu": "áéíóöőúüű", "id": "é", "is": "áðéíóúýþæö", "it": "àèéìíîòóùú",
    "lt": "ąčęėįšųūž", "lv": "āčēģīķļņōŗšūž", "ms": "é", "mt": "àċèġħìòùż",
    "nb": "æøåàéèêòóôäö", "nl": "áäçèéëêíïñóöúüûà", "nn": "æøåàéèêòóôäö", "pl": "ąćęłńóśźżé",
    "pt": "àáâãçéêíóôõúüòñ", "ro": "ăâîșşțţéàö", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšžćđ",
    "sq": "çëé", "sv": "åäöéàüæø", "tr": "âçğıîöşûü",
  ])

  /// All letters.
  private static let cyrillic = sets([
    "be": "абвгґдеёжзійклмнопрстуўфхцчшыьэюя", "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ", "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "tg": "абвгғдеёжзийӣкқлмнопрстуӯфхҳцчҷшщъыьэюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
  ])

  private static func sets(_ letters: [String: String]) -> [String: Set<Unicode.Scalar>] {
    letters.mapValues { Set($0.unicodeScalars) }
  }
}

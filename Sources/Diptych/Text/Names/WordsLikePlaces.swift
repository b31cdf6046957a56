/// What tells places from words in languages whose grammar is not known here: Essen, Como, Tours, réunion.
///
/// Compiled by hand from general knowledge of the languages; folded by ``LatinFold``.
struct WordsLikePlaces: Sendable {
  /// Words that are also places; two words have a space between them.
  let words: Set<[UInt8]>
  /// Words that places stand behind.
  private let prepositions: Set<[UInt8]>

  /// The words of a language.
  static func of(_ language: LanguageTag) -> WordsLikePlaces {
    byLanguage[language.primary] ?? WordsLikePlaces("", behind: "")
  }

  /// Whether a folded word before a name says that it is a place's.
  func isBeforePlaces(_ word: [UInt8]) -> Bool { prepositions.contains(word) }

  /// Whether a folded word is one for a town, a district or what belongs to one.
  static func isUnit(_ word: [UInt8]) -> Bool { units.contains(word) }

  private init(_ words: String, behind prepositions: String) {
    self.words = Self.set(words)
    self.prepositions = Self.set(prepositions)
  }

  private static func set(_ list: String) -> Set<[UInt8]> {
    Set(
      list.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { word in
        word.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
      })
  }

  private static let units = set(
    """
    stadt stadte gemeinde kreis landkreis region universitat ville commune mairie departement ile
    prefecture ciudad municipio ayuntamiento provincia isla universidad cidade camara distrito ilha
    citta comune provincia isola universita stad gemeente kommune by gmina miasto powiat
    """)

  private static let byLanguage: [String: WordsLikePlaces] = [
    "de": WordsLikePlaces(
      """
      aalen bad baden bergen berat burg erlangen essen frechen giessen halle hof lage leer leiden
      minden muenster munster norden regen siegen singen verden waren weiden weil wesel
      """, behind: "in nach aus"),
    "fr": WordsLikePlaces(
      """
      angers brusque cannes canton carrefour celle dure fier galle golfe la_reunion limon mage
      orange racine reunion sens soma sucre tete tome tours trier vannes
      """, behind: "a de d en vers depuis"),
    "es": WordsLikePlaces(
      """
      alameda campeche chico colina como concordia coronel corrientes cuenca encarnacion ensenada
      escondido fontana fortaleza granada la_paz libertad limon mantilla mascara menga merced mesa
      montero morena natal nome novena pasto pila plano posadas pueblo resistencia reunion rosario
      salto santa_cruz soma sucre tamano tanta tema tome toro victoria virar
      """, behind: "de en a desde hacia hasta"),
    "it": WordsLikePlaces(
      """
      brindisi cento como concordia coro crema fontana franca gela lodi marino massa monopoli
      paterna pori potenza prato puri riga sacramento salto sano sodo soma tanta tema vinto vittoria
      """, behind: "a ad di da in d"),
    "pt": WordsLikePlaces(
      """
      alvorada barreiro beira cacador caldas campinas canoas capas colina como concordia contagem
      feira fortaleza franca golfe granada guarda imperatriz lagos lavras leme liberdade loja maia
      mais mesa mestre natal nome novena palmas passos patos pedreira porto posadas praia prato
      recife resistencia saida salta salto salvador samba santos serra soma sumida tanta tema tome
      trindade vitoria
      """, behind: "em de a para desde ate"),
    "nl": WordsLikePlaces(
      "assen baden bergen delft essen hoorn koper leiden minden", behind: "in uit naar te van"),
    "sv": WordsLikePlaces("anda bergen handa lund varna", behind: "i fran till"),
    "da": WordsLikePlaces("anding moss vinding", behind: "i fra til"),
    "nb": WordsLikePlaces("hamar moss ski", behind: "i fra til"),
    "no": WordsLikePlaces("hamar moss ski", behind: "i fra til"),
    "pl": WordsLikePlaces("bali dali kara mesa", behind: "w we z ze do"),
  ]
}

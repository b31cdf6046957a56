/// What stands before the names of persons in other languages of Europe than English.
enum ForeignTitles {
  /// Whether a word is one of them, as in Maire Martin, Oberbürgermeister Weber, la alcaldesa Ruiz.
  static func contains(_ word: LatinWord) -> Bool { keys.contains(word.key) }

  /// Each as it is, and with a capital.
  private static let keys: Set<LatinWord.Key> = {
    var result: Set<LatinWord.Key> = []
    for word in words.split(whereSeparator: \.isWhitespace) {
      result.insert(LatinWord.Key(String(word)))
      result.insert(LatinWord.Key(word.prefix(1).uppercased() + word.dropFirst()))
    }
    return result
  }()

  /// French, German, Spanish, Portuguese, Italian.
  private static let words = """
    monsieur madame mademoiselle M Mme Mlle maire maires président présidente préfet préfète
    directeur directrice ministre ambassadeur ambassadrice consul consule professeur professeure
    docteur recteur rectrice député députée sénateur sénatrice gouverneur gouverneure
    Herr Herrn Frau Bürgermeister Bürgermeisterin Oberbürgermeister Oberbürgermeisterin
    Vizebürgermeister Vizebürgermeisterin Präsident Präsidentin Vizepräsident Vizepräsidentin
    Minister Ministerin Ministerpräsident Ministerpräsidentin Botschafter Botschafterin
    Generalkonsul Generalkonsulin Konsul Konsulin Direktor Direktorin Professor Professorin Doktor
    Rektor Rektorin Bundeskanzler Bundeskanzlerin Landrat Landrätin Staatssekretär Staatssekretärin
    señor señora señorita Sr Sra Srta alcalde alcaldesa presidente presidenta ministro ministra
    gobernador gobernadora embajador embajadora cónsul director directora profesor profesora doctor
    doctora rector rectora viceministro viceministra vicealcalde vicealcaldesa
    senhor senhora prefeito prefeita vice-prefeito vice-prefeita vice-ministro vice-ministra
    governador governadora embaixador embaixadora cônsul diretor diretora professor professora
    reitor reitora vereador vereadora
    signor signore signora sindaco sindaca vicesindaco vicesindaca dottor dottore dottoressa
    direttore direttrice professore professoressa ambasciatore ambasciatrice console governatore
    governatrice rettore rettrice
    """
}

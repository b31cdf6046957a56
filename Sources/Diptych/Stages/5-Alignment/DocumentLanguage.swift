/// The blocks and sections of one language of a document.
struct DocumentLanguage {
  /// The tag that most of its sections have.
  var tag: LanguageTag
  /// The indices of its blocks, ascending.
  var blocks: [Int] = []
  /// The indices of its sections, ascending.
  var sections: [Int] = []
  /// How many bytes of text it has.
  var bytes = 0

  /// The languages of a document, the left one first, then in the order of their first blocks.
  ///
  /// Tags of one primary language belong together. The left language is the first of `preferred` that
  /// occurs, else the one that comes first. Of three languages or more, one that has hardly any text is
  /// left out: it is a quotation, not a translation; and one that has little is not the left one.
  static func all(in document: Document, preferred: [LanguageTag]) -> [DocumentLanguage] {
    var languages: [DocumentLanguage] = []
    for (index, section) in document.sections.enumerated() {
      guard section.language != .undetermined, section.language != .noLinguisticContent else {
        continue
      }
      let place = languages.firstIndex { $0.tag.primary == section.language.primary }
      if place == nil { languages.append(DocumentLanguage(tag: section.language)) }
      let language = place ?? languages.count - 1
      languages[language].sections.append(index)
      languages[language].blocks += section.blocks
      for block in section.blocks {
        languages[language].bytes += document.blocks[block].utf8.count
      }
    }
    for index in languages.indices { languages[index].blocks.sort() }
    let total = languages.reduce(0) { $0 + $1.bytes }
    if languages.count > 2 { languages.removeAll { $0.bytes * 50 < total } }
    let least = languages.count > 2 ? total / 10 : 0
    let left =
      preferred.lazy.compactMap { tag in
        languages.firstIndex { $0.tag.primary == tag.primary && $0.bytes >= least }
      }.first ?? languages.firstIndex { $0.bytes >= least }
    if let left { languages.insert(languages.remove(at: left), at: 0) }
    return languages
  }
}

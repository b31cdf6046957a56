internal import ArgumentParser

/// The value of an option that takes two languages.
struct LanguagePair {
  let left: LanguageTag
  let right: LanguageTag

  /// Reads two tags with a comma between them.
  ///
  /// - Throws: a `ValidationError`.
  init(_ languages: String) throws {
    let tags = try languages.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let text = String(part)
      guard let tag = LanguageTag(canonical: text) else {
        throw ValidationError(localized("'\(readable(text))' is no language tag such as zh-Hans"))
      }
      return tag
    }
    guard tags.count == 2 else {
      throw ValidationError(localized("--languages takes two languages such as zh-Hans,en"))
    }
    (left, right) = (tags[0], tags[1])
  }
}

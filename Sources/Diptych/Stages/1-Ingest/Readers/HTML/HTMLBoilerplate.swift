internal import DiptychXML

/// Tells what stands on a page for the site, not for the document.
enum HTMLBoilerplate {
  /// How sure it is that an element holds no text of the document.
  enum Verdict {
    case text
    /// Only if it turns out to hold neither headings nor sentences.
    case likely
    /// A browser does not show it, unless a script does.
    case hidden
    case certain
  }

  /// What an element and its attributes say.
  ///
  /// A `header` or `footer` inside of an article is text: `isInText`.
  static func verdict(
    _ element: HTMLElement, _ attributes: [XMLAttribute], isInText: Bool
  ) -> Verdict {
    let verdict = shownVerdict(element, attributes, isInText: isInText)
    guard verdict != .certain, isHidden(attributes) else { return verdict }
    switch element {
    case .block, .sectioning, .header, .footer, .form, .list, .table: return .hidden
    default: return .certain
    }
  }

  /// What an element and its attributes say, whether it is hidden or not.
  private static func shownVerdict(
    _ element: HTMLElement, _ attributes: [XMLAttribute], isInText: Bool
  ) -> Verdict {
    switch element {
    case .beside: return .certain
    case .footer where !isInText: return .certain
    case .form: return .likely
    case .header where !isInText: return .likely
    default: break
    }
    var verdict = Verdict.text
    for attribute in attributes {
      switch attribute.name {
      case "role":
        if sideRoles.contains(attribute.value) { return .certain }
        if attribute.value == "banner" { verdict = .likely }
      case "class", "id":
        // Inline elements have classes for their looks only.
        if element.isBlock, hasSideWord(attribute.value) { verdict = .likely }
      default: break
      }
    }
    return verdict
  }

  /// Whether a browser would not show the element.
  static func isHidden(_ attributes: [XMLAttribute]) -> Bool {
    for attribute in attributes {
      switch attribute.name {
      case "hidden": return attribute.value != "until-found"
      case "aria-hidden": if attribute.value == "true" { return true }
      case "style":
        if declares("display", "none", in: attribute.value)
          || declares("visibility", "hidden", in: attribute.value)
        {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// Whether an address is that of a file to download.
  static func leadsToFile(_ address: String) -> Bool {
    let path = address.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
    guard let dot = path.lastIndex(of: 0x2E) else { return false }
    let ending = path[path.index(after: dot)...].prefix(6)
    return files.contains(String(decoding: ending, as: UTF8.self).lowercased())
  }

  private static let files: Set<String> = [
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "ofd", "wps", "et", "rtf", "txt", "zip",
    "rar", "7z", "ceb", "odt", "ods", "epub", "csv",
  ]

  /// Whether a paragraph is nothing but links, whose ranges ascend, and what parts them: a menu.
  static func isMenu(_ utf8: [UInt8], links: [Range<Int>]) -> Bool {
    guard links.count > 1 else { return false }
    var index = 0
    for link in links + [utf8.count..<utf8.count] {
      while index < link.lowerBound {
        let scalar = Scalars.decode(utf8, at: &index)
        if Script.of(scalar) != .common || (0x30...0x39).contains(scalar) { return false }
      }
      index = max(index, link.upperBound)
    }
    return true
  }

  /// Whether blocks hold a heading or a sentence of some length.
  static func holdsText(_ blocks: ArraySlice<Block>) -> Bool {
    blocks.contains {
      $0.layout.markupHeadingLevel != nil
        || $0.utf8.count >= minimumSentence
          && SentenceEnd.isAtEnd(of: $0.utf8, in: 0..<$0.utf8.count)
    }
  }

  /// A sentence has so many bytes; shorter ones stand in menus and copyright lines too.
  private static let minimumSentence = 48

  private static let sideRoles: Set<String> = [
    "navigation", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar",
    "tablist", "dialog", "alertdialog", "tooltip",
  ]

  /// Words that authors of pages use as class or id of what is not the text.
  private static let sideWords: Set<String> = [
    "nav", "navbar", "navigation", "topnav", "sidenav", "leftnav", "subnav", "mainnav", "menu",
    "mainmenu", "submenu", "topmenu", "breadcrumb", "breadcrumbs", "crumbs", "sidebar", "footer",
    "copyright", "pagination", "navheader", "navfooter", "docnav", "sphinxsidebar", "related",
    "crumb", "position", "bdsharebuttonbox", "pager", "skip-link", "skiplink", "toolbar", "share",
    "noprint",
  ]

  private static func hasSideWord(_ value: String) -> Bool {
    guard value.utf8.count <= 1000 else { return false }
    return value.lowercased().split(separator: " ").contains { sideWords.contains(String($0)) }
  }

  /// Whether a style has `property: value`, white space and case aside.
  private static func declares(_ property: String, _ value: String, in style: String) -> Bool {
    guard style.utf8.count >= property.utf8.count + value.utf8.count else { return false }
    var wanted = Array((property + ":" + value).utf8)[...]
    let all = wanted
    var isAtStart = true
    for byte in style.utf8 where byte > 0x20 {
      if isAtStart { wanted = all }
      isAtStart = byte == 0x3B
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if wanted.first == lower {
        wanted.removeFirst()
        if wanted.isEmpty { return true }
      } else if !isAtStart {
        // A mismatch: nothing fits until the next declaration.
        wanted = [0][...]
      }
    }
    return false
  }
}

/// Joins what the tagger found to what the rules found.
enum TaggedNames {
  /// Adds to the names of an English text those of the tagger that overlap none of them.
  static func add(
    _ tagged: [FoundName], to found: inout [FoundName], _ rules: OutermostNames,
    _ scalars: [UInt32], _ table: NameTable
  ) {
    for name in tagged where rules.names(overlapping: name.range).isEmpty {
      switch name.kind {
      case .organisation: found += listed(name, scalars)
      case .person: found.append(withoutTitle(withoutLabel(name, scalars), scalars, table))
      case .place: found.append(name)
      }
    }
  }

  /// A person without the label in front, such as "Signed:".
  private static func withoutLabel(_ name: FoundName, _ scalars: [UInt32]) -> FoundName {
    guard let colon = scalars[name.range].lastIndex(of: 0x3A) else { return name }
    let text = scalars[colon + 1..<name.range.upperBound].drop { $0 == 0x20 }
    guard !text.isEmpty else { return name }
    var rest = name
    rest.range = text.indices
    return rest
  }

  /// A person of several words without the ordinary word in front: Engineer Rosa Lind.
  private static func withoutTitle(
    _ name: FoundName, _ scalars: [UInt32], _ table: NameTable
  ) -> FoundName {
    let words = scalars[name.range].split(separator: 0x20)
    guard words.count > 2, let classes = table.record(of: words[0])?.classes,
      classes.contains(.title)
        || classes.contains(.common)
          && classes.isDisjoint(with: [.given, .family, .syllable, .pinyinSurname, .person])
    else { return name }
    var rest = name
    rest.range = words[1].startIndex..<name.range.upperBound
    return rest
  }

  /// The companies of a list that the tagger took for one, of a word or two each: Vodafone, Ericsson.
  private static func listed(_ name: FoundName, _ scalars: [UInt32]) -> [FoundName] {
    let items = scalars[name.range].split(separator: 0x2C).map { item in
      item.drop { $0 == 0x20 }
    }
    guard items.count > 1, items.allSatisfy({ $0.count > 1 && $0.count(where: { $0 == 0x20 }) < 2 })
    else { return [name] }
    return items.map {
      FoundName(
        range: $0.startIndex..<$0.endIndex, kind: .organisation, confidence: name.confidence)
    }
  }

  /// Joins the names of a Chinese text.
  ///
  /// Persons of the rules stay if the tagger finds them too, or if they stand beside a title or have a middle
  /// dot; places and organisations unless the tagger has a longer name around them.
  static func join(
    _ tagged: [FoundName], to found: inout [FoundName], _ rules: OutermostNames,
    _ scalars: [UInt32], _ table: NameTable, minimumConfidence: Double
  ) {
    var names: [FoundName] = []
    for name in tagged
    where name.confidence >= minimumConfidence && isHan(name, scalars)
      && !name.range.contains(where: { isGap($0, in: name, scalars) })
    {
      switch name.kind {
      case .organisation:
        let part = withoutPartner(name, rules, scalars, table)
        guard let name = withoutWill(part, rules, scalars, table) else { continue }
        if !isOccasion(name, scalars), !HanOrganisations.hasAct(scalars[name.range]),
          !isSeveral(name, rules), hasWholeBrackets(name, scalars)
        {
          names.append(name)
        }
      case .person:
        let name = withoutSpouse(name, scalars)
        if !rules.names(overlapping: name.range).contains(where: isSure),
          !(table.record(of: scalars[name.range])?.classes.contains(.stop) ?? false)
        {
          names.append(name)
        }
      case .place
      where rules.names(overlapping: name.range).contains(where: {
        $0.kind == .organisation && $0.range == name.range && isSure($0)
      }):
        continue
      case .place:
        if !isOccasion(name, scalars),
          let rest = withoutKnownPlaces(name, rules, scalars, table)
        {
          names.append(rest)
        }
      }
    }
    let longer = OutermostNames(names)
    let all = OutermostNames(tagged)
    found.removeAll { name in
      name.kind == .person && !isSure(name)
        && !all.names(overlapping: name.range).contains {
          $0.range == name.range && $0.kind == .person
        }
        || longer.names(overlapping: name.range).contains {
          $0.range != name.range && contains($0, name) && !nests(name, in: $0)
        }
    }
    let kept = OutermostNames(found)
    for name in names
    where kept.names(overlapping: name.range).allSatisfy({ nests($0, in: name) }) {
      found.append(name)
    }
  }

  /// Whether white space parts what stands beside it, as the columns of a list; the tagger does not see it.
  private static func isGap(_ index: Int, in name: FoundName, _ scalars: [UInt32]) -> Bool {
    switch scalars[index] {
    case 0x3000: true
    case 0x20, 0xA0:
      name.kind != .organisation && Script.of(scalars[index - 1]) == .han
        && Script.of(scalars[index + 1]) == .han
    default: false
    }
  }

  /// A person without 和夫人.
  private static func withoutSpouse(_ name: FoundName, _ scalars: [UInt32]) -> FoundName {
    let text = scalars[name.range]
    guard text.count > 4, spouses.contains(where: { text.suffix(3).elementsEqual($0) }) else {
      return name
    }
    var rest = name
    rest.range = name.range.dropLast(3)
    return rest
  }

  private static let spouses = DateText.words("和夫人", "与夫人", "與夫人", "及夫人", "偕夫人", "携夫人", "攜夫人")

  /// An organisation without the known place or organisation that 与 or 和 joins to it: 上海与海德集团.
  private static func withoutPartner(
    _ name: FoundName, _ rules: OutermostNames, _ scalars: [UInt32], _ table: NameTable
  ) -> FoundName {
    guard let partner = rules.names(overlapping: name.range).first,
      partner.range.lowerBound == name.range.lowerBound, partner.kind != .person,
      name.range.upperBound - partner.range.upperBound > 3
    else { return name }
    let joint = partner.range.upperBound
    switch scalars[joint] {
    case 0x4E0E, 0x8207, 0x548C, 0x53CA: break  // 与與和及
    default: return name
    }
    // 和平
    guard table.record(of: scalars[joint..<joint + 2]) == nil else { return name }
    var rest = name
    rest.range = joint + 1..<name.range.upperBound
    return rest
  }

  /// An organisation without 会 for what will be, and the verb of saying before it: 水务局表示会.
  ///
  /// - Returns: `nil` if a known name is all that is left: 昆明会.
  private static func withoutWill(
    _ name: FoundName, _ rules: OutermostNames, _ scalars: [UInt32], _ table: NameTable
  ) -> FoundName? {
    let end = name.range.upperBound - 1
    guard name.range.count > 2, scalars[end] == 0x4F1A || scalars[end] == 0x6703 else {
      return name
    }
    guard !rules.names(overlapping: name.range).contains(where: { $0.range.upperBound == end })
    else { return nil }
    var rest = name
    if table.record(of: scalars[end - 2..<end])?.classes.contains(.cue) == true {
      rest.range = name.range.lowerBound..<end - 2
    }
    return rest.range.count > 1 ? rest : nil
  }

  /// Whether a name starts with one organisation and ends with another one.
  private static func isSeveral(_ name: FoundName, _ rules: OutermostNames) -> Bool {
    let inside = rules.names(overlapping: name.range).filter { $0.kind == .organisation }
    guard let first = inside.first, let last = inside.last, first != last else { return false }
    return first.range.lowerBound == name.range.lowerBound
      && last.range.upperBound == name.range.upperBound
      && last.range.lowerBound > first.range.upperBound && isSure(last)
  }

  private static func hasWholeBrackets(_ name: FoundName, _ scalars: [UInt32]) -> Bool {
    var depth = 0
    for scalar in scalars[name.range] {
      switch scalar {
      case 0x28, 0xFF08: depth += 1
      case 0x29, 0xFF09: depth -= 1
      default: continue
      }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// Whether people meet there, and nobody belongs to it, or it is a title: 新闻发布会, 音乐会, 代表团, 概况.
  private static func isOccasion(_ name: FoundName, _ scalars: [UInt32]) -> Bool {
    let name = scalars[name.range]
    return occasions.contains { name.suffix($0.count).elementsEqual($0) }
  }

  private static let occasions = DateText.words(
    "发布会", "發布會", "推介会", "推介會", "音乐会", "音樂會", "座谈会", "座談會", "见面会", "見面會", "招聘会", "招聘會", "洽谈会",
    "洽談會",
    "研讨会", "研討會", "招待会", "招待會", "茶话会", "茶話會", "听证会", "聽證會", "报告会", "報告會", "交流会", "交流會", "对接会",
    "對接會",
    "说明会", "說明會", "恳谈会", "懇談會", "演唱会", "演唱會", "联欢会", "聯歡會", "展销会", "展銷會", "欢迎会", "歡迎會", "家长会",
    "家長會",
    "记者会", "記者會", "宴会", "宴會", "晚会", "晚會", "代表团", "代表團", "访问团", "訪問團", "考察团", "考察團",
    "概况", "概況", "简介", "簡介")

  /// Whether a name starts and ends with Chinese characters; what is Latin is left to the rules.
  private static func isHan(_ name: FoundName, _ scalars: [UInt32]) -> Bool {
    let first = scalars[name.range.lowerBound]
    return (first >= 0x2E80 || name.kind == .organisation)
      && scalars[name.range.upperBound - 1] >= 0x2E80
  }

  /// Whether a name of the rules needs no other evidence where the tagger sees a person.
  private static func isSure(_ name: FoundName) -> Bool { name.confidence >= 0.9 }

  /// What is left of a place behind the known places that it starts with, one behind the other: 省, 市 and
  /// 區 before 鎮 are names of their own.
  ///
  /// - Returns: `nil` if nothing is left, or if the rules know better: it has a place of one character, or
  ///   words between two places.
  private static func withoutKnownPlaces(
    _ name: FoundName, _ rules: OutermostNames, _ scalars: [UInt32], _ table: NameTable
  ) -> FoundName? {
    var start = name.range.lowerBound
    var last = start
    for known in rules.names(overlapping: name.range) where known.kind == .place {
      let range = known.range
      guard range.count > 1, range.lowerBound == last else {
        if range.count == 1 || last > name.range.lowerBound { return nil }
        break
      }
      last = range.upperBound
      // 武汉 and 东湖宾馆 are whole names, one behind the other.
      if last == name.range.upperBound, range.lowerBound > name.range.lowerBound { return nil }
      let unit = table.record(of: CollectionOfOne(scalars[last - 1]))
      let isLevel = unit?.classes.contains(.level) ?? false || known.confidence > country
      if start == range.lowerBound, isLevel || last == name.range.upperBound { start = last }
    }
    guard start < name.range.upperBound else { return nil }
    var rest = name
    // One character is no name of its own.
    if name.range.upperBound - start > 1 { rest.range = start..<name.range.upperBound }
    return rest
  }

  /// The confidence that known places have if they are countries, at least.
  private static let country = 0.96

  private static func contains(_ outer: FoundName, _ inner: FoundName) -> Bool {
    outer.range.lowerBound <= inner.range.lowerBound
      && inner.range.upperBound <= outer.range.upperBound
  }

  /// Whether a name can stand in another: a place in that of an organisation.
  private static func nests(_ inner: FoundName, in outer: FoundName) -> Bool {
    outer.kind == .organisation && inner.kind == .place && inner.range != outer.range
      && contains(outer, inner)
  }
}

import Testing

@testable import Diptych

@Suite struct BilingualLinesTests {
  /// The texts of the blocks that language detection makes of lines, and their languages.
  private func blocks(_ lines: String..., languages: [LanguageTag] = ["zh", "en"]) throws
    -> [String]
  {
    var document = Document(lines: lines)
    let context = StageContext(languages: languages)
    try LanguageDetection(NoConfiguration(), context: context).run(&document)
    return document.blocks.map { "\($0.language?.value.primary ?? "-") \($0.text)" }
  }

  @Test("A line that says one thing in two languages becomes two blocks")
  func parted() throws {
    #expect(
      try blocks(
        "入境须知 Entry Requirements", "Annual Report 年度报告", "国籍/Nationality", "出生日期 / Date of birth",
        "请提前一天预约。\tPlease book one day in advance.")
        == [
          "zh 入境须知", "en Entry Requirements", "en Annual Report", "zh 年度报告", "zh 国籍",
          "en Nationality", "zh 出生日期", "en Date of birth", "zh 请提前一天预约。",
          "en Please book one day in advance.",
        ])
  }

  @Test("A number goes with the half that it stands in")
  func numbered() throws {
    #expect(
      try blocks(
        "一、概况 I. Overview", "1. 教育 1. Education", "第二条 总则 Article 2 General Provisions",
        "2024年计划 2024 Plan")
        == [
          "zh 一、概况", "en I. Overview", "zh 1. 教育", "en 1. Education", "zh 第二条 总则",
          "en Article 2 General Provisions", "zh 2024年计划", "en 2024 Plan",
        ])
    #expect(
      try blocks("Article 3 第三条", "3. Education 3. 教育") == [
        "en Article 3", "zh 第三条", "en 3. Education", "zh 3. 教育",
      ])
  }

  @Test(
    "A line with a name, a term or an explanation at its end stays whole",
    arguments: [
      "使用 LibreOffice Writer", "李立群 Minna Arve", "世界卫生组织（World Health Organization）",
      "点击 Save Image",
      "请登录网站 www.example.org", "我们采用了新的标准 ISO",
    ])
  func whole(line: String) throws {
    #expect(try blocks("会议今天在市政府举行。", line) == ["zh 会议今天在市政府举行。", "zh \(line)"])
  }

  @Test(
    "A term and what is said of it stay whole, though they translate each other",
    arguments: [
      "Value1、Value2：数值", "“Font size” 字体大小", "Annual Report：年度报告的名称", "Java 的启动参数",
      "Internet 网络设置",
    ])
  func explained(line: String) throws {
    let lines = ["The committee met.", "委员会开会。", line, "There were visitors.", "来了游客。"]
    let text = try blocks(lines[0], lines[1], lines[2], lines[3], lines[4])
    #expect(text.count == 5 && text[2].hasSuffix(line))
    #expect(try blocks("年度报告： Annual Report:").count == 2)
  }

  @Test(
    "Halves that touch in the middle of a word or a sign are none",
    arguments: [
      "日期：二〇二二年三月&amp;lt;", "请看网址.example",
      "观看动画3D Animation", "联系电话#Hotline",
    ])
  func touching(line: String) {
    #expect(BilingualLine(0, Array(line.utf8)) == nil)
  }

  @Test(
    "Halves may touch where the script changes, or at a stroke", arguments: ["", "/", "|", "（"])
  func adjacent(between: String) {
    #expect(BilingualLine(0, Array("年度报告\(between)Annual Report".utf8)) != nil)
  }

  @Test("The space between two halves takes time in proportion", arguments: [" ", " .", " /"])
  func linear(filling: String) throws {
    func time(_ count: Int) throws -> Duration {
      let line = "年度报告" + String(repeating: filling, count: count) + " Annual Report"
      var document = Document(lines: ["会议今天举行。", line])
      let stage = try LanguageDetection(
        NoConfiguration(), context: StageContext(languages: ["zh", "en"]))
      return try ThreadTime.measure { try stage.run(&document) }
    }
    let short = try time(2000)
    // Eight times as long; quadratic work would take 64 times as long.
    #expect(try time(16_000) < short * 24 + .milliseconds(50))
  }

  @Test("An English sentence with Chinese names stays whole")
  func names() throws {
    for line in [
      "The city of Beijing (北京) and its office (办公室).", "The city is called Beijing (北京).",
    ] {
      #expect(
        try blocks("The meeting was held today.", line) == [
          "en The meeting was held today.", "en \(line)",
        ])
    }
  }

  @Test("A few halves that fit are chance where most do not")
  func chance() throws {
    let lines = ["打开 Open Office", "使用 LibreOffice Writer", "安装 Debian Linux"]
    #expect(try blocks(lines[0], lines[1], lines[2]) == lines.map { "zh \($0)" })
  }

  @Test("Where lines in two languages are the rule, a term that no table knows is one too")
  func rule() throws {
    let text = try blocks(
      "友好城市\tsister city", "工作午餐\tworking lunch", "总领事\tconsul general",
      "互免签证\tmutual visa exemption",
      "天地玄黄\tblue gravel", "陈立群            Ingrid Olsen")
    #expect(text[8...] == ["zh 天地玄黄", "en blue gravel", "zh 陈立群            Ingrid Olsen"])
    #expect(try blocks("姓名\tName\t电话\tPhone") == ["zh 姓名\tName\t电话\tPhone"])
  }

  @Test("A line before a block in each language heads both, if others of the document do")
  func headOfBoth() throws {
    let text = try blocks(
      "年度报告 Annual Report", "今年有很多游客。", "There were many visitors this year.", "天地玄黄 Blue Gravel",
      "明年再见。",
      "See you next year.")
    #expect(text[4...5] == ["zh 天地玄黄", "en Blue Gravel"])
  }

  @Test("The halves keep the number of their line and what stands in them")
  func parts() throws {
    var document = Document(lines: ["會議。", "年度报告 Annual Report"])
    document.blocks[1].glosses = [
      Gloss(
        range: TextRange(6, 9), reading: "bào", scheme: .pinyin, rendition: .parentheses,
        confidence: 0.9)
    ]
    document.add(.note("test", at: .block(1), "about the report"))
    try LanguageDetection(NoConfiguration(), context: StageContext(languages: ["zh", "en"])).run(
      &document)
    #expect(document.blocks.map(\.line) == [1, 2, 2])
    #expect(document.blocks[1].glosses.map(\.range) == [TextRange(6, 9)])
    #expect(document.blocks[2].glosses.isEmpty)
    #expect(document.blocks[2].map.source(of: 0) == 10 + 13)
    #expect(document.findings.map(\.place) == [.block(1)])
  }

  @Test("A heading in both languages opens a section in each, and the two are a pair")
  func sections() throws {
    var document = try Document.ingested(
      """
      入境须知 Entry Requirements

      Travellers need a valid passport.
      旅客须持有效护照。

      常见问题 Common Questions

      How long is the visa valid? It is valid for ninety days.
      签证有效期多长？有效期为九十天。

      """)
    let context = StageContext(languages: ["zh", "en"])
    try LanguageDetection(NoConfiguration(), context: context).run(&document)
    try HeadingDetection(.init(), context: context).run(&document)
    Sectioning(NoConfiguration(), context: context).run(&document)
    Segmentation(NoConfiguration(), context: context).run(&document)
    try SectionPairing(AlignmentSettings(), context: context).run(&document)
    let headings = document.sections.map { $0.heading.map { document.blocks[$0].text } }
    #expect(
      headings == ["入境须知", "Entry Requirements", "常见问题", "Common Questions"])
    #expect(document.alignments[0].sections.map(\.left) == [[0], [2]])
    #expect(document.alignments[0].sections.map(\.right) == [[1], [3]])
  }

  @Test("The source of lines in two languages is rebuilt from the TEI")
  func rebuilt() throws {
    let text = "年度报告 Annual Report\n今年有很多游客。\nThere were many visitors this year.\n国籍 Nationality\n"
    var document = try Document.ingested(text)
    let context = StageContext(languages: ["zh", "en"])
    try LanguageDetection(NoConfiguration(), context: context).run(&document)
    #expect(document.blocks.count == 6)
    try TEIExport(.init(), context: context).run(&document)
    let rebuilt = try RebuiltSource(tei: document.outputs[0].bytes)
    #expect(RebuiltSource.normalised(rebuilt.text) == RebuiltSource.normalised(text))
  }
}

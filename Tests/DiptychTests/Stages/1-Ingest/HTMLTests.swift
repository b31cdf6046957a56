import Testing

@testable import Diptych

@Suite struct HTMLTests {
  private func page(_ body: String, path: String = "page.html") throws -> Document {
    try Document.ingested(
      Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8), path: path)
  }

  @Test("Paragraphs, headings, list items and cells are blocks, with their kinds and levels")
  func structure() throws {
    let document = try page(
      """
      <h1>館務公告</h1><p>本館五月開放。</p><h3>時間</h3>
      <ol><li>週一</li><li>週二<ul><li>上午</li></ul></li></ol>
      <dl><dt>地點</dt><dd>一樓</dd></dl>
      <blockquote><p>引文</p>散行</blockquote>
      <table><caption>費用</caption><tr><th>項目</th><th>元</th></tr><tr><td>證件</td><td>10</td></tr></table>
      """)
    #expect(
      document.texts == [
        "館務公告", "本館五月開放。", "時間", "週一", "週二", "上午", "地點", "一樓", "引文", "散行", "費用", "項目",
        "元", "證件", "10",
      ])
    let kinds: [Block.Kind] = document.blocks.map(\.kind)
    #expect(
      kinds == [.paragraph, .paragraph, .paragraph] + Array(repeating: .listItem, count: 5)
        + [.paragraph, .paragraph, .caption, .cell, .cell, .cell, .cell])
    #expect(document.blocks.map(\.layout.markupHeadingLevel).prefix(3) == [1, nil, 3])
    #expect(document.blocks.allSatisfy { $0.layout.hasMarkup })
    #expect(
      document.blocks[5].place
        == .item(ListPlace(list: 1, item: 0, depth: 2, isNumbered: false)))
    #expect(
      document.blocks[3].place == .item(ListPlace(list: 0, item: 0, depth: 1, isNumbered: true)))
    #expect(document.blocks[7].place == .item(ListPlace(list: 2, item: 0)))
    #expect(document.blocks[14].place == .cell(CellPlace(table: 0, row: 1, column: 1)))
    #expect(document.source.form?.mediaType == "text/html")
    #expect(document.source.form?.extractor?.hasPrefix("libxml2 ") == true)
  }

  @Test("Cells behind cells that span rows and columns keep their columns")
  func spans() throws {
    let document = try page(
      """
      <table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><td>c</td><td>d</td></tr>
      <tr><td>e</td><td></td><td>f</td></tr></table>
      """)
    let columns = document.blocks.map { block -> [Int] in
      if case .cell(let place) = block.place { [place.row, place.column] } else { [] }
    }
    #expect(columns == [[0, 0], [0, 1], [1, 1], [1, 2], [2, 0], [2, 2]])
  }

  @Test(
    "A table that only lays out the page is running text",
    arguments: [
      "<table><tr><td><h1>標題</h1></td></tr><tr><td>甲</td><td>乙</td></tr></table>",
      "<table><tr><td>標題</td></tr><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
      "<table role=presentation><tr><th>標題</th><td>甲</td></tr><tr><td>乙</td></tr></table>",
      "<table><tr><td>標題<table><tr><td>甲</td></tr></table></td><td></td></tr><tr><td>乙</td></tr></table>",
    ])
  func layoutTable(body: String) throws {
    let document = try page(body)
    #expect(document.texts == ["標題", "甲", "乙"])
    #expect(document.blocks.allSatisfy { $0.place == .flow && $0.kind == .paragraph })
  }

  @Test("White space is that of a browser; a line end between Han is none")
  func whiteSpace() throws {
    let document = try page(
      "<p>\n  領事保護\n\n與協助， <b>二十四</b>\n<i>小時</i>  熱線\n </p><p> two \t words\n<b>here</b></p>"
        + "<p>使用\nWi-Fi\n上網</p><p>&nbsp;</p><p>\u{3000}\u{3000}縮排</p>")
    #expect(document.texts == ["領事保護與協助， 二十四小時 熱線", "two words here", "使用 Wi-Fi 上網", "縮排"])
    #expect(document.blocks[3].layout.indentation == 4)
  }

  @Test(
    "A line break parts paragraphs where the script changes, before a field, and where it was not needed",
    arguments: [
      ("文化周日程<br>Culture Week Programme", ["文化周日程", "Culture Week Programme"]),
      ("<h2>报名方式<br>How to Register</h2>", ["报名方式", "How to Register"]),
      ("<h2>报名方式<br>及时间</h2>", ["报名方式及时间"]),
      ("北湖档案馆<br>传真：66010022<br>联系人：周敏", ["北湖档案馆", "传真：66010022", "联系人：周敏"]),
      ("Lake Archive<br>E-mail: a@b.example", ["Lake Archive", "E-mail: a@b.example"]),
      ("开馆<br>周三至周日9:00-16:30<br>周一闭馆", ["开馆", "周三至周日9:00-16:30", "周一闭馆"]),
      ("北湖市档案馆<br>2023年6月9日", ["北湖市档案馆", "2023年6月9日"]),
      ("北湖市文化和旅游局<br>北湖市档案馆阅览部", ["北湖市文化和旅游局", "北湖市档案馆阅览部"]),
      (
        "<p align=center>北湖市文化和旅游局<br>关于征集照片的通知</p><p><b>北湖市文化和旅游局<br>关于举办展览的通知</b></p>",
        ["北湖市文化和旅游局关于征集照片的通知", "北湖市文化和旅游局关于举办展览的通知"]
      ),
      ("Kind regards,<br>Zhou Min<br>Lake Archive", ["Kind regards,", "Zhou Min", "Lake Archive"]),
      (
        "Reading Room of the Lake Archive and Library<br>June 9, 2023",
        ["Reading Room of the Lake Archive and Library", "June 9, 2023"]
      ),
      (
        "The reading room of the archive opens again on<br>June 9, 2023.",
        ["The reading room of the archive opens again on June 9, 2023."]
      ),
      (
        "Hours<br>Wednesday to Sunday 9-16<br>Closed on Mondays",
        ["Hours", "Wednesday to Sunday 9-16", "Closed on Mondays"]
      ),
      (
        "Hours<br>from Wednesday to Sunday,<br>Mondays excepted",
        ["Hours from Wednesday to Sunday, Mondays excepted"]
      ),
      (
        "这座图书馆由一位退休教师创办，三十年来收集了<br>两万册图书和八百种期刊，其中有许多是别处找不到<br>的",
        ["这座图书馆由一位退休教师创办，三十年来收集了两万册图书和八百种期刊，其中有许多是别处找不到的"]
      ),
      (
        "The teacher Zhou Min (周敏) founded<br>the library in 1994",
        ["The teacher Zhou Min (周敏) founded the library in 1994"]
      ),
    ])
  func meantBreaks(body: String, texts: [String]) throws {
    #expect(try page("<div>\(body)</div>").texts == texts)
  }

  @Test(
    "A line break parts paragraphs where a sentence ends or an indentation or label follows",
    arguments: [
      ("甲段完。<br>乙段完。", ["甲段完。", "乙段完。"]),
      ("甲段<br><br>乙段", ["甲段", "乙段"]), ("甲段<br> &nbsp;\u{3000}乙段", ["甲段", "乙段"]),
      ("甲段<br>二、乙段", ["甲段", "二、乙段"]), ("領事<br>\n保護", ["領事保護"]),
      ("Foreign<br/>Affairs Office<br>", ["Foreign Affairs Office"]),
      ("<h2>Opening.<br>Hours</h2>", ["Opening. Hours"]),
    ])
  func lineBreaks(body: String, texts: [String]) throws {
    #expect(try page("<div>\(body)</div>").texts == texts)
  }

  @Test("The language of an element holds for all blocks inside")
  func language() throws {
    let document = try page(
      "<div lang=zh-TW><p>甲</p><p lang='en'>b</p><div xml:lang=FR><p>c</p></div><p>丁</p></div><p>e</p>"
    )
    #expect(
      document.blocks.map { $0.declaredLanguage?.rawValue } == ["zh-TW", "en", "fr", "zh-TW", nil])
  }

  @Test("Ruby becomes glosses, in all its forms")
  func ruby() throws {
    let document = try page(
      "<p>在 <ruby>甬<rp>(</rp><rt>yǒng</rt><rp>)</rp></ruby>江，<ruby>重<rt>chóng</rt>慶<rt>qìng</ruby>與"
        + "<ruby><rb>北</rb><rb>碚</rb><rt>ㄅㄟˇ</rt><rt>ㄅㄟˋ</rt></ruby></p>"
        + "<p lang=ja><ruby>長岡京<rt>ながおかきょう</rt></ruby>市</p>")
    #expect(document.texts == ["在 甬江，重慶與北碚", "長岡京市"])
    let block = document.blocks[0]
    #expect(block.glosses.map { block[$0.range] } == ["甬", "重", "慶", "北", "碚"])
    #expect(block.glosses.map(\.reading) == ["yǒng", "chóng", "qìng", "ㄅㄟˇ", "ㄅㄟˋ"])
    #expect(block.glosses.map(\.scheme) == [.pinyin, .pinyin, .pinyin, .zhuyin, .zhuyin])
    #expect(block.glosses.allSatisfy { $0.rendition == .markup })
    #expect(document.blocks[1].glosses.map(\.scheme) == [.furigana])
  }

  @Test(
    "What is not the document's text is left out",
    arguments: [
      "<script>x()</script>", "<style>p{}</style>", "<nav><p>x</p></nav>", "<aside>x</aside>",
      "<footer>x</footer>", "<noscript>x</noscript>", "<template><p>x</p></template>",
      "<!-- <p>x</p> -->", "<div style='color: red; DISPLAY : none'>x</div>", "<p hidden>x</p>",
      "<div role=navigation><p>x</p></div>", "<div class='top nav'>x</div>",
      "<ul id=breadcrumb><li>x</ul>",
      "<div><a>x</a> | <a>y</a></div>", "<form><input value=x><select><option>x</select>x</form>",
      "<button>x</button>", "<textarea>x</textarea>", "<header><p>x</p></header>",
      "<svg><title>x</title><text>x</text></svg>", "<iframe>x</iframe>",
      "<p aria-hidden=true>x</p>",
    ])
  func boilerplate(part: String) throws {
    let document = try page("<p>甲文。</p>\(part)<p>乙文。</p>")
    #expect(document.texts == ["甲文。", "乙文。"])
  }

  private static let shown = "<h1>開館通知</h1><p>本館將於十月一日起延長開放時間，歡迎各位讀者前來。</p>"
  private static let notice =
    "<p>From October 1 the library will stay open until nine in the evening.</p>"

  @Test("What is hidden until a script shows it is text, if it says more than the page shows")
  func hiddenText() throws {
    let english = "<h1>Longer Opening Hours</h1>" + Self.notice
    let texts = [
      "Longer Opening Hours",
      "From October 1 the library will stay open until nine in the evening.",
    ]
    for style in ["style='display:none'", "style='visibility: hidden; opacity: 0'", "hidden"] {
      let document = try page(Self.shown + "<div \(style)>\(english)</div>")
      #expect(document.texts.suffix(2) == texts)
      #expect(document.blocks.count == 4 && document.findings.isEmpty)
    }
    // The text itself: no other sentence is there.
    #expect(
      try page("<h1>Hours</h1><section hidden><div>\(Self.notice)</div></section>").texts
        == ["Hours", texts[1]])
  }

  @Test(
    "What stays hidden is left out and counted",
    arguments: [
      // A dialog, a copy of what is shown, a menu, a part of a line.
      "<div hidden>\(notice)<p><a>Yes</a></p></div>", "<div style='display:none'>\(shown)</div>",
      "<div hidden><h3>Offices</h3><p><a>A</a></p><h3>Services</h3><p><a>B</a></p></div>",
      "<p><span style='display:none'>x</span></p>",
    ])
  func hidden(part: String) throws {
    let document = try page(Self.shown + part)
    #expect(document.blocks.count == 2)
    #expect(document.findings.map(\.code) == ["boilerplate_left_out"])
    #expect(try page(Self.shown + "<div hidden><br><img src='x'></div>").findings.isEmpty)
  }

  @Test("What was deleted is left out; in pages of Word also what is struck out")
  func deletions() throws {
    let body = "<p>展期<del>三</del><ins>五</ins>天，<s>週一</s><strike>週二</strike>閉館。</p>"
    #expect(try page(body).texts == ["展期五天，週一週二閉館。"])
    #expect(
      try page("<meta name=Generator content='Microsoft Word 15'>" + body).texts == ["展期五天，閉館。"])
  }

  @Test(
    "Declarations that are none are comments, as in pages of Word",
    arguments: [
      ("<![if !supportLists]>一、<![endif]>開放時間", "一、開放時間"), ("甲<![if\n!vml]><img><![endif]>乙", "甲乙"),
      ("甲<!>乙<!ELEMENT x>丙", "甲乙丙"), ("<!--[if mso]>x<![endif]-->甲<!-- <!x> -->乙", "甲乙"),
      ("<!--[if !mso]><!-->甲<!--<![endif]-->乙", "甲乙"),
      ("甲<script>if (a<!b) { c('</p>') }</script>乙", "甲乙"), ("甲<![CDATA[丁]]>乙", "甲乙"),
    ])
  func bogusComments(body: String, text: String) throws {
    let document = try page("<p>\(body)</p><p>丙</p>")
    #expect(document.texts == [text, "丙"])
  }

  @Test("What only looks like boilerplate stays")
  func notBoilerplate() throws {
    let document = try page(
      """
      <form action=x><h2>通知</h2><p>全頁在一個表單裡。</p></form>
      <article><header><p>作者：王</p></header><p>文。</p><footer>編者按</footer></article>
      <p>見<a>甲</a>、<a>乙</a>。</p><div class=navigator style="display: block">丁</div>
      """)
    #expect(
      document.texts == ["通知", "全頁在一個表單裡。", "作者：王", "文。", "編者按", "見甲、乙。", "丁"])
  }

  @Test("The site's heading in a page's header gives way to the document's own")
  func banner() throws {
    let site = "<header><h1>某市外辦</h1></header>"
    #expect(try page(site + "<h1>公告</h1><p>文。</p>").texts == ["公告", "文。"])
    #expect(try page(site + "<p>文。</p>").texts == ["某市外辦", "文。"])
  }

  @Test("A page with nothing but boilerplate keeps it")
  func onlyBoilerplate() throws {
    #expect(try page("<nav><p>館藏</p></nav><script>x</script>").texts == ["館藏"])
  }

  @Test("The title and entities are read")
  func title() throws {
    let document = try Document.ingested(
      Array(
        "<title>A &amp;\n B</title><svg><title>x</title></svg><p>&lt;&#20013;&mdash;&copy;&eacute;"
          .utf8),
      path: "a.html")
    #expect(document.metadataTitle == "A & B")
    #expect(document.texts == ["<中—©é"])
  }

  @Test("Preformatted text keeps its lines; those that are wrapped are joined")
  func preformatted() throws {
    let document = try page("<p>x</p>\n<pre>\n一\n\n  b  c<br>d &amp; e</pre>")
    #expect(document.texts == ["x", "一", "b  c", "d & e"])
    #expect(document.blocks.map(\.line) == [1, 3, 5, 6])
  }

  @Test("A block has the line of its tag")
  func lines() throws {
    let document = try page("\n<p>a\n\nb</p>\n\n<ul>\n<li>c</ul>")
    #expect(document.blocks.map(\.line) == [2, 7])
  }

  @Test("The bytes decide about the encoding, whatever the page says")
  func encoding() throws {
    let text =
      "<html><head><meta charset=gb2312><title>外事</title></head><body><p>外事辦公室發布通知，請查收。</p></html>"
    let document = try Document.ingested(Array(text.utf8), path: "a.htm")
    #expect(document.texts == ["外事辦公室發布通知，請查收。"])
    #expect(document.findings.map(\.code) == ["encoding_mislabelled"])
  }

  @Test(
    "A name that promises another format is noted",
    arguments: [
      ("a.html", "plain", "HTML, but it is plain text"),
      ("a.txt", "<html><p>x</html>", "plain text, but it is HTML"),
      ("a.doc", "<html><p>x</html>", "a document of Word (DOC), but it is HTML"),
    ])
  func mismatch(path: String, text: String, message: String) throws {
    let document = try Document.ingested(Array(text.utf8), path: path)
    #expect(
      document.findings == [
        .note("format_mismatch", at: .document, "the name of the file promises " + message)
      ])
  }

  @Test(
    "No name, or the right one, is not noted",
    arguments: ["a.html", "a.xhtml", "a.HTM", "a", "a.php"])
  func match(path: String) throws {
    #expect(try page("<p>x</p>", path: path).findings.isEmpty)
  }
}

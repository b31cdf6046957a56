import Testing

@testable import Diptych

/// Pages as the sites of Chinese cities have them.
@Suite struct SavedPageTests {
  private func page(_ body: String, head: String = "") throws -> Document {
    try Document.ingested(
      Array("<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>".utf8),
      path: "page.html")
  }

  private static let text = "<p>　　5月8日，市外办在会展中心举办国际友城合作论坛，三十名代表参加。</p>"
  private static let texts = ["5月8日，市外办在会展中心举办国际友城合作论坛，三十名代表参加。"]

  @Test(
    "Lines of the site around the text are left out",
    arguments: [
      "<div>当前位置：<a>首页</a> &gt; <a>外事动态</a> &gt; 正文</div>",
      "<div>您现在的位置：首页 &gt;&gt; 外事动态</div>", "<p>You are here: <a>Home</a> / News</p>",
      "<div>发布时间：2019-05-08 10:20 来源：市外办 浏览次数：35 【字体：大 中 小】</div>",
      "<p>来源： 市外办　　发布日期：2019-05-08</p>", "<div>【打印】【关闭】</div>", "<div>分享到： 微信 微博</div>",
      "<p>上一篇：<a>友城来访</a></p><p>下一篇：<a>培训通知</a></p>", "<div>[Print] [Close]</div>",
      "<table><tr><td>打印本页 | 关闭窗口</td></tr></table>",
    ])
  func furniture(part: String) throws {
    #expect(try page(part + Self.text).texts == Self.texts)
    #expect(try page(Self.text + part).texts == Self.texts)
  }

  @Test(
    "What stands under a page about its owner is left out, to the end",
    arguments: [
      "<div><p>主办单位：某市人民政府外事办公室</p><p>地址：某路1号　邮编：400000</p><p>渝ICP备12345678号-1</p></div>",
      "<center>版权所有：某市外办<br>网站标识码：5000000001</center><p>联系我们</p>",
      "<p>Copyright © 2019 Foreign Affairs Office. All Rights Reserved.</p><p>Site map</p>",
    ])
  func footer(part: String) throws {
    #expect(try page(Self.text + part).texts == Self.texts)
  }

  @Test("What only looks like that stays")
  func notFurniture() throws {
    let body =
      "<p>来源：重庆日报</p><p>打印机使用说明</p><h2>版权所有：声明</h2>" + Self.text
      + "<p>主办单位：市外办。</p><p>联系人应在规定时间内把所有材料送交市外办综合处，逾期不再受理。</p>"
    #expect(
      try page(body).texts == [
        "来源：重庆日报", "打印机使用说明", "版权所有：声明", Self.texts[0], "主办单位：市外办。",
        "联系人应在规定时间内把所有材料送交市外办综合处，逾期不再受理。",
      ])
  }

  @Test("Who organises something is text, unless the owner of the site follows soon")
  func organisers() throws {
    let lines = ["主办单位：渝州市外办", "承办单位：渝州大学", "咨询电话：023-5550100"]
    let body = Self.text + lines.map { "<p>\($0)</p>" }.joined()
    #expect(try page(body).texts == Self.texts + lines)
    #expect(try page(body + "<p>版权所有：渝州市外办</p>").texts == Self.texts + lines)
  }

  @Test("A line about the page may have no white space between its labels")
  func gluedLabels() throws {
    let line = "<p><span>发布者：市外办</span><span>发布时间：2023-06-09</span><span>浏览次数：7</span></p>"
    let document = try page(line + Self.text)
    #expect(document.texts == Self.texts)
    #expect(document.source.form?.date == "2023-06-09")
    #expect(try page("<p>活动日期：6月9日来源：市外办</p>" + Self.text).blocks.count == 2)
  }

  @Test("A page of nothing but such lines keeps them")
  func nothingElse() throws {
    #expect(try page("<p>打印 关闭</p>").texts == ["打印 关闭"])
  }

  @Test("Title, author and day come from the page's own metadata")
  func metadata() throws {
    let document = try page(
      Self.text,
      head: """
        <title>论坛举行-某市外办</title><meta name="ArticleTitle" content="论坛举行">
        <META NAME="PubDate" CONTENT="2019-05-08 10:20"><meta name="ContentSource" content=" 综合处 ">
        """)
    #expect(document.metadataTitle == "论坛举行")
    #expect(document.source.form?.author == "综合处")
    #expect(document.source.form?.date == "2019-05-08")
    let other = try page(
      Self.text,
      head: """
        <title>A</title><meta name="author" content="Li"><meta name="ContentSource" content="x">
        <meta property="article:published_time" content="2020-02-30T00:00:00Z">
        <meta name="date" content="2020/03/01">
        """)
    #expect(other.metadataTitle == "A")
    #expect(other.source.form?.author == "Li")
    #expect(other.source.form?.date == "2020-03-01")
  }

  @Test("Where no element says so, the line over the text gives the day and the source")
  func line() throws {
    let document = try page("<div>来源：市外办　发布时间：2019年5月8日 10:20　打印</div>" + Self.text)
    #expect(document.texts == Self.texts)
    #expect(document.source.form?.author == "市外办")
    #expect(document.source.form?.date == "2019-05-08")
    // A line that stays may say so too, but not a sentence.
    let other = try page("<p>发布日期： 2019/5/8</p><p>请于日期：2018-01-01前报名。</p>" + Self.text)
    #expect(other.blocks.count == 3)
    #expect(other.source.form?.date == "2019-05-08")
    let wrong = try page("<p>发布日期：2019-13-08</p>" + Self.text)
    #expect(wrong.source.form?.date == nil)
  }

  /// 鎔 and 喆 are in GBK, but not in GB 2312.
  private static let sentence = "市长朱鎔基与副市长陶喆会见了来自德国不来梅市的代表团，双方签署了港口合作备忘录。"
  private static let gbk =
    "cad0b3a4d6ece667bbf9d3ebb8b1cad0b3a4ccd586b4bbe1bcfbc1cbc0b4d7d4b5c2b9fab2bbc0b4"
    + "c3b7cad0b5c4b4fab1edcdc5a3accbabb7bdc7a9caf0c1cbb8dbbfdabacfd7f7b1b8cdfcc2bca1a3"

  @Test(
    "What a page says of its encoding is checked",
    arguments: [
      ("gb2312", false), ("gb2312", true), ("utf-8", true), ("big5", true), ("utf-8", false),
    ])
  func encodings(label: String, isGBK: Bool) throws {
    var bytes = Array("<html><head><meta charset='\(label)'></head><body><p>".utf8)
    if isGBK {
      let hex = Array(Self.gbk)
      bytes += try stride(from: 0, to: hex.count, by: 2).map {
        try #require(UInt8(String(hex[$0...($0 + 1)]), radix: 16))
      }
    } else {
      bytes += Array(Self.sentence.utf8)
    }
    let document = try Document.ingested(bytes + Array("</p></body></html>".utf8), path: "a.html")
    #expect(document.texts == [Self.sentence])
    let isWrong = isGBK ? label != "gb2312" : label != "utf-8"
    #expect(document.findings.contains { $0.code == "encoding_mislabelled" } == isWrong)
  }

  @Test("Only a page with headings has heading markup")
  func headings() throws {
    #expect(try page(Self.text).blocks.allSatisfy { !$0.layout.hasMarkup })
    #expect(try page("<h2>论坛</h2>" + Self.text).blocks.allSatisfy { $0.layout.hasMarkup })
  }
}

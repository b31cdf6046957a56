import Testing

@testable import Diptych

@Suite struct MessageHeadTests {
  /// The lines of a text that are heads of messages.
  private func heads(_ text: String) throws -> [String] {
    try Document.ingested(text).blocks.filter { $0.kind == .messageHead }.map(\.text)
  }

  @Test(
    "The head of an older message is told in the words of many mail programs",
    arguments: [
      "-----Original Message-----\nFrom: Ann Lee\nSubject: Tea",
      "------------------ 原始邮件 ------------------\n发件人: \"何平\"\n发送时间: 2024年5月7日(星期二) 晚上6:02\n主题: 茶",
      "---------- Forwarded message ---------\nFrom: Ann <ann@lake.example>\nDate: Tue, 7 May 2024\nTo: Bo",
      "________________________________\nFrom: Ann Lee\nSent: 7 May 2024 09:12\nTo: Bo Li\nSubject: Tea",
      "寄件者: 何平\n寄件日期: 2024年5月7日 18:02\n收件者: 李明\n副本: 王芳\n主旨: 茶",
      "Von: Ute <ute@see.example>\nGesendet: Dienstag\nAn: Jan\nBetreff: Tee",
      "On Tue, 7 May 2024 at 09:12, Ann Lee <ann@lake.example> wrote:",
      "On Tue, 7 May 2024 at 09:12, Ann Lee\n<ann@lake.example> wrote:",
      "Ann Lee <ann@lake.example> 于2024年5月7日周二写道：",
    ])
  func heads(head: String) throws {
    let lines = head.split(separator: "\n").map { String($0) }
    #expect(try heads("Thank you.\n\n\(head)\n\nGood morning.\n") == lines)
  }

  @Test(
    "What only looks like the head of a message is text",
    arguments: [
      "To: All staff\nFrom: The director\nDate: 3 May 2024\nSubject: Leave",
      "From: Lake Office\nTo: Hill Office\nDate: 3 May 2024",
      "-----报名表-----\n姓名：", "In 1924 the mayor wrote:", "发件人: 何平", "--------\nDate: 3 May",
    ])
  func text(text: String) throws { #expect(try heads(text) == []) }

  @Test("Lines of a head that a page parts by breaks are blocks, and no headings or pairs")
  func page() throws {
    let page = """
      <html><body><p>李女士：</p><p>日程已经改好了，请看附件。</p><p>Dear Ms Lee,</p>
      <p>The programme has been changed, please see the attachment.</p>
      <div><p><b>发件人:</b> Ann Lee &lt;ann@lake.example&gt;<br><b>发送时间:</b> 2024年5月7日 18:02<br>
      <b>收件人:</b> 何平 &lt;heping@hill.example&gt;<br><b>主题:</b> 日程</p></div>
      <p>Could the visit start a little later?</p></body></html>
      """
    let document = try FormatComparison.processed(Array(page.utf8), path: "a.html")
    let heads = document.blocks.indices.filter { document.blocks[$0].kind == .messageHead }
    #expect(
      heads.map { document.blocks[$0].text } == [
        "发件人: Ann Lee <ann@lake.example>", "发送时间: 2024年5月7日 18:02",
        "收件人: 何平 <heping@hill.example>", "主题: 日程",
      ])
    #expect(heads.allSatisfy { !document.blocks[$0].isHeading })
    let linked = Set(document.alignments.flatMap(\.paragraphs).flatMap { $0.left + $0.right })
    #expect(!linked.isEmpty && linked.isDisjoint(with: heads))
  }
}

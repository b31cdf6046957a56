import Testing

@testable import Diptych

@Suite struct MailTests {
  private func document(_ text: String, path: String = "a.eml") throws -> Document {
    try Document.ingested(Array(text.utf8), path: path)
  }

  private static let header =
    "From: Wang Li <wl@example.org>\nTo: x@example.org\nMIME-Version: 1.0\n"

  private func body(_ content: String) throws -> Document {
    try document(Self.header + content)
  }

  private func names(_ document: Document) -> [String] {
    document.attachments.map { String(decoding: $0.name, as: UTF8.self) }
  }

  @Test("Subject, sender and day are metadata, the text is blocks")
  func plain() throws {
    let document = try document(
      """
      Received: by mx.example.org
      Subject: =?gb2312?B?udjT2s/UxvC1xM2o?=\r
       =?gb2312?B?1qo=?= No. 5\r
      From: =?utf-8?Q?=E7=8E=8B?= <wl@example.org>, "Li, B" <b@x>, <c@x>
      Date: Tue, 21 May 2019 23:00:00 -0700
      Content-Type: text/plain; charset=utf-8

      各位同事：

      請查收。
      > 引文

      """)
    #expect(document.metadataTitle == "关于显起的通知 No. 5")
    #expect(document.source.form?.author == "王, Li, B, c@x")
    #expect(document.source.form?.date == "2019-05-21")
    #expect(document.source.form?.mediaType == "message/rfc822")
    #expect(document.texts == ["各位同事：", "請查收。", "引文"])
    #expect(document.blocks.map(\.position) == [nil, nil, nil])
    #expect(document.findings.isEmpty)
  }

  @Test(
    "Contents are decoded from transfer encoding and charset",
    arguments: [
      (
        "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=\"gb2312\"",
        "=D6=D8=C7=EC=\n=CA=D0 =3D x =ZZ", "重庆市 = x =ZZ"
      ),
      (
        "Content-Transfer-Encoding: BASE64\nContent-Type: text/plain; charset=big5",
        "rau8\neQ\n==", "重慶"
      ),
      ("Content-Type: text/plain; charset=iso-2022-jp", "\u{1B}$BF|K\\8l\u{1B}(B ok", "日本語 ok"),
      ("Content-Type: text/plain; charset=us-ascii", "重慶市外事辦公室", "重慶市外事辦公室"),
      ("Content-Type: text/plain; charset=unknown-8bit", "重慶市外事辦公室", "重慶市外事辦公室"),
      ("X: y", "重慶", "重慶"),
    ])
  func encodings(fields: String, content: String, text: String) throws {
    let document = try body(fields + "\n\n" + content)
    #expect(document.texts == [text])
  }

  @Test("A label of GB 2312 may mean all of GBK; a wrong label is not believed")
  func labels() throws {
    let header = Array((Self.header + "Content-Type: text/plain; charset=gb2312\n\n").utf8)
    let gbk: [UInt8] = [0xD6, 0xD8, 0x91, 0x63]
    #expect(try Document.ingested(header + gbk, path: "a.eml").texts == ["重慶"])
    let big5 = Array((Self.header + "Content-Type: text/plain; charset=utf-8\n\n").utf8)
    let text: [UInt8] = [0xAD, 0xAB, 0xBC, 0x79, 0xA5, 0xAB, 0xA5, 0x7E, 0xA8, 0xC6, 0xBF, 0xEC]
    #expect(try Document.ingested(big5 + text, path: "a.eml").texts == ["重慶市外事辦"])
  }

  @Test("Flowed lines are joined, without their quotation marks, but not over the signature")
  func flowed() throws {
    let document = try body(
      "Content-Type: text/plain; format=flowed\n\none \ntwo\n three\n> quoted \n> on\n>> deep\n-- \nname"
    )
    #expect(document.texts == ["one two", "three", "quoted on", "deep", "--", "name"])
    let deleted = try body(
      "Content-Type: text/plain; format=Flowed; delsp=Yes\n\n領事 \n保護\n")
    #expect(deleted.texts == ["領事保護"])
  }

  private static func alternative(_ html: String) -> String {
    """
    Content-Type: multipart/alternative; boundary="b"

    preamble
    --b
    Content-Type: text/plain

    plain
    --b
    Content-Type: text/html; charset=utf-8

    \(html)
    --b
    Content-Type: text/calendar

    BEGIN:VCALENDAR
    --b--
    epilogue
    """
  }

  @Test("Of two versions that in HTML is taken, unless it is empty")
  func alternatives() throws {
    let html = try body(Self.alternative("<html><body><h1>標題</h1><p>html</body>"))
    #expect(html.texts == ["標題", "html"])
    #expect(html.blocks.map(\.position?.part) == ["2", "2"])
    #expect(html.blocks[0].layout.markupHeadingLevel == 1)
    // Nothing in a mail shows what is hidden, and who organises something is no owner of a site.
    let hidden =
      "<div style='display:none'><h1>x</h1><p>See the programme of the visit below.</p></div>"
    let end = "<p>主办单位：某市外办</p><p>© Copyright</p>"
    #expect(
      try body(Self.alternative("<html><body>\(hidden)<h1>標題</h1><p>文</p>\(end)</body>")).texts
        == ["標題", "文", "主办单位：某市外办"])
    let empty = try body(Self.alternative("<html><body><img src=x></body>"))
    #expect(empty.texts == ["plain"])
  }

  @Test("Attachments are files of their own, with safe names")
  func attachments() throws {
    let document = try body(
      """
      Content-Type: multipart/mixed; boundary=outer

      --outer
      Content-Type: multipart/related; boundary=inner; start="<root>"

      --inner
      Content-Type: image/png
      Content-ID: <logo>

      x
      --inner
      Content-Type: text/html
      Content-ID: <root>

      <p>text</p>
      --inner--
      --outer
      Content-Type: application/pdf; name="=?utf-8?B?6YCa55+lLnBkZg==?="
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      JVBERi0=
      --outer
      Content-Type: text/plain; charset=utf-8
      Content-Disposition: attachment; filename*0*=utf-8'zh'%E9%99%84; filename*1="../a.txt"

      inside
      --outer
      Content-Type: message/rfc822

      Subject: inner
      From: y

      z
      --outer
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename="C:\\dir\\b.doc"

      --outer
      Content-Type: image/png

      --outer
      Content-Type: message/rfc822
      Content-Disposition: attachment; filename="Fwd"

      --outer
      Content-Type: application/x-y; name=".."

      --outer
      Content-Type: text/plain

      second text
      --outer--
      """)
    #expect(document.texts == ["text", "second text"])
    #expect(document.blocks.map(\.position?.part) == ["1.2", "9"])
    #expect(
      names(document) == [
        "通知.pdf", "a.txt", "part-4.eml", "b.doc", "part-6.png", "Fwd.eml", "part-8",
      ])
    #expect(document.attachments[0].content == Array("%PDF-".utf8))
    #expect(document.attachments[1].content == Array("inside".utf8))
    #expect(document.attachments[2].content.starts(with: "Subject: inner".utf8))
  }

  @Test("Signatures and reports to programs are no attachments")
  func signatures() throws {
    let document = try body(
      """
      Content-Type: multipart/signed; boundary=b

      --b

      text
      --b
      Content-Type: application/pgp-signature; name=signature.asc

      x
      --b--
      """)
    #expect(document.texts == ["text"])
    #expect(document.attachments.isEmpty)
  }

  @Test("A mail that only its addressee can open is refused")
  func encrypted() {
    let failure = #expect(throws: StageFailure.self) {
      try body("Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n")
    }
    #expect(failure?.code == "encrypted")
    #expect(
      failure?.message == "the mail is encrypted, or sealed together with its signature")
  }

  @Test(
    "A mail is told by its header",
    arguments: [
      ("Message-ID: <a@b>\nSubject: x\n\ntext", "a.txt", true),
      ("From: A\nTo: B\nDate: 3 May\n\nDear B", "a.txt", false),
      ("From: A\nTo: B\nDate: 3 May\n\nDear B", "a.eml", true),
      ("From: A\nand so on\n\ntext", "a.eml", false),
      ("Content-Type: none\n\ntext", "a.txt", false),
      ("\u{FEFF}From: A\nMIME-Version: 1.0\n\ntext", "a", true),
      ("From a@b Tue May 21 08:00:00 2019\nFrom: A\nReceived: x\n\ntext", "a", true),
    ])
  func detection(text: String, path: String, isMail: Bool) throws {
    let document = try document(text, path: path)
    #expect((document.source.form?.mediaType == "message/rfc822") == isMail)
  }

  @Test("A folder of mails in one file gives each as a document of its own")
  func mbox() throws {
    let document = try document(
      "From a Tue\nFrom: A\nReceived: x\n\none\n>From here\n\nFrom b Wed\nFrom: B\n\ntwo\nFrom c\n",
      path: "a.mbox")
    #expect(document.blocks.isEmpty)
    #expect(names(document) == ["1.eml", "2.eml"])
    #expect(
      document.attachments.map { String(decoding: $0.content, as: UTF8.self) } == [
        "From: A\nReceived: x\n\none\nFrom here\n\n", "From: B\n\ntwo\nFrom c\n",
      ])
    #expect(document.source.form?.mediaType == "application/mbox")
  }

  @Test("A page that a browser saved with its pictures is read as the page")
  func mhtml() throws {
    let document = try document(
      """
      From: <Saved by Blink>
      Snapshot-Content-Location: http://example.org/
      Subject: saved
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="--X--"

      ----X--
      Content-Type: image/png
      Content-Transfer-Encoding: base64

      AAAA
      ----X--
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable

      <html><head><meta charset=3D"utf-8"><title>=E5=85=AC=E5=91=8A</title></head>=
      <body><nav>x</nav><h1>=E5=85=AC=E5=91=8A</h1><p>=E6=9C=AC=E9=A4=A8=E9=96=8B=E6=94=BE=E3=80=82</p></body></html>
      ----X----
      """, path: "a.mhtml")
    #expect(document.texts == ["公告", "本館開放。"])
    #expect(document.metadataTitle == "公告")
    #expect(document.source.form?.mediaType == "multipart/related")
    #expect(
      document.blocks.map(\.position) == [
        SourcePosition(part: "2", paragraph: 1), SourcePosition(part: "2", paragraph: 2),
      ])
    #expect(document.attachments.isEmpty)
    #expect(document.findings.map(\.code) == ["boilerplate_left_out"])
  }

  @Test("A saved page without a page is refused")
  func noPage() {
    let failure = #expect(throws: StageFailure.self) {
      try document(
        "From: <Saved by x>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--"
      )
    }
    #expect(failure?.code == "corrupt_container")
  }

  @Test(
    "Broken mails are read as far as they go",
    arguments: [
      ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ncut", ["cut"]),
      ("Content-Type: multipart/mixed\n\ntext", ["text"]),
      ("Content-Type: multipart/mixed; boundary=\"\"\n\ntext", ["text"]),
      ("Content-Type: multipart/mixed; boundary=b\n\nno boundary", ["no boundary"]),
      ("Content-Type: ;;;=\"\n\ntext", ["text"]), ("Content-Type: text\n\ntext", ["text"]),
      ("Content-Transfer-Encoding: base64\n\n####", []), ("", []),
      ("Subject: =?utf-8?B?=?= =?x?Q?=E5?= =?utf-8?Z?a?=\n\ntext", ["text"]),
      ("Content-Type: multipart/mixed; boundary=b\n\n--b--\n", []),
    ])
  func broken(rest: String, texts: [String]) throws {
    do {
      #expect(try body(rest).texts == texts)
    } catch let failure as StageFailure {
      #expect(failure.code == "no_text" && texts.isEmpty)
    }
  }

  @Test("Parts beyond the limits are refused")
  func limits() throws {
    let deep = (0..<300).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    let nested = #expect(throws: StageFailure.self) { try body(deep.joined()) }
    #expect(nested?.code == "limit_exceeded")
    #expect(
      nested?.message
        == "parts of the mail are nested more than 256 deep; 'maximumMarkupDepth' sets the limit")
    let many =
      "Content-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\n\nx\n", count: 10_001)
    let wide = #expect(throws: StageFailure.self) { try body(many) }
    #expect(wide?.message == "the mail has more than 10000 parts; 'maximumEntries' sets the limit")
  }

  @Test(
    "Large hostile mails are read or refused in time linear in their size",
    arguments: [
      "X: y\n", "Subject: =?utf-8?B?", " =?utf-8?Q?a?=", "\n--b\n", "\n--b--", ";a=b", "=", "=\n",
      ">",
      "> \n", "\"", "From ", "\nFrom a\nX: y\n\n", ";x*0*=%20", "a ", "<p>", " (", ",",
    ])
  func large(part: String) throws {
    for start in [
      "Content-Type: multipart/mixed; boundary=b", "Content-Type: text/plain; format=flowed\n\n",
      "Subject: ", "From: ",
    ] {
      let text = Self.header + start + String(repeating: part, count: 100_000 / part.utf8.count)
      let time = ThreadTime.measure { _ = try? document(text) }
      #expect(time < .seconds(20), "\(part): \(time)")
    }
  }
}

import Testing

@testable import Diptych

@Suite struct RTFTests {
  private func document(_ body: String, header: String = #"\ansi\ansicpg936\deff0"#) throws
    -> Document
  {
    try Document.ingested(Array((#"{\rtf1"# + header + " " + body + "}").utf8), path: "a.rtf")
  }

  private static let fonts =
    #"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun{\*\falt x;};}{\f2\fcharset136 MingLiU;}"#
    + #"{\f3\fcharset128 MS Mincho;}{\f4\fcharset129 Batang;}{\f5\fcharset204 Arial;}"#
    + #"{\f6\fcharset2 Wingdings;}}"#

  @Test("Paragraphs end at their mark, and line ends of the file are none")
  func paragraphs() throws {
    let document = try document(
      "{\\pard first\r\n line\\par}\\pard second\\par\\par\\\nthird\\~x\\_y\\-z\\tab t \\{\\}\\\\")
    #expect(document.texts == ["first line", "second", "third\u{A0}x-yz\tt {}\\"])
    #expect(document.blocks.map(\.position?.paragraph) == [1, 2, 5])
    #expect(document.blocks.map(\.layout.blankLinesBefore) == [0, 0, 2])
    #expect(document.source.form?.mediaType == "application/rtf")
    #expect(document.source.form?.encoding == nil)
  }

  @Test("A line end that was pasted as a character ends a paragraph")
  func pastedLineEnds() throws {
    #expect(
      try document(#"one\u13 ?two\u10?\u13?{\u13 ?}three"#).texts == ["one", "two", "three"])
  }

  @Test(
    "Bytes are in the code page of their font, else in that of the document",
    arguments: [
      (#"\f0 \'d6\'d8\'c7\'ec"#, "重庆"), (#"\'d6\'d8 \'c7\'ec"#, "重 庆"),
      (#"\f1 \'d6\'d8\'c7\'ecab\f0 c\'d6\'d0"#, "重庆abc中"),
      (#"\f2 \'ad\'ab\'bcy"#, "重慶"), (#"\f3 \'93\'fa\'83e\'83X\'83g"#, "日テスト"),
      (#"\f4 \'c1\'df\'b0\'e6"#, "중경"), (#"\f5 \'d7\'f3\'ed"#, "Чун"),
      (#"\f1 \'d6{\'d8}"#, "重"), (#"\f2 \'5c"#, "\\"), (#"\f0 caf\'e9 x"#, "café x"),
    ])
  func codePages(body: String, text: String) throws {
    let document = try document(Self.fonts + body)
    #expect(document.texts == [text])
    #expect(document.findings.isEmpty)
  }

  @Test("Without fonts and code page it is Western European")
  func westernEuropean() throws {
    #expect(try document(#"caf\'e9"#, header: #"\ansi"#).texts == ["café"])
    let unknown = try document(#"caf\'e9"#, header: #"\pc"#)
    #expect(unknown.texts == ["café"])
    #expect(
      unknown.findings == [
        .warning(
          "encoding_doubtful", at: .document,
          "code page 437 is not known; its text is read as windows-1252")
      ])
  }

  @Test("What is in no code page becomes a replacement character and a finding")
  func undecodable() throws {
    let document = try document(#"\'d6\'d8\'ff\par"#)
    #expect(document.texts == ["重\u{FFFD}"])
    #expect(
      document.findings == [
        .warning(
          "undecodable_bytes", at: .document,
          "1 sequence of bytes not in the code page of the font became U+FFFD")
      ])
  }

  @Test(
    "Unicode characters replace what stands for them in old readers",
    arguments: [
      (#"\u37325?\u24198?"#, "重庆"), (#"\uc2\u37325\'d6\'d8x"#, "重x"), (#"\uc0\u-28211 x"#, "重x"),
      (#"{\uc0\u37325 }\u24198?x"#, "重庆x"), (#"\u-10179?\u-8704?x"#, "\u{1F600}x"),
      (#"\u-10179?x"#, "\u{FFFD}x"), (#"\u-8704?x"#, "\u{FFFD}x"), (#"\u8212\emdash x"#, "—x"),
      (#"\u37325{x}"#, "重x"), (#"\uc1\u37325\par x"#, "重|x"),
      (#"{\upr{gro\'df}{\*\ud{gro\u223?}}}"#, "groß"), ("重庆", "重庆"),
    ])
  func unicode(body: String, text: String) throws {
    #expect(try document(body).texts.joined(separator: "|") == text)
  }

  @Test(
    "What is not the document's text is left out",
    arguments: [
      #"{\header x\par}"#, #"{\footer x}"#, #"{\*\generator x;}"#, #"{\pict\wmetafile8 abcd}"#,
      #"{\v x}"#, #"\v x\v0 "#, #"{\deleted x}"#, #"{\*\bkmkstart x}"#, #"{\annotation x}"#,
      #"{\*\unknown x{\par}}"#, #"{\pict\bin3 }{}}"#, #"\bin2 }}"#, #"{\colortbl;\red1;}"#,
      #"{\field{\*\fldinst TOC \\o}{\fldrslt x\tab 1\par}}"#, #"{\*\shppict{\pict x}}"#,
      #"{\info{\title t}{\subject x}}"#, #"{\stylesheet{\s1 x;}}"#, #"{\xe{x}}"#,
      #"{\object{\*\objdata 00}{\result {\pict x}}}"#, #"{\f6 ab}"#,
    ])
  func leftOut(part: String) throws {
    #expect(try document(Self.fonts + #"\pard a"# + part + #"b\par"#).texts == ["ab"])
  }

  @Test("The result of a field is text, its instruction is not")
  func fields() throws {
    let document = try document(
      #"see {\field{\*\fldinst {HYPERLINK "http://x"}}{\fldrslt {\ul the page}}} now\par"#)
    #expect(document.texts == ["see the page now"])
  }

  @Test("Word's phonetic guide is a gloss")
  func ruby() throws {
    let document = try document(
      #"在{\field{\*\fldinst {EQ \\* jc2 \\* "Font:SimSun" \\* hps10 \\o\\ad(\\s\\up 9(}{ch\u243?ng),\u37325?)}}{\fldrslt }}\u24198?\par"#
    )
    let block = document.blocks[0]
    #expect(block.text == "在重庆")
    #expect(block.glosses.map { block[$0.range] } == ["重"])
    #expect(block.glosses.map(\.reading) == ["chóng"])
    #expect(block.glosses.map(\.scheme) == [.pinyin])
  }

  @Test("Heading styles and outline levels are headings; the title stands above them")
  func headings() throws {
    let styles =
      #"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 foo;}{\s2 heading 2;}{\s3 \'b1\'ea\'cc\'e2 3;}{\s4 Title;}}"#
    let body =
      #"\pard\s4 T\par\pard\s1 A\par\pard\s0 b\par\pard\s2 C\par\pard\s3 D\line E\par\pard\outlinelevel4 F\par\pard\s1\outlinelevel9 g\par"#
    let titled = try document(styles + body)
    #expect(titled.texts == ["T", "A", "b", "C", "D E", "F", "g"])
    #expect(titled.blocks.map(\.layout.markupHeadingLevel) == [1, 2, nil, 3, 4, 6, nil])
    #expect(titled.blocks.allSatisfy { $0.layout.hasMarkup })
    let untitled = try document(styles + #"\pard\s1 A\par\pard b\par"#)
    #expect(untitled.blocks.map(\.layout.markupHeadingLevel) == [1, nil])
    let plain = try document(styles + #"\pard a\par\pard b\par"#)
    #expect(plain.blocks.allSatisfy { !$0.layout.hasMarkup })
  }

  @Test("Cells have their places, also where they cover several columns or rows")
  func table() throws {
    let document = try document(
      #"\pard a\par\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl k\cell l\cell m\cell\row"#
        + #"\trowd\clvmgf\cellx1000\cellx3005\pard\intbl n\par o\cell p\cell\row"#
        + #"\trowd\clvmrg\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl\cell q\cell\cell\row"#
        + #"\pard b\par"#)
    #expect(document.texts == ["a", "k", "l", "m", "n", "o", "p", "q", "b"])
    let places = document.blocks.map { block -> [Int]? in
      guard case .cell(let place) = block.place else { return nil }
      return [place.row, place.column, place.rows, place.columns, place.isLabel ? 1 : 0]
    }
    #expect(
      places == [
        nil, [0, 0, 1, 1, 1], [0, 1, 1, 1, 1], [0, 2, 1, 1, 1], [1, 0, 2, 1, 0], [1, 0, 2, 1, 0],
        [1, 1, 1, 2, 0], [2, 1, 1, 2, 0], nil,
      ])
    #expect(document.blocks.map { $0.kind == .cell }.filter { $0 }.count == 7)
  }

  @Test("A table of one column, or with headings, only frames text")
  func frames() throws {
    let one = try document(#"\trowd\cellx9\intbl a\cell\row\trowd\cellx9\intbl b\cell\row\pard"#)
    #expect(one.blocks.allSatisfy { $0.place == .flow && $0.kind == .paragraph })
    let headed = try document(
      #"\trowd\cellx9\cellx20\intbl\outlinelevel0 a\cell\pard\intbl b\cell\row\pard"#)
    #expect(headed.blocks.map(\.place) == [.flow, .flow])
    #expect(headed.blocks[0].layout.markupHeadingLevel == 1)
  }

  @Test("Bullets are dropped, numbers stay, and a numbered paragraph alone is no list")
  func lists() throws {
    let document = try document(
      Self.fonts
        + #"{\listtext\f6 \'a7\tab}\ls1\ilvl0 a\par{\listtext o\tab}\ls1\ilvl1 b\par"#
        + #"{\listtext\u8226\'95\tab}\ls1\ilvl0 c\par\pard x\par{\pntext 1.\tab}\ls2 d\par"#
        + #"{\listtext\uc2\u19968\'d2\'bb\u12289\'a1\'a2\tab}\ls3 e\par\pard{\pntext (2)\tab}\ls2 f;\par{\pntext (3)\tab}\ls2 g\par\pard \bullet\tab h\par"#
    )
    #expect(document.texts == ["a", "b", "c", "x", "1. d", "一、e", "(2) f;", "(3) g", "h"])
    let places = document.blocks.map { block -> [Int]? in
      guard case .item(let place) = block.place else { return nil }
      return [place.list, place.item, place.depth, place.isNumbered ? 1 : 0]
    }
    #expect(
      places == [
        [0, 0, 1, 0], [1, 0, 2, 0], [0, 1, 1, 0], nil, nil, nil, [4, 0, 1, 1], [4, 1, 1, 1],
        [5, 0, 1, 0],
      ])
  }

  @Test("Numbered headings are no items where one of them stands alone")
  func numberedHeadings() throws {
    let document = try document(
      #"{\listtext 1.\tab}\ls1\ilvl0 Rooms\par\pard They are open.\par{\listtext 2.\tab}\ls1\ilvl0 Holdings\par"#
        + #"{\listtext a)\tab}\ls1\ilvl1 maps;\par{\listtext b)\tab}\ls1\ilvl1 books.\par"#)
    #expect(
      document.blocks.map { block -> Int? in
        if case .item(let place) = block.place { place.depth } else { nil }
      } == [nil, nil, nil, 1, 1])
  }

  @Test("Footnotes and text boxes stand behind their paragraph or table")
  func notes() throws {
    let document = try document(
      #"a{\super\chftn}{\footnote\pard{\super\chftn} note\par}b\par{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard box\par}}{\shprslt z}}c\par"#
        + #"\trowd\cellx9\cellx19\intbl d{\footnote n}\cell e\cell\row\pard f\par"#)
    #expect(document.texts == ["ab", "note", "c", "box", "d", "e", "n", "f"])
    #expect(
      document.blocks.map { $0.kind == .footnote } == [
        false, true, false, false, false, false, true, false,
      ])
  }

  @Test("Line breaks part paragraphs as in other formats")
  func lineBreaks() throws {
    #expect(try document(#"a one.\line b two\line c\par"#).texts == ["a one.", "b two c"])
  }

  @Test("Title, author and the day of the last change are read")
  func properties() throws {
    let document = try document(
      #"{\info{\title \'b1\'a8\'b8\'e6}{\author Wang}{\creatim\yr2001\mo1\dy1}{\revtim\yr2019\mo5\dy21\hr8}}x"#
    )
    #expect(document.metadataTitle == "报告")
    #expect(document.source.form?.author == "Wang")
    #expect(document.source.form?.date == "2019-05-21")
  }

  @Test("A title in two forms is taken in Unicode, and is no text; the first author counts")
  func unicodeProperties() throws {
    let document = try document(
      #"{\info{\upr{\title \'3f}{\*\ud{\title \u25253?}}}{\author Wang}{\author Li}}x"#)
    #expect(document.texts == ["x"])
    #expect(document.metadataTitle == "报")
    #expect(document.source.form?.author == "Wang")
  }

  @Test("A file that was cut off is refused, one without the last bracket is not")
  func cutOff() throws {
    #expect(
      try Document.ingested(Array(#"{\rtf1 a\par b"#.utf8), path: "a.rtf").texts == ["a", "b"])
    let failure = #expect(throws: StageFailure.self) {
      try Document.ingested(Array(#"{\rtf1 a{\b b{\i c"#.utf8), path: "a.rtf")
    }
    #expect(failure?.code == "corrupt_markup")
    #expect(failure?.message == "the file ends inside of 3 groups; it was cut off")
  }

  @Test("Groups beyond the limit are refused")
  func depth() {
    let text = "{\\rtf1\n" + String(repeating: "{", count: 300) + "x"
    let failure = #expect(throws: StageFailure.self) {
      try Document.ingested(Array(text.utf8), path: "a.rtf")
    }
    #expect(failure?.code == "limit_exceeded")
    #expect(
      failure?.message
        == "groups are nested more than 256 deep; 'maximumMarkupDepth' sets the limit")
    #expect(failure?.line == 2)
  }

  @Test(
    "Broken files are read as far as they go",
    arguments: [
      (#"{\rtf1 a}b"#, ["a"]), (#"{\rtf1 a\'zzb}"#, ["azzb"]), (#"{\rtf1 a\"#, ["a"]),
      (#"{\rtf1 a\bin99999999999 }"#, ["a"]), (#"{\rtf1 a\u99999999999?b}"#, ["ab"]),
      (#"{\rtf1 a\row\cell b\nestrow}"#, ["a", "b"]), (#"{\rtf1 a{\fldrslt b}\fldinst c}"#, ["ab"]),
      (#"{\rtf1{\footnote a{\footnote b}}c}"#, ["c", "a", "b"]), (#"{\rtf1\title a}"#, ["a"]),
      (#"{\rtf1\s99999\ls-5\ilvl-3 a}"#, ["a"]), (#"{\rtf1}"#, []),
    ])
  func broken(text: String, texts: [String]) throws {
    do {
      #expect(try Document.ingested(Array(text.utf8), path: "a.rtf").texts == texts)
    } catch let failure as StageFailure {
      #expect(failure.code == "no_text" && texts.isEmpty)
    }
  }

  @Test(
    "Large hostile files are read or refused in time linear in their size",
    arguments: [
      "{}", "{", #"\par "#, #"\cell "#, #"\cell\row "#, #"\trowd\cellx1\row "#, #"\'d6"#, #"\u1?"#,
      #"{\footnote x}"#, #"{\listtext 1.}x\par "#, #"\line x"#, #"{\field{\*\fldinst EQ}}"#,
      #"\f1 "#,
      #"{\*\x}"#, #"\cellx5 "#, #"{\shp{\shptxt x\par}}"#, #"\u-10179?"#, #"\bullet\tab x\par "#,
    ])
  func large(part: String) throws {
    let text = #"{\rtf1\ansicpg936 x"# + String(repeating: part, count: 400_000 / part.utf8.count)
    let time = ThreadTime.measure {
      _ = try? Document.ingested(Array(text.utf8), path: "a.rtf")
    }
    #expect(time < .seconds(20), "\(part): \(time)")
  }
}

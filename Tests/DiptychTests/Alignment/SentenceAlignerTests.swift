import Testing

@testable import Diptych

@Suite struct SentenceAlignerTests {
  private static let chinese = [
    "那年冬天特别冷。", "河面结了厚厚的冰,船不能走了。", "商人们只好等到春天。",
    "有一个老人每天晚上讲故事。", "孩子们坐在火旁边听。", "他说从前有一只狐狸,它能听懂人的话。",
    "没有人相信他。", "可是第二年夏天,人们真的在森林里看见了那只狐狸。",
  ]
  private static let english = [
    "That winter was especially cold.", "Thick ice covered the river and boats could not move.",
    "The merchants had to wait until spring.",
    "There was an old man who told stories every evening.",
    "The children sat by the fire and listened.", "Once upon a time, he said, there was a fox.",
    "It could understand what people said.", "Nobody believed him.",
    "But the next summer people really saw that fox in the forest.",
  ]

  @Test("Sentences of a story find their translations, one of them two")
  func story() throws {
    var aligner = SentenceAligner(
      try AlignmentModel.shipped().bitext(Self.chinese, "zh-Hans", Self.english, "en"))
    let beads = aligner.beads()
    #expect(
      beads.map(\.right) == [0..<1, 1..<2, 2..<3, 3..<4, 4..<5, 5..<7, 7..<8, 8..<9])
    #expect(beads.map(\.left) == (0..<8).map { $0..<$0 + 1 })
  }

  @Test("A list in one sentence is translated by as many sentences as it has parts")
  func list() throws {
    let chinese = [
      "河岸公园四月重新开放。",
      "园内新修了三座木桥，种下了两百棵柳树，儿童游戏场铺了软沙，老年人活动室装了暖气，停车场扩大了一倍，厕所全部改建，夜间照明换成了节能灯，北门还开了一家书店。",
      "欢迎市民前来参观。",
    ]
    let english = [
      "The riverside park opened again in April.", "Three new wooden bridges were built in it.",
      "Two hundred willow trees were planted.",
      "The children's playground was covered with soft sand.",
      "Heating was put into the activity room for the elderly.",
      "The car park is now twice as large.",
      "All toilets were rebuilt.",
      "The night lighting was changed to energy-saving lamps.",
      "A bookshop opened at the north gate.", "The public is welcome to visit.",
    ]
    var aligner = SentenceAligner(
      try AlignmentModel.shipped().bitext(chinese, "zh-Hans", english, "en"))
    #expect(aligner.beads().map(\.right) == [0..<1, 1..<9, 9..<10])
  }

  @Test("The number of a page and what is left of a figure are nobody's translation")
  func withoutWord() throws {
    var english = Self.english
    english.insert(contentsOf: ["– 14 –", "A"], at: 3)
    var aligner = SentenceAligner(
      try AlignmentModel.shipped().bitext(Self.chinese, "zh-Hans", english, "en"))
    let beads = aligner.beads()
    #expect(beads.filter { $0.left.isEmpty }.map(\.right) == [3..<4, 4..<5])
    #expect(
      beads.filter { !$0.left.isEmpty }.map(\.right)
        == [0..<1, 1..<2, 2..<3, 5..<6, 6..<7, 7..<9, 9..<10, 10..<11])
  }

  private static let abridged = (
    chinese: [
      "本馆周二至周日开放，周一闭馆。", "讲解服务须提前一天预约。", "儿童应当由家长陪同参观。",
      "每位家长最多带两名儿童。", "请勿触摸展品。", "谢谢合作。",
    ],
    english: [
      "The museum is open from Tuesday to Sunday and closed on Monday.",
      "Guided tours must be booked one day in advance.",
      "Children should be accompanied by their parents.", "Please do not touch the exhibits.",
    ]
  )

  @Test(
    "A sentence that adds too little to its neighbour's translation is left out if that is asked")
  func leastMargin() throws {
    let model = try AlignmentModel.shipped()
    let (chinese, english) = Self.abridged
    let bitext = try model.bitext(chinese, "zh-Hans", english, "en")
    var whole = SentenceAligner(bitext)
    #expect(whole.beads().map(\.left) == [0..<1, 1..<2, 2..<4, 4..<6])
    var aligner = SentenceAligner(bitext, leastMargin: 2)
    let beads = aligner.beads()
    #expect(beads.map(\.left) == [0..<1, 1..<2, 2..<3, 3..<4, 4..<5, 5..<6])
    #expect(beads.map(\.right) == [0..<1, 1..<2, 2..<3, 3..<3, 3..<4, 4..<4])
    var exchanged = try SentenceAligner(
      model.bitext(english, "en", chinese, "zh-Hans"), leastMargin: 2)
    #expect(exchanged.beads().map(\.right) == beads.map(\.left))
  }

  @Test("A bead is the less sure, the less one of its sentences adds to it")
  func confidenceOfSeveral() throws {
    let model = try AlignmentModel.shipped()
    let (chinese, english) = Self.abridged
    var abridged = try SentenceAligner(model.bitext(chinese, "zh-Hans", english, "en"))
    var story = try SentenceAligner(model.bitext(Self.chinese, "zh-Hans", Self.english, "en"))
    let doubtful = try #require(abridged.beads().first { $0.left.count == 2 }?.confidence)
    let sure = try #require(story.beads().first { $0.right.count == 2 }?.confidence)
    #expect(doubtful < sure - 0.15)
  }

  @Test("The sides may be exchanged")
  func exchanged() throws {
    let model = try AlignmentModel.shipped()
    var one = try SentenceAligner(model.bitext(Self.chinese, "zh-Hans", Self.english, "en"))
    var other = try SentenceAligner(model.bitext(Self.english, "en", Self.chinese, "zh-Hans"))
    #expect(one.beads().map(\.left) == other.beads().map(\.right))
  }

  @Test("A translation is surer than a text that is none")
  func confidence() throws {
    let model = try AlignmentModel.shipped()
    var right = try SentenceAligner(model.bitext(Self.chinese, "zh-Hans", Self.english, "en"))
    var wrong = try SentenceAligner(
      model.bitext(Self.chinese, "zh-Hans", Array(Self.english.reversed()), "en"))
    let sure = right.beads().map(\.confidence)
    let doubtful = wrong.beads().map(\.confidence)
    #expect((sure + doubtful).allSatisfy { 0 <= $0 && $0 <= 1 })
    #expect(sure.reduce(0, +) / Double(sure.count) > 0.85)
    // Development sets hold translations: what is none is not taken for sure, no more than that.
    #expect(doubtful.reduce(0, +) / Double(doubtful.count) < 0.85)
  }

  @Test("A long text without a rare word is aligned", arguments: 0..<3)
  func repetitive(seed: Int) throws {
    // Sentences come back again and again, so that no anchor is sure.
    var random = SeededGenerator(seed: UInt64(seed))
    let order = (0..<400).map { _ in Int.random(in: 0..<5, using: &random) }
    var aligner = SentenceAligner(
      try AlignmentModel.shipped().bitext(
        order.map { Self.chinese[$0] }, "zh-Hans", order.map { Self.english[$0] }, "en"))
    let right = aligner.beads().filter { $0.left.count == 1 && $0.left == $0.right }
    #expect(right.count == 400, "seed \(seed)")
  }

  @Test("A name in pinyin finds its characters", arguments: [false, true])
  func pinyin(isExchanged: Bool) throws {
    // Only the names tell the sentences apart; the table knows none of them.
    let chinese = ["魏琅烨来了。", "裴珂榛来了。", "佟岚旖来了。"]
    let english = ["Here is Lanyi.", "Here is Kezhen.", "Here is Langye."]
    let model = try AlignmentModel.shipped()
    for row in 0..<3 {
      let bitext =
        try isExchanged
        ? model.bitext(english, "en", chinese, "zh-Hans")
        : model.bitext(chinese, "zh-Hans", english, "en")
      var score = bitext.lexicalScore(LexicalScore.Weights(forward: 1, backward: 1))
      score.compute(left: 0..<3, right: 0..<3, in: Corridor(rows: 3, columns: 3))
      let best = (0..<3).max {
        score.pairs.excess[score.pairs.cell(row, $0)]
          < score.pairs.excess[score.pairs.cell(row, $1)]
      }
      #expect(best == 2 - row)
    }
  }

  @Test("A run of sentences that nobody translated stays alone")
  func untranslated() throws {
    let extra = [
      "Prices in the harbour fell by a third.", "The council met in the school.",
      "Nine members voted against a new road.", "Its cost had doubled within a year.",
      "The mayor thanked the fire brigade.",
    ]
    let english = Self.english[..<4] + extra + Self.english[4...]
    let model = try AlignmentModel.shipped()
    var aligner = try SentenceAligner(
      model.bitext(Self.chinese, "zh-Hans", Array(english), "en"))
    let alone = aligner.beads().filter { $0.left.isEmpty || $0.right.isEmpty }
    #expect(alone.flatMap(\.left).isEmpty)
    #expect(alone.flatMap(\.right) == Array(4..<9))
  }

  @Test("Beads are in order, disjoint, and cover both sides", arguments: 0..<200)
  func cover(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let left = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Self.chinese.randomElement(using: &random) ?? ""
    }
    let right = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Self.english.randomElement(using: &random) ?? ""
    }
    var aligner = SentenceAligner(
      try AlignmentModel.shipped().bitext(left, "zh-Hans", right, "en"))
    let beads = aligner.beads()
    #expect(beads.flatMap(\.left) == Array(left.indices), "seed \(seed)")
    #expect(beads.flatMap(\.right) == Array(right.indices), "seed \(seed)")
    #expect(aligner.beads() == beads, "seed \(seed)")
  }
}

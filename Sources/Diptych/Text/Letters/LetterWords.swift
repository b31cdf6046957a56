/// The words that letters begin and end with, of the languages of Europe and Asia.
struct LetterWords: Sendable {
  /// By the first byte.
  private var words = [[[UInt8]]](repeating: [], count: 256)

  /// Takes words in small letters; a line may begin with them as they are or with a capital.
  private init(_ list: [String]) {
    for word in list {
      let capital = word.prefix(1).uppercased() + word.dropFirst()
      // Capitals of ASCII in a text are as small letters.
      let forms =
        capital.utf8.first.map { $0 < 0x80 } ?? true ? [word] : Set([word, capital]).sorted()
      for form in forms.map({ Array($0.utf8) }) { words[Int(form[0])].append(form) }
    }
  }

  /// Whether a text begins with one of them that fulfils a condition.
  func contains(beginning text: ArraySlice<UInt8>, where condition: ([UInt8]) -> Bool) -> Bool {
    guard let first = text.first else { return false }
    return words[Int(Self.small(first))].contains { word in
      text.count >= word.count && zip(text, word).allSatisfy { Self.small($0) == $1 }
        && condition(word)
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// What a salutation begins with; a mark ends it.
  static let salutations = LetterWords([
    "尊敬的", "敬爱的", "敬愛的", "亲爱的", "親愛的", "各位", "诸位", "諸位", "dear ", "hello ", "hi ",
    "distinguished ", "your excellenc", "liebe ", "lieber ", "hallo ", "cher ", "chers ",
    "chère ", "chères ", "monsieur", "madame", "mesdames", "messieurs", "votre excellence",
    "estimad",
    "querid", "distinguid", "excelentísim", "señor", "muy señor", "apreciad", "egregi", "gentil",
    "spettabile", "illustre ", "illustrissim", "ilustrísim", "ilustríssim", "caro ", "cara ",
    "cari ", "prezad", "exm", "excelentíssim",
    "senhor", "benvolgu", "estimat ", "estimats ", "distingit", "apreciat", "drogi ", "droga ",
    "drodzy ",
    "milý ", "milá ", "milí ", "dragi ", "draga ", "drage ", "kedves ", "vážení ", "dragă ", "скъп",
    "дорог", "драги ", "драга ", "hyvä ",
    "hyvät ", "kallis ", "mīļais ", "mīļā ", "mielas ", "miela ", "mieli ", "hej ", "hei ",
    "bäste ", "bästa ", "kära ", "ärade ",
    "góðan ", "kæri ", "kæra ", "beste ", "αγαπητ", "κύριε ", "κυρία ", "εξοχότατ", "değerli ",
    "yang terhormat", "yang berhormat", "yang berbahagia", "yang amat ", "yth", "kepada yth",
    "dengan hormat", "tuan ", "kính gửi", "kính thưa", "thưa ", "존경하는 ", "친애하는 ", "กราบเรียน",
    "เรียน ", "السيد",
    "سعادة", "معالي", "حضرة", "جناب", "שלום ", "לכבוד", "хүндэт", "құрметті",
  ])
  /// What a salutation begins with and hardly any other line, so that it needs no mark.
  static let respects = LetterWords([
    "sehr geehrte", "sehr verehrte", "hochverehrte", "geachte ", "hooggeachte ", "zeer geachte",
    "vážený ", "vážená ", "szanown", "tisztelt ", "stimat", "уважаем", "глубокоуважаем",
    "многоуважаем",
    "шановн", "вельмишановн", "паважан", "поштован", "почитуван", "poštovan", "spoštovan",
    "cenjeni ", "cenjena ", "αξιότιμ", "kære ", "kjære ", "arvoisa ", "arvoisat ", "kunnioitet",
    "lugupeetud ", "austatud ", "godātais", "cienījam", "gerbiam", "ágæti ", "virðulegi ",
    "sayın ", "i nderuar", "e nderuar", "të nderuar",
  ])
  /// Salutations that need no mark.
  static let greetings = LetterWords([
    "dear sir or madam", "dear sirs", "dear all", "dear colleagues", "to whom it may concern",
    "ladies and gentlemen", "大家好", "您好", "你好", "拝啓", "拜启", "拜啟",
  ])
  /// What the name in a salutation ends with, before a colon.
  static let honorifics = [
    "先生", "女士", "小姐", "阁下", "閣下", "同志", "主席", "市长", "市長", "省长", "省長", "大使", "领事",
    "領事", "参赞", "參贊", "教授", "老师", "老師", "主任", "书记", "書記", "会长", "會長", "校长", "校長",
    "院长", "院長", "局长", "局長", "处长", "處長", "科长", "科長", "部长", "部長", "经理", "經理", "博士",
    "朋友", "朋友们", "朋友們", "同事", "同事们", "同事們", "同学们", "同學們", "家长", "家長", "来宾",
    "來賓", "嘉宾", "嘉賓", "们", "們", "様", "殿",
  ].map { Array($0.utf8) }
  /// What Japanese and Korean set behind the name of whom they write to.
  static let addresses = [
    "様", " 殿", "\u{3000}殿", "御中", "님께", "님 귀하", " 귀하", " 귀중",
  ].map { Array($0.utf8) }
  /// Common words that end like these.
  static let noAddresses = ["仕様", "模様", "多様", "同様", "文様", "異様"].map { Array($0.utf8) }
  /// What Korean sets behind the name of who writes.
  static let signatures = [" 드림", " 올림", " 배상"].map { Array($0.utf8) }
  /// What stands before the name of a party for whom somebody signs.
  static let parties = LetterWords([
    "for and on behalf of ", "on behalf of ", "for the ", "for ", "за ", "от имени ",
    "від імені ", "pour le ", "pour la ", "pour ", "au nom de ", "au nom du ", "für die ",
    "für das ", "für den ", "für ", "im namen der ", "im namen des ", "por el ", "por la ",
    "por ", "en nombre de ", "en nombre del ", "pelo ", "pela ", "em nome de ", "em nome da ",
    "em nome do ", "per il ", "per la ", "per ", "a nome di ", "a nome del ", "za ", "u ime ",
    "w imieniu ", "jménem ", "v mene ", "namens de ", "voor de ", "voor ", "för ",
    "på vegne av ", "på vegne af ", "på vägnar ", "pentru ", "în numele ", "για ",
    "от името на ",
  ])
  /// What stands behind such a name.
  static let partyEndings = ["代表", "대표", " adına", " puolesta", " nevében"].map { Array($0.utf8) }
  /// Whole lines that take leave.
  static let eastAsianClosings = LetterWords([
    "谨致", "謹致", "问候", "問候", "顺颂", "順頌", "顺祝", "順祝", "即颂", "即頌", "敬颂", "敬頌", "商祺", "时祺",
    "時祺", "台安", "近安", "大安", "春安", "夏安", "秋安", "冬安", "崇高的敬意", "崇高敬意",
    "此致", "敬礼", "敬禮", "此致敬礼", "此致敬禮", "此致 敬礼", "此致 敬禮", "谨启", "謹啟", "谨上", "謹上", "敬上", "敬启",
    "敬啟", "顺颂商祺", "順頌商祺", "顺祝商祺", "順祝商祺", "顺颂时祺", "順頌時祺", "即颂近安", "即頌近安", "祝好", "祝工作顺利",
    "祝工作順利", "祝身体健康", "祝身體健康", "祝一切顺利", "祝一切順利", "谢谢", "謝謝", "敬具", "敬白", "謹白", "謹言", "草々", "早々",
    "かしこ", "完", "全文完", "감사합니다", "고맙습니다", "안녕히 계십시오", "안녕히 계세요",
  ])
  /// What stands before a colon and those who get a copy.
  static let copies = LetterWords([
    "正本", "副本", "抄送", "抄报", "抄報", "主送", "cc", "copy to", "copies to", "original to", "kopie an",
    "copie à", "copia a", "copia para", "cópia para", "копия",
  ])
  /// What a line that takes leave consists of; a name may follow.
  static let closings = LetterWords([
    "ends", "yours sincerely", "sincerely yours", "yours very sincerely", "sincerely",
    "yours faithfully", "faithfully yours", "yours truly", "respectfully yours",
    "yours respectfully", "respectfully", "with best regards", "best regards",
    "with kind regards", "kind regards", "with warm regards", "warm regards", "regards",
    "with best wishes", "best wishes", "all the best", "many thanks", "yours cordially",
    "cordially", "mit freundlichen grüßen", "mit freundlichem gruß", "mit freundlichen grüssen",
    "mit besten grüßen", "mit herzlichen grüßen", "freundliche grüße", "freundliche grüsse",
    "beste grüße", "viele grüße", "herzliche grüße", "mit vorzüglicher hochachtung",
    "hochachtungsvoll", "met vriendelijke groeten", "met vriendelijke groet",
    "vriendelijke groeten", "vriendelijke groet", "met hoogachting", "hoogachtend",
    "bien cordialement", "cordialement", "respectueusement", "sincères salutations",
    "meilleures salutations", "salutations distinguées", "bien à vous", "muy atentamente",
    "atentamente", "le saluda atentamente", "respetuosamente", "saludos cordiales",
    "atentos saludos", "un cordial saludo", "reciba un cordial saludo", "atentament",
    "cordialment", "ben cordialment", "cordiali saluti", "distinti saluti", "i migliori saluti",
    "con i migliori saluti", "cordialmente", "atenciosamente", "respeitosamente",
    "com os melhores cumprimentos", "os melhores cumprimentos", "melhores cumprimentos",
    "cu stimă", "cu deosebită stimă", "cu respect", "cu considerație",
    "cu deosebită considerație", "med venlig hilsen", "venlig hilsen", "de bedste hilsner",
    "bedste hilsner", "med vennlig hilsen", "vennlig hilsen", "med venleg helsing",
    "venleg helsing", "med beste hilsen", "beste hilsen", "med vänlig hälsning",
    "med vänliga hälsningar", "vänlig hälsning", "vänliga hälsningar", "med bästa hälsningar",
    "bästa hälsningar", "högaktningsfullt", "með vinsemd og virðingu", "með virðingu",
    "með kveðju", "virðingarfyllst", "ystävällisin terveisin", "parhain terveisin",
    "kunnioittavasti", "kunnioittaen", "lugupidamisega", "parimate soovidega", "ar cieņu",
    "pagarbiai", "su pagarba", "s pozdravem", "s přátelským pozdravem", "se srdečným pozdravem",
    "s úctou", "s pozdravom", "so srdečným pozdravom", "z poważaniem", "z wyrazami szacunku",
    "łączę wyrazy szacunku", "z pozdrowieniami", "serdecznie pozdrawiam", "tisztelettel",
    "őszinte tisztelettel", "üdvözlettel", "szívélyes üdvözlettel", "s poštovanjem",
    "s štovanjem", "srdačan pozdrav", "lijep pozdrav", "s spoštovanjem", "lep pozdrav",
    "me respekt", "me nderime", "с уважением", "с глубоким уважением",
    "с наилучшими пожеланиями", "искренне ваш", "з повагою", "з найкращими побажаннями",
    "щиро ваш", "з павагай", "с уважение", "с почит", "с поштовањем", "срдачан поздрав",
    "со почит", "με εκτίμηση", "με σεβασμό", "με φιλικούς χαιρετισμούς", "saygılarımla",
    "saygılarımızla", "hormat kami", "hormat saya", "salam hormat", "yang benar",
    "trân trọng kính chào", "trân trọng", "kính thư", "ขอแสดงความนับถือ", "مع خالص التحية",
    "مع أطيب التحيات", "مع التحية", "בכבוד רב", "בברכה", "хүндэтгэсэн", "құрметпен",
  ])
}

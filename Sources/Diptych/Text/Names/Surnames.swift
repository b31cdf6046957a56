/// How surnames in Chinese characters are spelt where Hanyu Pinyin is not used: 陳 as Chan, 蔡 as Tsai,
/// 朴 as Park, 福田 as Fukuda.
///
/// The spellings that people of Hong Kong, Taiwan, South-East Asia, Korea and Japan commonly use for
/// themselves, put together by hand.
struct Surnames: Sendable {
  /// The spellings of each surname, by its simplified characters.
  private let spellings: [[UInt32]: [[UInt8]]]
  /// The surnames of each spelling.
  private let names: [[UInt8]: [[UInt32]]]
  /// The surnames of two characters, whether they are spelt otherwise or not.
  private let longOfChinese: Set<[UInt32]>
  /// The most characters of a surname here.
  private static let longest = 3

  /// Makes the list; `variants` fold its characters as those of names are.
  init(variants: ChineseVariants) {
    var spellings: [[UInt32]: [[UInt8]]] = [:]
    var names: [[UInt8]: [[UInt32]]] = [:]
    for list in [Self.chinese, Self.korean, Self.japanese] {
      for entry in list.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
        let words = entry.split(separator: " ")
        guard let first = words.first else { continue }
        let latin = words.dropFirst().map { Array($0.utf8) }
        let name = first.unicodeScalars.map { variants.simplified($0.value) }
        spellings[name, default: []] += latin
        for letters in latin where names[letters]?.contains(name) != true {
          names[letters, default: []].append(name)
        }
      }
    }
    self.spellings = spellings
    self.names = names
    longOfChinese = Set(
      Self.long.split(whereSeparator: \.isWhitespace).map { name in
        name.unicodeScalars.map { variants.simplified($0.value) }
      })
  }

  /// Whether some surname here is spelt with these small letters.
  func has(_ letters: [UInt8]) -> Bool { names[letters] != nil }

  /// The surnames, in simplified characters, that are spelt with these small letters.
  func names(spelt letters: [UInt8]) -> [[UInt32]] { names[letters] ?? [] }

  /// How many of the first characters of a name are a surname that is spelt with `letters`, the most; 0 if
  /// none are.
  func length(of letters: [UInt8], in name: [UInt32]) -> Int {
    var count = min(Self.longest, name.count - 1)
    while count > 0 {
      if spellings[Array(name[..<count])]?.contains(letters) == true { return count }
      count -= 1
    }
    return 0
  }

  /// Whether two characters are a surname of Chinese.
  func isLong(_ name: [UInt32]) -> Bool { longOfChinese.contains(name) }

  /// Whether a name begins with a surname of two characters or more here.
  func hasLongSurname(_ name: [UInt32]) -> Bool {
    (2...Self.longest).contains { name.count > $0 && spellings[Array(name[..<$0])] != nil }
  }

  private static let long = """
    歐陽 司馬 上官 諸葛 司徒 皇甫 尉遲 夏侯 令狐 慕容 端木 東方 公孫 獨孤 南宮 長孫 宇文 軒轅 鍾離 淳于 澹臺 申屠
    太史 閭丘 濮陽 呼延 赫連 万俟 拓跋 百里 東郭 西門
    """

  private static let chinese = """
    劉 liu lau low;陳 chan tan chin ting;林 lam lim liem;黃 wong ng huang ooi oei wee;李 lee li lie;王 wong ong heng;吳 ng goh go wu
    張 cheung chang teo teoh tio thio chong;蔡 tsai choi choy chua tjoa;楊 yeung yang yong young yeo;許 hsu hui koh khoo
    鄭 cheng tay chang;謝 hsieh tse cheah chia tjia;洪 hung hong ang;郭 kwok kuo quek kwek kwee;邱 chiu yau khoo
    曾 tseng tsang chan;廖 liao liu leow;賴 lai;徐 hsu tsui chui;周 chow chou chau chew;葉 yeh yip ip yap
    蘇 su so soh;莊 chuang chong;呂 lu lui loo;江 chiang kong;何 ho;蕭 hsiao siu shaw;羅 lo law loh
    高 kao ko;潘 pan poon pun phua;簡 chien kan;朱 chu choo;鍾 chung cheung;彭 peng pang;游 yu yau
    詹 chan chim;胡 hu wu woo;施 shih sze see sy sie;沈 shen shum sim;余 yu yue;盧 lu lo loo;梁 liang leung neo
    趙 chao chiu chew;顏 yen ngan;柯 ko or;翁 weng yung ong;魏 wei ngai;孫 sun suen;戴 tai;范 fan
    方 fang fong;宋 sung;鄧 teng tang;杜 tu to;傅 fu foo;侯 hou hau;曹 tsao tso;薛 hsueh sit;丁 ting
    馬 ma mah;馮 fung;董 tung;唐 tang tong;石 shih shek;蔣 chiang tseung;溫 wen wan;田 tien tin
    姜 chiang keung;汪 wang wong;涂 tu;熊 hsiung hung;紀 chi;程 cheng ching;康 kang hong;姚 yao yiu
    連 lien lin;袁 yuan yuen;韓 han hon;陶 tao to;尤 yu yau;金 chin kam;俞 yu;秦 chin chun
    歐 ou au;歐陽 ouyang auyeung owyang;司徒 szeto;諸葛 chuko;司馬 szema ssuma;上官 sheungkoon
    龔 kung;孔 kung hung;關 kuan kwan;顧 ku koo;葛 ko kot;管 kuan koon;古 ku;霍 huo fok;賀 ho
    雷 lei lui;黎 li lai;駱 lo lok;陸 lu luk loke;龍 lung;麥 mai mak;毛 mao mo;孟 meng mang;莫 mo mok
    倪 ni ngai;任 jen yam;阮 yuan yuen;邵 shao shiu siu;史 shih sze;譚 tan tam;湯 tang tong;韋 wei wai
    文 wen man;伍 wu ng;嚴 yen yim;易 i yik;殷 yin yan;尹 yin wan;余 yu yee;章 chang cheung;錢 chien chin
    祝 chu chuk;岑 tsen shum;甘 kan kam;冼 hsien sin;區 ou au;容 jung yung;夏 hsia ha;向 hsiang heung
    項 hsiang hong;辛 hsin sun;邢 hsing ying;段 tuan tuen;賈 chia ka;焦 chiao;齊 chi tsai;喬 chiao kiu
    白 pai pak;包 pao pau;畢 pi;卓 cho cheuk;查 cha;成 cheng shing;丘 chiu yau;饒 jao yiu;申 shen san
    萬 wan man;吉 chi kat;巫 wu mo;龐 pang pong;佘 she;鄒 tsou chau;左 tso;臧 tsang;宗 tsung
    """

  private static let korean = """
    金 kim gim;李 lee yi rhee ri;朴 park pak bak;崔 choi choe;鄭 jung chung jeong;姜 kang gang;趙 cho jo
    尹 yoon yun;張 jang chang;林 lim im rim;韓 han;吳 oh o;徐 seo suh;申 shin sin;權 kwon gwon
    黃 hwang;安 ahn an;宋 song;柳 yoo ryu yu;洪 hong;全 jeon chun;高 ko koh go;文 moon mun;孫 son sohn
    梁 yang ryang;裴 bae pae;白 baek paik;曹 cho jo;許 hur huh heo;南 nam;盧 roh noh no;河 ha;沈 shim sim
    丁 jung chung jeong;郭 kwak gwak;車 cha;具 koo gu;禹 woo u;羅 na ra;閔 min;池 ji chi;陳 jin chin
    嚴 um eom;元 won;千 chun cheon;方 bang pang;康 kang gang;玄 hyun hyon;咸 ham;太 tae thae;潘 ban pan
    成 sung seong;辛 shin sin;任 lim im yim;周 joo ju;馬 ma;王 wang;余 yeo;俞 yoo yu;田 jeon chun
    秦 jin;薛 seol sul;魚 eo;石 seok suk;奇 ki;吉 gil kil;魏 wi;表 pyo;明 myung myong;都 do;朱 joo ju
    """

  private static let japanese = """
    佐藤 sato;鈴木 suzuki;高橋 takahashi;田中 tanaka;伊藤 ito;伊東 ito;渡邊 watanabe;渡辺 watanabe;渡部 watanabe
    山本 yamamoto;中村 nakamura;小林 kobayashi;加藤 kato;吉田 yoshida;山田 yamada;佐々木 sasaki
    山口 yamaguchi;松本 matsumoto;井上 inoue;木村 kimura;林 hayashi;斎藤 saito;齋藤 saito;斉藤 saito
    齊藤 saito;清水 shimizu;山崎 yamazaki yamasaki;森 mori;池田 ikeda;橋本 hashimoto;阿部 abe;石川 ishikawa
    山下 yamashita;中島 nakajima nakashima;石井 ishii;小川 ogawa;前田 maeda;岡田 okada;長谷川 hasegawa
    藤田 fujita;後藤 goto;近藤 kondo;村上 murakami;遠藤 endo;青木 aoki;坂本 sakamoto;福田 fukuda
    太田 ota;西村 nishimura;藤井 fujii;金子 kaneko;岡本 okamoto;藤原 fujiwara;中野 nakano;三浦 miura
    原田 harada;中川 nakagawa;松田 matsuda;竹内 takeuchi;小野 ono;田村 tamura;中山 nakayama;和田 wada
    石田 ishida;森田 morita;上田 ueda;原 hara;内田 uchida;柴田 shibata;酒井 sakai;宮崎 miyazaki
    横山 yokoyama;高木 takagi;安藤 ando;宮本 miyamoto;大野 ono;小島 kojima;工藤 kudo;谷口 taniguchi
    今井 imai;高田 takada;丸山 maruyama;増田 masuda;杉山 sugiyama;村田 murata;大塚 otsuka;新井 arai
    小山 koyama;平野 hirano;藤本 fujimoto;河野 kono;上野 ueno;野口 noguchi;武田 takeda;松井 matsui
    千葉 chiba;岩崎 iwasaki;菅原 sugawara;木下 kinoshita;久保 kubo;佐野 sano;野村 nomura;松尾 matsuo
    菊地 kikuchi;菊池 kikuchi;杉本 sugimoto;市川 ichikawa;古川 furukawa;大西 onishi;島田 shimada
    水野 mizuno;桜井 sakurai;高野 takano;渡 watari;吉川 yoshikawa;山内 yamauchi;西田 nishida;飯田 iida
    菊川 kikukawa;西川 nishikawa;小松 komatsu;北村 kitamura;安田 yasuda;五十嵐 igarashi;川口 kawaguchi
    平田 hirata;関 seki;中田 nakata;久保田 kubota;服部 hattori;東 higashi azuma;岩田 iwata;土屋 tsuchiya
    川崎 kawasaki;福島 fukushima;本田 honda;辻 tsuji;樋口 higuchi;秋山 akiyama;田口 taguchi;永井 nagai
    中西 nakanishi;吉村 yoshimura;川上 kawakami;石原 ishihara;大橋 ohashi;松岡 matsuoka;馬場 baba
    浜田 hamada;森本 morimoto;星野 hoshino;岡 oka;大島 oshima;八木 yagi;荒木 araki;片山 katayama
    安倍 abe;岸田 kishida;麻生 aso;小泉 koizumi;菅 suga kan;石破 ishiba;鳩山 hatoyama;野田 noda
    中曾根 nakasone;村山 murayama;小池 koike;大平 ohira;竹下 takeshita;宮澤 miyazawa;宮沢 miyazawa
    岸 kishi;池上 ikegami;黒田 kuroda;二階 nikai;茂木 motegi;甘利 amari;玉城 tamaki;吉野 yoshino
    大江 oe;川端 kawabata;三島 mishima;谷崎 tanizaki;夏目 natsume;芥川 akutagawa;黒澤 kurosawa;宮城 miyagi
    豊田 toyoda toyota;松下 matsushita;盛田 morita;稻盛 inamori;丹羽 niwa
    """
}

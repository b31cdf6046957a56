extension Era {
  /// The eras with their names in all forms.
  static let all: [(names: [[UInt32]], era: Era)] =
    read(ours, isLunar: false) + dynasties.flatMap { read($0, isLunar: true) }

  /// Reads `明治1868+45`: names, the first year and how many years there are.
  ///
  /// A star says that the name of the dynasty has to stand before it.
  private static func read(_ list: String, isLunar: Bool) -> [(names: [[UInt32]], era: Era)] {
    list.split(separator: " ").map { entry in
      let needsDynasty = entry.hasPrefix("*")
      let name = entry.prefix { !$0.isASCII || $0 == "/" || $0 == "*" }
      let numbers = entry.dropFirst(name.count).split(separator: "+").compactMap { Int($0) }
      precondition(numbers.count == 2, "an era has a first year and a length")
      return (
        name.drop { $0 == "*" }.split(separator: "/").map { $0.unicodeScalars.map(\.value) },
        Era(
          firstYear: numbers[0], lastYear: numbers[1], isLunar: isLunar, needsDynasty: needsDynasty)
      )
    }
  }

  /// Those whose years and months are ours; 民國 counts on.
  private static let ours =
    "民國/民国1912+200 公元/西元1+2199 令和2019+80 平成1989+31 昭和1926+64 大正1912+15 明治1868+45"

  /// The eras of emperors from 618 on that were counted for more than a year, as the chronological tables of the
  /// standard histories give them: the year in which most of the first one lies, and how many there were.
  private static let dynasties = [
    // Tang
    """
    武德618+9 貞觀/贞观627+23 永徽650+6 顯慶/显庆656+6 龍朔/龙朔661+3 麟德664+2 乾封666+3 \
    總章/总章668+3 咸亨670+5 上元674+3 儀鳳/仪凤676+4 調露/调露679+2 永隆680+2 垂拱685+4 \
    *長壽/长寿692+3 聖曆/圣历698+3 *長安/长安701+4 神龍/神龙705+3 景龍/景龙707+4 景雲/景云710+2 \
    先天712+2 開元/开元713+29 天寶/天宝742+15 至德756+3 乾元758+3 上元760+2 寶應/宝应762+2 \
    廣德/广德763+2 *永泰765+2 大曆/大历766+14 建中780+4 貞元/贞元785+21 *元和806+15 \
    長慶/长庆821+4 寶曆/宝历825+3 *大和827+9 太和827+9 開成/开成836+5 *會昌/会昌841+6 大中847+14 \
    咸通860+15 乾符874+6 廣明/广明880+2 *中和881+5 光啟/光启885+4 大順/大顺890+2 景福892+2 \
    乾寧/乾宁894+5 光化898+4 天復/天复901+4 天祐904+4
    """,
    // Song
    """
    建隆960+4 乾德963+6 開寶/开宝968+9 太平興國/太平兴国976+9 雍熙984+4 端拱988+2 淳化990+5 \
    至道995+3 咸平998+6 景德1004+4 大中祥符1008+9 天禧1017+5 天聖/天圣1023+10 明道1032+2 \
    景祐1034+5 寶元/宝元1038+3 康定1040+2 慶曆/庆历1041+8 皇祐1049+6 至和1054+3 嘉祐1056+8 \
    治平1064+4 熙寧/熙宁1068+10 元豐/元丰1078+8 元祐1086+9 紹聖/绍圣1094+5 元符1098+3 \
    崇寧/崇宁1102+5 大觀/大观1107+4 *政和1111+8 *重和1118+2 *宣和1119+7 靖康1126+2 建炎1127+4 \
    *紹興/绍兴1131+32 隆興/隆兴1163+2 乾道1165+9 淳熙1174+16 紹熙/绍熙1190+5 慶元/庆元1195+6 \
    嘉泰1201+4 開禧/开禧1205+3 *嘉定1208+17 寶慶/宝庆1225+3 紹定/绍定1228+6 端平1234+3 \
    嘉熙1237+4 淳祐1241+12 寶祐/宝祐1253+6 景定1260+5 咸淳1265+10 德祐1275+2 景炎1276+3 \
    祥興/祥兴1278+2
    """,
    // Yuan
    """
    中統/中统1260+5 至元1264+31 元貞/元贞1295+3 大德1297+11 至大1308+4 皇慶/皇庆1312+2 \
    延祐1314+7 至治1321+3 泰定1324+5 天曆/天历1328+3 至順/至顺1330+4 元統/元统1333+3 至元1335+6 \
    至正1341+28
    """,
    // Ming
    """
    洪武1368+31 建文1399+4 永樂/永乐1403+22 洪熙1425+1 宣德1426+10 正統/正统1436+14 景泰1450+8 \
    天順/天顺1457+8 成化1465+23 弘治1488+18 正德1506+16 嘉靖1522+45 隆慶/隆庆1567+6 \
    萬曆/萬歷/万历1573+48 天啟/天启1621+7 崇禎/崇祯1628+17
    """,
    // Qing
    """
    天聰/天聪1627+10 崇德1636+8 順治/顺治1644+18 康熙1662+61 雍正1723+13 乾隆1736+60 \
    嘉慶/嘉庆1796+25 道光1821+30 咸豐/咸丰1851+11 同治1862+13 光緒/光绪1875+34 宣統/宣统1909+3
    """,
  ]
}

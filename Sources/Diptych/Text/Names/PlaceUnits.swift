/// What the names of places end with in Chinese and in English: 区 and District, 路 and Road.
struct PlaceUnits: Sendable {
  private struct Unit: Sendable {
    /// In simplified characters.
    var han: [UInt32]
    /// Words in small letters.
    var english: [[UInt32]]
    /// Whether a name without it is another place's: 重庆北站 is no Chongqing.
    var isRequired: Bool
  }

  /// The longest first.
  private let units: [Unit]
  private let english: Set<[UInt32]>
  /// The last words of the units.
  private let words: Set<[UInt32]>

  /// Makes the list.
  init() {
    units = Self.list.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { entry in
      let parts = entry.split(separator: " ", maxSplits: 1)
      let words = parts[1].split(separator: ",")
      return Unit(
        han: parts[0].unicodeScalars.drop { $0 == "!" }.map(\.value),
        english: words.map { Array($0.unicodeScalars.drop { $0 == " " }.map(\.value)) },
        isRequired: parts[0].hasPrefix("!"))
    }.sorted { $0.han.count > $1.han.count }
    english = Set(units.flatMap(\.english))
    words = Set(english.compactMap { $0.split(separator: 0x20).last.map(Array.init) })
  }

  /// Whether some unit ends with a word in small letters.
  func isUnit(_ word: [UInt32]) -> Bool { words.contains(word) }

  /// A name without 市, 省, 区, 县 or 州; `nil` if it has none of these.
  static func withoutHanUnit(_ scalars: [UInt32]) -> [UInt32]? {
    guard scalars.count > 2, let last = scalars.last else { return nil }
    switch last {
    case 0x5E02, 0x7701, 0x533A, 0x53BF, 0x5DDE: return scalars.dropLast()  // 市省区县州
    default: return nil
    }
  }

  /// A name in letters without its unit: Yuzhong District, Mount Jinyun.
  func split(_ name: [UInt32]) -> (bare: ArraySlice<UInt32>, unit: ArraySlice<UInt32>?) {
    let spaces = name.indices.filter { name[$0] == 0x20 }
    for space in spaces.suffix(3) where english.contains(Array(name[(space + 1)...])) {
      return (name[..<space], name[(space + 1)...])
    }
    if let space = spaces.first, english.contains(Array(name[..<space])) {
      return (name[(space + 1)...], name[..<space])
    }
    return (name[...], nil)
  }

  /// The lengths of the units that a name in simplified characters ends with, the longest first; only those
  /// that may be called `unit` in English, if there is one, or else be left out.
  func lengths(endOf name: ArraySlice<UInt32>, called unit: ArraySlice<UInt32>?) -> [Int] {
    lengths(calling: unit) { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  /// The lengths of all the units that a name in simplified characters ends with, the longest first.
  func lengths(endOf name: ArraySlice<UInt32>) -> [Int] {
    units.map(\.han).filter { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
      .map(\.count)
  }

  /// The length of the unit called `unit` in English that a text goes on with; 0 if there is none.
  func length(startOf text: ArraySlice<UInt32>, called unit: ArraySlice<UInt32>) -> Int {
    lengths(calling: unit) { text.starts(with: $0) }.first ?? 0
  }

  private func lengths(
    calling unit: ArraySlice<UInt32>?, _ isThere: ([UInt32]) -> Bool
  ) -> [Int] {
    units.filter { entry in
      isThere(entry.han)
        && (unit.map { unit in entry.english.contains { $0[...] == unit } } ?? !entry.isRequired)
    }.map(\.han.count)
  }

  private static let list = """
    省 province;自治区 autonomous region;市 city,municipality;区 district,area,zone,region;县 county
    府 prefecture,province;郡 county;道 province;广域市 metropolitan city,city
    州 prefecture,state,region;自治州 autonomous prefecture,prefecture;自治县 autonomous county,county;镇 town,township
    乡 township;村 village;新区 new area,new district;开发区 development zone;高新区 high-tech zone
    保税区 bonded zone,bonded area;自贸区 free trade zone;街道 subdistrict,street;社区 community
    路 road,avenue;大道 avenue,boulevard,road;街 street,avenue;大街 street,avenue;步行街 pedestrian street
    巷 lane,alley;胡同 hutong,alley;桥 bridge;大桥 bridge;隧道 tunnel;立交 interchange;!站 station
    !火车站 railway station,station;!机场 airport;!国际机场 international airport,airport;港 port,harbor,harbour
    码头 dock,wharf,pier,port;港口 port;口岸 port;广场 square,plaza;公园 park;森林公园 forest park,park
    园 park,garden;花园 garden;动物园 zoo;江 river;河 river;溪 creek,stream,river;湖 lake;海 sea,lake
    池 pond,lake,pool;泉 spring;瀑布 waterfall,falls;湾 bay;海峡 strait;水库 reservoir;运河 canal
    山 mountain,mountains,mount,hill,mt;山脉 mountains;岭 ridge,mountain,mountains;峰 peak;峡 gorge
    峡谷 gorge,canyon,valley;谷 valley;沟 valley,gully;洞 cave,cavern;岛 island;群岛 islands;半岛 peninsula
    关 pass;寺 temple,monastery;庙 temple;塔 pagoda,tower;宫 palace,temple;城 city,town;古城 ancient city,ancient town
    古镇 ancient town,old town;门 gate;楼 tower,building;平原 plain;高原 plateau;盆地 basin;草原 grassland,grasslands,prairie
    沙漠 desert;海滩 beach;温泉 hot spring,hot springs;景区 scenic area,scenic spot;石窟 grottoes
    !工业园 industrial park;!工业园区 industrial park;!科技园 science park;!产业园 industrial park
    !北站 north railway station,north station;!南站 south railway station,south station
    !东站 east railway station,east station;!西站 west railway station,west station
    !宾馆 hotel,guest house,guesthouse;!饭店 hotel;!酒店 hotel;!大酒店 hotel,grand hotel;!校区 campus
    !大坝 dam;!水电站 hydropower station,power station;!核电站 nuclear power plant,nuclear power station
    """
}

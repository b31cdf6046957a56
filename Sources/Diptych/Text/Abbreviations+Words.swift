// Compiled by hand from general knowledge of the languages. Words of more than eight bytes are left
// out: they are looked up as one number.
extension Abbreviations {
  static let englishWords = AbbreviationWords(
    never: """
      mr mrs ms messrs mme mlle dr prof rev hon gov pres gen lt col maj capt cmdr sgt cpl adm brig
      sen rep amb vs e.g i.e eg ie cf viz approx ca al. esp incl excl dept assn univ ft mt st ste
      vice. supt insp det comr fr sr. asst messr mtg
      """,
    beforeNumber: """
      no nos pp p vol vols fig figs art arts sec secs sect ch chap par paras para eq eqs ed ex tab
      pt ver v n nr ser app cl reg regs tel ext box jan feb mar apr jun jul aug sep sept oct nov dec
      """,
    unlessStarter: """
      inc ltd co corp bros llc plc jr sr esq etc al a.m p.m am. pm. b.c a.d b.c.e c.e u.s u.k u.n
      e.u u.s.a d.c l.a n.y ph.d m.d b.a m.a b.sc m.sc ll.b ave blvd rd hwy bldg min max est govt
      intl natl mfg
      """,
    starters: """
      the an in on at it its he she they we you this that these those there but and or so if when
      while after before however as for from by with to our his her their my your what who why how
      where since although though because during under then thus also not according meanwhile
      moreover finally first second third both all some many most each every several such despite
      among since until unlike instead please
      """)

  static let germanWords = AbbreviationWords(
    never: """
      z.b d.h u.a z.t bzw vgl ggf evtl inkl exkl usf sog bspw hr fr hrsg geb gest verh ing dipl
      z d i.d.r o.ä v.a u.u bez betr
      """,
    beforeNumber: "nr abs art s bd aufl kap ziff abb jh anm",
    unlessStarter: "usw etc ff f str jr mio mrd",
    starters: """
      der die das ein eine einen es er sie wir ich ihr im am und aber auch mit für bei nach auf zu
      diese dieser dieses wenn als da doch so nur wie was wer den dem des um aus seit durch
      """)

  static let frenchWords = AbbreviationWords(
    never: "mm mgr pr st ste p.ex c.-à-d env cf me éd bd boul",
    beforeNumber: "art n vol chap fig t p pp av",
    unlessStarter: "etc cie",
    starters: """
      le la les un une des il elle ils elles nous vous on ce cet cette ces en dans pour mais et au
      aux à par sur avec si selon ainsi cependant depuis après avant
      """)

  static let spanishWords = AbbreviationWords(
    never: """
      sr sra srta sres dr dra d dña ud uds p.ej gral lic ing prof excmo excma excmos ilmo ilma avda
      pza ee ff rr
      """,
    beforeNumber: "art núm pág págs vol cap fig",
    unlessStarter: "etc s.a cía ee.uu uu aa hh",
    starters: """
      el la los las un una en se por para pero y no es al con si según como este esta estos estas
      su sus desde
      """)

  static let portugueseWords = AbbreviationWords(
    never: "sr sra dr dra prof exmo exma v.ex d eng arq",
    beforeNumber: "art n.º núm pág págs vol cap fig",
    unlessStarter: "etc s.a ltda cia",
    starters: "o a os as um uma em no na nos nas se por para mas e ao com este esta",
  )

  static let italianWords = AbbreviationWords(
    never: """
      sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing arch avv geom rag on es p.es p.zza v.le
      c.so spett egr gent
      """,
    beforeNumber: "art n pag pagg vol cap fig",
    unlessStarter: "ecc s.p.a s.r.l",
    starters: "il lo la i gli le un una in si per ma e al con se nel nella questo questa")

  static let russianWords = AbbreviationWords(
    never: """
      г-н г-жа т.е т.к т.н им ул пр пер гр проф акад пл просп наб корп обл пос доц кн адм ком зам
      """,
    beforeNumber: "с ст п гл рис табл № т",
    unlessStarter: "г гг тыс млн млрд руб др пр т.д т.п",
    starters: """
      В И Но На Он Она Они Мы Я Вы Это С По Для К О За При Как Так А Не Если Из От До Что Кто
      """)

  static let dutchWords = AbbreviationWords(
    never: """
      dhr mevr mw mr drs ir ing jhr d.w.z o.a m.b.t t.a.v i.p.v a.u.b bijv incl excl resp evt
      """,
    beforeNumber: "blz art nr lid par tel bijl",
    unlessStarter: "enz e.v e.a e.d a.s jl",
    starters: """
      de het een in op van en maar dit deze dat die er we wij zij hij ik u voor met bij na om als
      """)

  static let scandinavianWords = AbbreviationWords(
    never: """
      t.ex f.eks bl.a dvs ev evt ang resp s.k hhv ca inkl tf dr
      """,
    beforeNumber: "kl s nr kap art par stk pkt tel tlf",
    unlessStarter: "osv m.m m.fl o.s.v mv",
    starters: """
      den det de en ett et i på av til till och og men som det der vi han hun hon jeg jag du för for
      med vid ved efter etter når när
      """)

  static let polishWords = AbbreviationWords(
    never: """
      ul al pl os im św ks mgr inż hab prof red płk gen tzn tj np m.in dr
      """,
    beforeNumber: "godz nr s str art ust pkt poz tel lok",
    unlessStarter: "itd itp r w",
    starters: """
      w z na i a o po od za to ten ta te oraz ale jest nie przy dla do jak
      """)

  static let czechWords = AbbreviationWords(
    never: """
      ing mgr bc mudr judr phdr rndr doc prof dr csc gen kpt pí sl tj tzn např mj resp nám ul tř
      """,
    beforeNumber: "č čl odst str tel hod kap příl",
    unlessStarter: "atd apod aj",
    starters: "v na je to ten ta do a i po od pro při s z")

  static let hungarianWords = AbbreviationWords(
    never: "dr özv ifj id ny pl ill ún kb",
    beforeNumber: "tel sz u",
    unlessStarter: "stb",
    starters: "a az egy és de ha ez ezek azt nem is hogy")

  static let vietnameseWords = AbbreviationWords(
    never: "ts ths gs pgs tp tx ks bs ls nxb cn", unlessStarter: "v.v")
}

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
      among since until unlike instead
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
    never: "mm mgr pr st ste p.ex c.-à-d env cf me éd",
    beforeNumber: "art n vol chap fig t p pp av",
    unlessStarter: "etc cie",
    starters: """
      le la les un une des il elle ils elles nous vous on ce cet cette ces en dans pour mais et au
      aux à par sur avec si selon ainsi cependant depuis après avant
      """)

  static let spanishWords = AbbreviationWords(
    never: "sr sra srta sres dr dra d dña ud uds p.ej gral lic ing prof",
    beforeNumber: "art núm pág págs vol cap fig",
    unlessStarter: "etc s.a cía ee.uu",
    starters: """
      el la los las un una en se por para pero y no es al con si según como este esta estos estas
      su sus desde
      """)

  static let portugueseWords = AbbreviationWords(
    never: "sr sra dr dra prof exmo v.ex d",
    beforeNumber: "art n.º núm pág págs vol cap fig",
    unlessStarter: "etc s.a ltda cia",
    starters: "o a os as um uma em no na nos nas se por para mas e ao com este esta",
  )

  static let italianWords = AbbreviationWords(
    never: "sig sigg dott prof ing avv on es ecc. p.es",
    beforeNumber: "art n pag pagg vol cap fig",
    unlessStarter: "ecc s.p.a s.r.l",
    starters: "il lo la i gli le un una in si per ma e al con se nel nella questo questa")

  static let russianWords = AbbreviationWords(
    never: "г-н г-жа т.е т.к т.н им ул пр пер стр. гр проф акад",
    beforeNumber: "с ст п гл рис табл № т",
    unlessStarter: "г гг тыс млн млрд руб др пр т.д т.п",
    starters: """
      В И Но На Он Она Они Мы Я Вы Это С По Для К О За При Как Так А Не Если Из От До Что Кто
      """)
}

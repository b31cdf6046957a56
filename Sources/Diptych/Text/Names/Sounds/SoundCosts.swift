/// What it costs that one sound stands for another, in hundredths.
struct SoundCosts {
  private var costs = [UInt8](repeating: 100, count: 128 * 128)

  func cost(_ han: HanSound, _ latin: LatinSound) -> Int {
    if han.isVowel, latin.isVowel {
      if han.vowels.isEmpty || latin.vowels.isEmpty { return 5 }
      return han.vowels.isDisjoint(with: latin.vowels) ? 20 : 0
    }
    return Int(costs[Int(han.letter) << 7 | Int(latin.letter)])
  }

  /// Set by hand, from how transcriptions are made.
  ///
  /// What is not here costs 100. A vowel is `-`.
  static let standard = SoundCosts(
    """
    b: b p v35 f50
    p: p b20 f40
    m: m n60
    f: f v w30 p40 h40
    d: d t T10 C50 j50
    t: t d20 T C50 Z40
    n: n l60
    l: l r n60
    g: g k G15 q h50
    k: k g20 C30 h40 G40
    h: h k40 g30 C25 j20 w20 f40 X40 S50 r60
    j: j G C20 k15 g15 Z30 z30 S40 c40 s40 y30 d50 t50
    q: C j10 G10 k20 Z30 c30 S30 z40 s40 t50
    x: s c X S10 h15 C20 z20 j30 k50
    Z: j G C10 z20 Z20 s40 S30 d50 t50 r40
    C: C S30 t50 j30 c30 s40 Z20 z40 k50
    S: S s10 C20 c20 X20 j30 z40 T40
    r: r j15 l30 G30 y30 z30 S40
    z: z Z s15 c20 j35 T30 C30 d50 t50
    c: Z c z15 s20 C30 t50
    s: s c z10 Z20 T15 S30
    y: y j10 G30 -10 r50
    w: w v -10 b40 h35 f40 m40 g50
    N: n m10 N
    R: r l n50
    """)

  private init(_ lines: String) {
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let han = words.first?.utf8.first else { continue }
      for word in words.dropFirst() {
        guard let first = word.utf8.first else { continue }
        let latin = first == UInt8(ascii: "-") ? 0 : first
        costs[Int(han) << 7 | Int(latin)] = UInt8(word.dropFirst()) ?? 0
      }
    }
  }
}

/// Sentences in many encodings, written with the codecs of Python 3.
enum EncodedSamples {
  static let all: [(encoding: String, text: String, hex: String)] = [
    (
      "GB18030", "外事辦公室今天舉行了新聞發布會，介紹全年的工作。",
      "cde2cac2de6bb9abcad2bdf1ccecc565d0d0c1cbd0c2c284b06cb2bc95fea3acbde9bd42c8abc4eab5c4"
        + "b9a4d7f7a1a3"
    ),
    (
      "GB18030", "我们今天在图书馆开会，讨论明年的计划。",
      "ced2c3c7bdf1ccecd4dacdbccae9b9ddbfaabbe1a3acccd6c2dbc3f7c4eab5c4bcc6bbaea1a3"
    ),
    (
      "Big5", "我們今天在圖書館開會，討論明年的計畫。",
      "a7daadcca4b5a4d1a662b9cfaed1c05db67db77ca141b051bdd7a9faa67eaabaad70b565a143"
    ),
    (
      "Big5-HKSCS", "佢哋喺香港開會，傾下出年嘅計劃。",
      "ca5c925d9df6adbbb4e4b67db77ca141b6c9a455a558a67e9defad70b9baa143"
    ),
    (
      "Shift_JIS", "今日は図書館で会議を開き、来年の計画について話し合いました。",
      "8da193fa82cd907d8f918ad982c589ef8b6382f08a4a82ab81419788944e82cc8c7689e682c982c282a2"
        + "82c4986282b58d8782a282dc82b582bd8142"
    ),
    (
      "EUC-JP", "今日は図書館で会議を開き、来年の計画について話し合いました。",
      "baa3c6fca4cfbfdebdf1b4dba4c7b2f1b5c4a4f2b3aba4ada1a2cde8c7afa4ceb7d7b2e8a4cba4c4a4a4"
        + "a4c6cfc3a4b7b9e7a4a4a4dea4b7a4bfa1a3"
    ),
    (
      "EUC-KR", "오늘 도서관에서 회의를 열고 내년 계획을 논의했습니다.",
      "bfc0b4c320b5b5bcadb0fcbfa1bcad20c8b8c0c7b8a620bfadb0ed20b3bbb3e220b0e8c8b9c0bb20b3ed"
        + "c0c7c7dfbdc0b4cfb4d92e"
    ),
    (
      "windows-1251", "Сегодня мы провели собрание в библиотеке и обсудили планы.",
      "d1e5e3eee4edff20ecfb20eff0eee2e5ebe820f1eee1f0e0ede8e520e220e1e8e1ebe8eef2e5eae520e8"
        + "20eee1f1f3e4e8ebe820efebe0edfb2e"
    ),
    (
      "ISO-8859-5", "Сегодня мы провели собрание в библиотеке и обсудили планы.",
      "c1d5d3ded4ddef20dceb20dfe0ded2d5dbd820e1ded1e0d0ddd8d520d220d1d8d1dbd8dee2d5dad520d8"
        + "20ded1e1e3d4d8dbd820dfdbd0ddeb2e"
    ),
    (
      "KOI8-U", "Сегодня мы провели собрание в библиотеке и обсудили планы.",
      "f3c5c7cfc4ced120cdd920d0d2cfd7c5ccc920d3cfc2d2c1cec9c520d720c2c9c2ccc9cfd4c5cbc520c9"
        + "20cfc2d3d5c4c9ccc920d0ccc1ced92e"
    ),
    (
      "windows-1252", "Aujourd’hui, la réunion a été tenue à la bibliothèque du château.",
      "41756a6f757264926875692c206c612072e9756e696f6e206120e974e92074656e756520e0206c612062"
        + "69626c696f7468e8717565206475206368e2746561752e"
    ),
    (
      "ISO-8859-15", "La réunion coûte 30 € et dure trois heures; une œuvre est présentée.",
      "4c612072e9756e696f6e20636ffb746520333020a420657420647572652074726f697320686575726573"
        + "3b20756e6520bd7576726520657374207072e973656e74e9652e"
    ),
    (
      "windows-1250", "Dziś spotkaliśmy się w bibliotece, żeby omówić plany na rok przyszły.",
      "447a699c2073706f746b616c699c6d79207369ea2077206269626c696f746563652c20bf656279206f6d"
        + "f37769e620706c616e79206e6120726f6b2070727a79737ab3792e"
    ),
    (
      "ISO-8859-2", "Dziś spotkaliśmy się w bibliotece, żeby omówić plany na rok przyszły.",
      "447a69b62073706f746b616c69b66d79207369ea2077206269626c696f746563652c20bf656279206f6d"
        + "f37769e620706c616e79206e6120726f6b2070727a79737ab3792e"
    ),
    (
      "windows-1253", "Σήμερα συναντηθήκαμε στη βιβλιοθήκη για να συζητήσουμε.",
      "d3deece5f1e120f3f5ede1edf4e7e8deeae1ece520f3f4e720e2e9e2ebe9efe8deeae720e3e9e120ede1"
        + "20f3f5e6e7f4def3eff5ece52e"
    ),
    (
      "windows-1254", "Bugün kütüphanede toplandık ve gelecek yılın planlarını görüştük.",
      "427567fc6e206bfc74fc7068616e65646520746f706c616e64fd6b2076652067656c6563656b2079fd6c"
        + "fd6e20706c616e6c6172fd6efd2067f672fcfe74fc6b2e"
    ),
    (
      "windows-1255", "היום נפגשנו בספרייה כדי לדון בתוכניות לשנה הבאה.",
      "e4e9e5ed20f0f4e2f9f0e520e1f1f4f8e9e9e420ebe3e920ece3e5ef20e1fae5ebf0e9e5fa20ecf9f0e4"
        + "20e4e1e0e42e"
    ),
    (
      "windows-1256", "اجتمعنا اليوم في المكتبة لمناقشة خطط العام المقبل.",
      "c7cccae3dae4c720c7e1ede6e320dded20c7e1e3dfcac8c920e1e3e4c7ded4c920ced8d820c7e1dac7e3"
        + "20c7e1e3dec8e12e"
    ),
    (
      "windows-1257", "Šiandien susirinkome bibliotekoje aptarti kitų metų planų ir užduočių.",
      "d069616e6469656e207375736972696e6b6f6d65206269626c696f74656b6f6a65206170746172746920"
        + "6b6974f8206d6574f820706c616ef82069722075fe64756fe869f82e"
    ),
    (
      "windows-874", "วันนี้เราประชุมกันที่ห้องสมุดเพื่อหารือเกี่ยวกับแผนงาน",
      "c7d1b9b9d5e9e0c3d2bbc3d0aad8c1a1d1b9b7d5e8cbe9cda7cac1d8b4e0bed7e8cdcbd2c3d7cde0a1d5"
        + "e8c2c7a1d1bae1bcb9a7d2b9"
    ),
    (
      "UTF-16LE", "我们今天在图书馆开会。",
      "1162ec4eca4e29592857fe56664e8699005f1a4f0230"
    ),
    (
      "UTF-16LE", "Today we met in the library.",
      "54006f0064006100790020007700650020006d0065007400200069006e00200074006800650020006c00"
        + "6900620072006100720079002e00"
    ),
    (
      "UTF-16BE", "我们今天在图书馆开会。",
      "62114eec4eca5929572856fe4e6699865f004f1a3002"
    ),
    (
      "UTF-16BE", "Сегодня мы провели собрание.",
      "042104350433043e0434043d044f0020043c044b0020043f0440043e04320435043b043800200441043e"
        + "043104400430043d04380435002e"
    ),
    (
      "UTF-32LE", "今天 today",
      "ca4e00002959000020000000740000006f000000640000006100000079000000"
    ),
    (
      "UTF-32BE", "今天 today",
      "00004eca0000592900000020000000740000006f000000640000006100000079"
    ),
    (
      "UTF-8", "今天開會",
      "e4bb8ae5a4a9e9968be69c83"
    ),
    (
      "UTF-8", "naïve café",
      "6e61c3af766520636166c3a9"
    ),
  ]

  /// The bytes of hexadecimal digits.
  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}

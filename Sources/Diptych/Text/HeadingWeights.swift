// Made by Scripts/data/train-headings.py; do not edit. Trained on Debian's manuals (GPL, GFDL,
// CC BY-SA and MIT; see Resources/README.md) and on documents of our own writing: statistics, no text.
enum HeadingWeights {
  /// What a line without any feature starts from.
  static let bias = -0.4765

  /// The weight of each feature, in the order of ``HeadingFeatures``.
  static let values: [Double] = [
    0.1102,  // log length 0
    0.2143,  // longer than 6
    -0.1373,  // longer than 10
    -1.2910,  // longer than 20
    -0.4447,  // longer than 32
    0.1410,  // longer than 50
    -0.1594,  // log ratio to median 0
    -0.1001,  // log ratio to upper quarter 0
    0.1542,  // log ratio to upper tenth 0
    -0.1258,  // log ratio to next 0
    -0.0934,  // log ratio to previous 0
    0.3302,  // next is twice as long 0
    0.1716,  // share of candidates 0
    0.4026,  // few lines 0
    1.3246,  // numbering 0
    -3.0951,  // numbering 1
    1.7180,  // numbering 2
    -1.5497,  // numbering 3
    -0.7160,  // numbering 4
    1.4799,  // numbering 5
    1.3565,  // numbering 6
    1.6154,  // numbering 7
    0.4610,  // numbering 8
    0.0518,  // numbering 9
    1.1390,  // numbering 10
    -2.3350,  // numbering 11
    -2.3804,  // numbering 12
    0.2194,  // numbering 13
    -0.1835,  // numbering 14
    0.7978,  // numbered 0
    0.9156,  // numbered alone 0
    0.2967,  // in sequence 0
    -0.8635,  // series touches 0
    1.2190,  // series is spaced 0
    0.5939,  // ending 0
    0.0801,  // ending 1
    3.2817,  // ending 3
    -0.7119,  // ending 4
    -1.4150,  // ending 6
    -0.7080,  // ending 7
    0.2379,  // ending 8
    -0.2468,  // short with colon 0
    0.7734,  // others short with colon 0
    -0.6478,  // comma 0
    -0.3778,  // enumeration comma 0
    -1.2866,  // inner colon 0
    -1.5971,  // inner stop 0
    0.3496,  // space between han 0
    0.3328,  // quotes 0
    -1.4968,  // in brackets 0
    -2.6908,  // in quotes 0
    -3.1428,  // date 0
    -2.6536,  // caption 0
    -1.3885,  // field 0
    0.2642,  // capital words 0
    0.3084,  // all words capital 0
    -0.0003,  // one capital word 0
    0.3114,  // all capitals 0
    -0.2938,  // small first letter 0
    -0.3397,  // function words 0
    -1.9907,  // share of function words 0
    -0.1222,  // log words 0
    -0.1785,  // sentence markers 0
    -2.1312,  // share of digits 0
    -0.1866,  // no letters 0
    -0.6263,  // code marks 0
    -2.0872,  // address 0
    -0.3391,  // han 0
    -1.1844,  // mostly latin in han 0
    -0.2214,  // table word 0
    0.7222,  // no neighbour 0
    -0.4186,  // neighbour is a candidate 0
    0.0260,  // neighbour is long 0
    0.5681,  // neighbour ends a sentence 0
    0.3186,  // neighbour ends with colon 0
    -1.7216,  // neighbour is a date 0
    0.1863,  // neighbour is numbered 0
    -0.1424,  // neighbour has a bullet 0
    -0.1014,  // neighbour is a field 0
    -0.2831,  // second neighbour is a candidate 0
    0.6799,  // no second neighbour 0
    0.3926,  // no neighbour 1
    -0.1646,  // neighbour is a candidate 1
    0.2347,  // neighbour is long 1
    0.8471,  // neighbour ends a sentence 1
    1.1559,  // neighbour ends with colon 1
    1.1559,  // neighbour is a date 1
    -0.2843,  // neighbour is numbered 1
    -2.0237,  // neighbour has a bullet 1
    0.4517,  // neighbour is a field 1
    -0.1670,  // second neighbour is a candidate 1
    -0.1778,  // no second neighbour 1
    0.1649,  // log length of next 0
    -0.4186,  // run 1
    -0.0891,  // run 2
    -0.2862,  // run 4
    -0.1646,  // run 11
    0.0547,  // run 12
    -0.9418,  // run 14
    -0.0617,  // listed 0
    -0.2091,  // table 0
    -0.7048,  // repeated 0
    1.1476,  // other language before 0
    0.1734,  // other language after 0
    2.2813,  // first line 0
    -0.5702,  // last line 0
    3.3653,  // blank lines before 0
    1.4589,  // blank lines after 0
  ]
}

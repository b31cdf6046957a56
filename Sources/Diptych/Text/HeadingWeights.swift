// Made by Scripts/data/train-headings.py; do not edit. Trained on Debian's manuals (GPL, GFDL,
// CC BY-SA and MIT; see Resources/README.md) and on documents of our own writing: statistics, no text.
enum HeadingWeights {
  /// What a line without any feature starts from.
  static let bias = -0.4948

  /// The weight of each feature, in the order of ``HeadingFeatures``.
  static let values: [Double] = [
    0.1018,  // log length 0
    0.2104,  // longer than 6
    -0.1591,  // longer than 10
    -1.2788,  // longer than 20
    -0.4292,  // longer than 32
    0.1500,  // longer than 50
    -0.1531,  // log ratio to median 0
    -0.1030,  // log ratio to upper quarter 0
    0.1604,  // log ratio to upper tenth 0
    -0.1251,  // log ratio to next 0
    -0.1048,  // log ratio to previous 0
    0.3483,  // next is twice as long 0
    0.2255,  // share of candidates 0
    0.2984,  // few lines 0
    1.3083,  // numbering 0
    -3.0688,  // numbering 1
    1.7227,  // numbering 2
    -1.5353,  // numbering 3
    -1.5325,  // numbering 4
    1.4486,  // numbering 5
    1.3625,  // numbering 6
    1.6202,  // numbering 7
    0.4447,  // numbering 8
    0.0456,  // numbering 9
    1.1572,  // numbering 10
    -2.3424,  // numbering 11
    -2.3839,  // numbering 12
    0.2121,  // numbering 13
    -0.1726,  // numbering 14
    0.8050,  // numbered 0
    0.7679,  // numbered alone 0
    0.2842,  // in sequence 0
    -0.8541,  // series touches 0
    1.2513,  // series is spaced 0
    0.5837,  // ending 0
    0.1171,  // ending 1
    3.2573,  // ending 3
    -0.6772,  // ending 4
    -1.4067,  // ending 6
    -0.7052,  // ending 7
    0.2154,  // ending 8
    -0.2806,  // short with colon 0
    0.7724,  // others short with colon 0
    -0.6415,  // comma 0
    -0.3637,  // enumeration comma 0
    -1.3159,  // inner colon 0
    -1.5698,  // inner stop 0
    0.3020,  // space between han 0
    0.3142,  // quotes 0
    -1.5347,  // in brackets 0
    -2.6843,  // in quotes 0
    -3.1318,  // date 0
    -2.6541,  // caption 0
    -1.4255,  // field 0
    0.2647,  // capital words 0
    0.3816,  // all words capital 0
    0.0002,  // one capital word 0
    0.2646,  // all capitals 0
    -0.2860,  // small first letter 0
    -0.3467,  // function words 0
    -1.9191,  // share of function words 0
    -0.1173,  // log words 0
    -0.1920,  // sentence markers 0
    -2.2360,  // share of digits 0
    -0.4485,  // no letters 0
    -0.6167,  // code marks 0
    -2.0989,  // address 0
    -0.3350,  // han 0
    -1.1745,  // mostly latin in han 0
    -0.2525,  // table word 0
    0.7180,  // no neighbour 0
    -0.4130,  // neighbour is a candidate 0
    0.0421,  // neighbour is long 0
    0.5424,  // neighbour ends a sentence 0
    0.2980,  // neighbour ends with colon 0
    -1.7254,  // neighbour is a date 0
    0.1814,  // neighbour is numbered 0
    -0.1478,  // neighbour has a bullet 0
    0.1528,  // neighbour is a field 0
    -0.2611,  // second neighbour is a candidate 0
    0.6748,  // no second neighbour 0
    0.2619,  // no neighbour 1
    -0.1379,  // neighbour is a candidate 1
    0.2389,  // neighbour is long 1
    0.8396,  // neighbour ends a sentence 1
    1.1469,  // neighbour ends with colon 1
    2.0709,  // neighbour is a date 1
    -0.2852,  // neighbour is numbered 1
    -2.0732,  // neighbour has a bullet 1
    0.4582,  // neighbour is a field 1
    -0.1583,  // second neighbour is a candidate 1
    0.1620,  // no second neighbour 1
    0.1641,  // log length of next 0
    -4.3316,  // date without text follows 0
    -0.1318,  // no text follows 0
    -0.4130,  // run 1
    -0.1050,  // run 2
    -0.3070,  // run 4
    -0.1379,  // run 11
    0.0004,  // run 12
    -0.8984,  // run 14
    -0.1680,  // listed 0
    0.1420,  // listed further down 0
    -0.1984,  // table 0
    -0.7290,  // repeated 0
    1.1298,  // other language before 0
    0.1689,  // other language after 0
    2.2694,  // first line 0
    -0.6157,  // last line 0
    3.2999,  // blank lines before 0
    1.4193,  // blank lines after 0
  ]
}

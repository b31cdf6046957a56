// Made by Scripts/data/train-headings.py; do not edit. Trained on Debian's manuals (GPL, GFDL,
// CC BY-SA and MIT; see Resources/README.md) and on documents of our own writing: statistics, no text.
enum HeadingWeights {
  /// What a line without any feature starts from.
  static let bias = -0.2520

  /// The weight of each feature, in the order of ``HeadingFeatures``.
  static let values: [Double] = [
    0.1040,  // log length 0
    0.1889,  // longer than 6
    -0.1209,  // longer than 10
    -1.2152,  // longer than 20
    -0.4300,  // longer than 32
    0.1948,  // longer than 50
    -0.1538,  // log ratio to median 0
    -0.0974,  // log ratio to upper quarter 0
    0.1670,  // log ratio to upper tenth 0
    -0.1191,  // log ratio to next 0
    -0.0895,  // log ratio to previous 0
    0.3512,  // next is twice as long 0
    0.1822,  // share of candidates 0
    0.2959,  // few lines 0
    1.2679,  // numbering 0
    -3.0400,  // numbering 1
    1.7064,  // numbering 2
    -1.5282,  // numbering 3
    -1.5590,  // numbering 4
    1.4116,  // numbering 5
    1.3307,  // numbering 6
    1.6157,  // numbering 7
    0.3908,  // numbering 8
    0.0248,  // numbering 9
    1.2589,  // numbering 10
    -2.3617,  // numbering 11
    -2.3998,  // numbering 12
    0.1925,  // numbering 13
    -0.1653,  // numbering 14
    0.7906,  // numbered 0
    0.7423,  // numbered alone 0
    0.2632,  // in sequence 0
    -0.8390,  // series touches 0
    1.2294,  // series is spaced 0
    0.5240,  // ending 0
    0.0719,  // ending 1
    3.1151,  // ending 3
    -0.7557,  // ending 4
    -1.2310,  // ending 6
    -0.7878,  // ending 7
    0.1790,  // ending 8
    -0.3149,  // short with colon 0
    0.7022,  // others short with colon 0
    -0.6546,  // comma 0
    -0.3128,  // enumeration comma 0
    -1.3419,  // inner colon 0
    -1.3883,  // inner stop 0
    0.2682,  // space between han 0
    0.2553,  // quotes 0
    -1.5320,  // in brackets 0
    -2.6852,  // in quotes 0
    -3.1503,  // date 0
    -2.1283,  // label of what follows 0
    -1.4206,  // field 0
    0.3290,  // capital words 0
    0.3467,  // all words capital 0
    -0.0020,  // one capital word 0
    0.2284,  // all capitals 0
    -0.2650,  // small first letter 0
    -0.3478,  // function words 0
    -1.9004,  // share of function words 0
    -0.1519,  // log words 0
    -0.1922,  // sentence markers 0
    -2.2514,  // share of digits 0
    -0.4469,  // no letters 0
    -0.6390,  // code marks 0
    -2.0720,  // address 0
    -0.3292,  // han 0
    -1.1903,  // mostly latin in han 0
    -0.3195,  // table word 0
    0.7103,  // no neighbour 0
    -0.4258,  // neighbour is a candidate 0
    0.0472,  // neighbour is long 0
    0.5325,  // neighbour ends a sentence 0
    0.3373,  // neighbour ends with colon 0
    -1.8007,  // neighbour is a date 0
    0.1820,  // neighbour is numbered 0
    -0.1140,  // neighbour has a bullet 0
    0.1288,  // neighbour is a field 0
    -0.2641,  // second neighbour is a candidate 0
    0.6303,  // no second neighbour 0
    0.2264,  // no neighbour 1
    -0.1586,  // neighbour is a candidate 1
    0.2508,  // neighbour is long 1
    0.8012,  // neighbour ends a sentence 1
    1.1859,  // neighbour ends with colon 1
    2.0350,  // neighbour is a date 1
    -0.2719,  // neighbour is numbered 1
    -2.0609,  // neighbour has a bullet 1
    0.4567,  // neighbour is a field 1
    -0.1517,  // second neighbour is a candidate 1
    0.1557,  // no second neighbour 1
    0.1621,  // log length of next 0
    -4.2972,  // date without text follows 0
    -0.1343,  // no text follows 0
    -0.4258,  // run 1
    -0.1016,  // run 2
    -0.2838,  // run 4
    -0.1586,  // run 11
    -0.0092,  // run 12
    -0.8944,  // run 14
    -0.1587,  // listed 0
    0.0890,  // listed further down 0
    -0.4581,  // table 0
    -0.7074,  // repeated 0
    1.0991,  // other language before 0
    0.1736,  // other language after 0
    2.2278,  // first line 0
    -0.6299,  // last line 0
    3.2623,  // blank lines before 0
    1.3880,  // blank lines after 0
  ]
}

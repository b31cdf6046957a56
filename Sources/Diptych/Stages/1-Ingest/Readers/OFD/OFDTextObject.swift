/// A piece of text on a page, and where its characters stand.
///
/// GB/T 33190-2016, sections 8.5 and 11.
struct OFDTextObject {
  /// Where the object stands: left, top, width and height, in millimetres.
  var boundary: [Double]
  /// Maps coordinates in the object to ones on the page, its place aside.
  var matrix: [Double]
  /// In millimetres.
  var size: Double
  /// How much wider than usual characters are.
  var horizontalScale: Double
  var font: String
  var isBold: Bool

  /// The place of the last character, in coordinates of the object.
  private var x = 0.0
  private var y = 0.0

  init(
    boundary: [Double], matrix: [Double], size: Double, horizontalScale: Double, font: String,
    isBold: Bool
  ) {
    self.boundary = boundary
    self.matrix = matrix
    self.size = size
    self.horizontalScale = horizontalScale
    self.font = font
    self.isBold = isBold
  }

  /// Whether the text runs along or across the page; a slanted one is a watermark.
  var isUpright: Bool {
    let (a, b) = (abs(matrix[0]), abs(matrix[1]))
    return min(a, b) <= 0.1 * max(a, b)
  }

  /// The size of the letters on the page, in millimetres.
  var pageSize: Double { size * Self.length(matrix[2], matrix[3]) }

  /// A stretch of characters on one line.
  struct Stretch {
    var utf8: [UInt8]
    /// Around the characters, in millimetres on the page.
    var box: PageBox
  }

  /// The stretches of one `TextCode`, parted where a gap is wide or another line begins.
  ///
  /// - Parameters:
  ///   - utf8: the characters, valid UTF-8.
  ///   - x: where the first one stands, if that is said.
  ///   - y: the same down the page.
  ///   - stepsX: the value of `DeltaX`.
  ///   - stepsY: the value of `DeltaY`.
  /// - Returns: the stretches, in the order of the characters.
  mutating func stretches(
    _ utf8: [UInt8], x: Double?, y: Double?, stepsX: String?, stepsY: String?
  ) -> [Stretch] {
    self.x = x ?? self.x
    self.y = y ?? self.y
    let scalars = Scalars.values(of: utf8)
    let (right, down) = (
      OFDValue.steps(stepsX, maximum: scalars.count),
      OFDValue.steps(stepsY, maximum: scalars.count)
    )
    let hasSpaces = scalars.contains(0x20)
    let height = pageSize
    var stretches: [Stretch] = []
    var isNew = true
    for (index, scalar) in scalars.enumerated() {
      let place = onPage(self.x, self.y)
      let width =
        Self.width(of: scalar) * size * horizontalScale * Self.length(matrix[0], matrix[1])
      let box = PageBox(
        left: place.x, top: place.y - 0.88 * height, right: place.x + width,
        bottom: place.y + 0.14 * height)
      if !isNew, var last = stretches.popLast() {
        let gap = box.left - last.box.right
        if !hasSpaces, gap > 0.22 * height, last.utf8.last != 0x20, scalar < 0x250,
          last.utf8.last ?? 0xFF < 0x80
        {
          last.utf8.append(0x20)
        }
        last.utf8.append(scalar: scalar)
        last.box.right = max(last.box.right, box.right)
        stretches.append(last)
      } else {
        var text: [UInt8] = []
        text.append(scalar: scalar)
        stretches.append(Stretch(utf8: text, box: box))
      }
      let isKnown = index < right.count
      let step = (
        x: isKnown ? right[index] : down.isEmpty ? Self.width(of: scalar) * size : 0,
        y: index < down.count ? down[index] : 0
      )
      self.x += step.x
      self.y += step.y
      let next = onPage(self.x, self.y)
      isNew =
        abs(next.y - place.y) > 0.3 * height || next.x < place.x - 0.5 * height
        || next.x - place.x > width + 1.5 * height
    }
    return stretches
  }

  private func onPage(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (
      x: boundary[0] + matrix[0] * x + matrix[2] * y + matrix[4],
      y: boundary[1] + matrix[1] * x + matrix[3] * y + matrix[5]
    )
  }

  private static func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }

  /// About how wide a character is, in parts of the size: that of common fonts.
  private static func width(of scalar: UInt32) -> Double {
    switch scalar {
    case 0x20, 0x21, 0x27...0x29, 0x2C...0x2F, 0x3A, 0x3B, 0x49, 0x5B...0x5D, 0x66, 0x69, 0x6A,
      0x6C,
      0x72, 0x74, 0x7C:
      0.3
    case 0x4D, 0x57, 0x6D, 0x77, 0x25, 0x40: 0.83
    case 0x41...0x5A: 0.67
    case 0..<0x2E80: 0.52
    default: 1
    }
  }
}

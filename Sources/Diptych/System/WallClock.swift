internal import Glibc

/// The time of day; only records of a run have it, never an output.
struct WallClock: Sendable, Equatable {
  /// Nanoseconds since 1970.
  let nanoseconds: Int64

  init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The current time.
  static func now() -> WallClock {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return WallClock(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// The instant in UTC, such as `2025-11-05T16:18:00Z`.
  var iso8601: String {
    let parts = fields
    return "\(parts.year)-\(two(parts.month))-\(two(parts.day))T\(two(parts.hour)):"
      + "\(two(parts.minute)):\(two(parts.second))Z"
  }

  /// The instant without punctuation, such as `20251105T161800Z`, for names.
  var compact: String { iso8601.filter { $0 != "-" && $0 != ":" } }

  private var fields: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let seconds = Int(nanoseconds / 1_000_000_000)
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    // The civil calendar from days (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"),
    // counted from 1 March of the year 0, so that a leap day ends its year.
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (
      era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1,
      second / 3_600, second / 60 % 60, second % 60
    )
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

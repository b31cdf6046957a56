extension Array {
  /// Makes this `count` times `value`, in the memory that is there.
  mutating func reset(to value: Element, count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(value, count: count))
  }
}

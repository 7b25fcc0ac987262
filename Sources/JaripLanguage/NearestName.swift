/// The name among `candidates` that is most likely meant by `name`, if one is close enough.
///
/// Close means an edit distance (insert, delete, replace, swap of neighbours) of at most a third of
/// the longer name, and at most 3, and that something is left of the name. The first of equally close candidates in sorted order is taken.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased())
  guard wanted.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates.sorted() where candidate.count <= 64 {
    let distance = editDistance(wanted, Array(candidate.lowercased()))
    let limit = min(3, max(1, max(wanted.count, candidate.count) / 3))
    guard distance < max(wanted.count, candidate.count) else { continue }
    if distance <= limit, best == nil || distance < best!.distance {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// Optimal string alignment distance.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

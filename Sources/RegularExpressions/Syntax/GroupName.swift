/// The name of a group, compared by code points.
struct GroupName: Hashable, Sendable {
  /// The code points of the name.
  let scalars: [Unicode.Scalar]

  /// The name as text.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

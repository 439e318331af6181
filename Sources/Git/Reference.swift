/// A reference and the object it leads to.
package struct Reference: Hashable, Sendable {
  /// Its full name.
  package let name: RefName
  /// The object: a commit for a branch, perhaps a tag object for a tag.
  package let target: ObjectID
}

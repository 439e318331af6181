package import Documents

/// One way in which an instance breaks a schema: facts only; `summary` and `remedy` put them in words.
package struct SchemaFailure: Sendable {
  /// The facts.
  package let kind: Kind
  /// The keyword that is broken.
  package let keyword: String
  /// The path through the schema, references included, that led to the keyword.
  package let keywordLocation: JSONPointer
  /// The part of the instance that breaks it; for an unexpected property, the key.
  package let instance: Node
  /// For keywords that combine schemas: why the branch that fits best does not fit.
  package let causes: [SchemaFailure]
  /// Whether the remedy may look through all that the schema allows, for what was meant or what it means:
  /// not when so much has been looked through that nobody waits for it.
  let suggests: Bool
  /// Where `block` is to be looked up.
  let program: Program
  /// The schema object that holds the keyword.
  let block: UInt32

  /// The canonical URI of the keyword: of the schema resource, with a JSON Pointer as fragment.
  package var absoluteKeywordLocation: String {
    program.origins[Int(block)].location.absolute(in: program.resources, [keyword]).text
  }

  /// The schema object that holds the keyword.
  package var schema: Node { program.origins[Int(block)].location.node }

  /// The failure that a person should read first: the cause of the cause.
  package var innermost: SchemaFailure { causes.first?.innermost ?? self }

  /// What there is to repair: the causes at the ends of the tree below this failure.
  package var leaves: [SchemaFailure] {
    var leaves: [SchemaFailure] = []
    var steps = Int.max
    forEachLeaf(within: &steps) { leaves.append($0) }
    return leaves
  }

  /// Calls `body` with the leaves in order, until so many failures have been walked through.
  ///
  /// A list made at every level of the tree would copy what is deep as often as it is deep.
  func forEachLeaf(within steps: inout Int, _ body: (SchemaFailure) -> Void) {
    guard steps > 0 else { return }
    steps -= 1
    if causes.isEmpty { return body(self) }
    for cause in causes { cause.forEachLeaf(within: &steps, body) }
  }

  /// A failure of a whole evaluation, which no keyword has.
  static func ofWhole(_ kind: Kind, _ instance: Node, _ program: Program) -> SchemaFailure {
    SchemaFailure(
      kind: kind, keyword: "", keywordLocation: .root, instance: instance, causes: [],
      suggests: false, program: program, block: 0)
  }

  /// The facts of a failure, one case per way to fail.
  package enum Kind: Sendable {
    case type(expected: [String], actual: String)
    case enumeration(allowed: [Node])
    case constant(Node)
    case minimum(Node)
    case exclusiveMinimum(Node)
    case maximum(Node)
    case exclusiveMaximum(Node)
    case multipleOf(Node)
    case minLength(limit: Int, actual: Int)
    case maxLength(limit: Int, actual: Int)
    case pattern(String)
    case format(String)
    case minItems(limit: Int, actual: Int)
    case maxItems(limit: Int, actual: Int)
    /// Two elements are equal; the failing instance is the second.
    case uniqueItems(first: Node)
    /// Too few or too many elements match `contains`.
    case contains(matching: Int, least: Int, most: Int?)
    /// An element beyond those that the schema knows.
    case unexpectedItem(position: Int)
    case minProperties(limit: Int, actual: Int)
    case maxProperties(limit: Int, actual: Int)
    case required(missing: String)
    case dependentRequired(missing: String, because: String)
    /// A member that the schema does not know; the names that it knows.
    case unexpectedProperty(name: String, allowed: [String])
    /// The key breaks `propertyNames`; the causes say how.
    case propertyName(String)
    case not
    /// No branch fits; `best` is the number of the one that the causes are about.
    case anyOf(best: Int?)
    /// No branch fits, as for `anyOf`.
    case oneOf(best: Int?)
    /// Several branches fit where one must.
    case oneOfSeveral(matching: [Int])
    /// The schema `false` allows nothing here.
    case falseSchema
    /// There is no answer within the bounds.
    case unanswered(EvaluationError)
    /// The value is invalid for reasons that lie too deep, or take too long, to be looked for.
    case untold
    /// The last of many failures: the walk ended before it had found all.
    case more

    /// How many words of `schema`, which has failed, a remedy looks through.
    func wordsToCompare(in schema: Node) -> Int {
      switch self {
      case .enumeration(let allowed): allowed.count
      case .unexpectedProperty(_, let allowed): allowed.count
      case .required, .dependentRequired: schema["properties"]?.count ?? 0
      default: 0
      }
    }
  }
}

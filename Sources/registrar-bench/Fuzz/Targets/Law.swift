/// What holds for every input, whatever it is; the text says it.
enum Law: String, CaseIterable {
  // Every target.
  case endsInTime = "every input is answered within the time limit"
  case endsInMemory = "every input is answered within the memory limit"
  case neverTraps = "no input ends the program"

  // Texts.
  case errorLiesInText = "the place of an error lies in the text"
  case rangesNest = "ranges of nodes lie in the text, in order, and inside those around them"
  case formatterKeepsValue = "the formatter keeps the value"
  case formatterIsIdempotent = "formatting twice is formatting once"
  case formatterKeepsComments = "the formatter keeps every comment, each once"
  case writerReadsBack = "what the YAML writer writes reads back as the same value"
  case editHoldsValue = "an edited text holds the value that was asked for"
  case editKeepsComments = "an edit makes no comment, and loses only those of what it replaces"
  case editIsPossible = "a text in which nothing stands in the way can be edited everywhere"
  case jsonFormIsJSON = "the JSON form of a YAML document is JSON of the same value"
  case jsonFormIsYAML = "the JSON form of a YAML document is YAML of the same value"
  case verdictsAgree = "a schema says the same of a YAML document and of its JSON form"
  case jsonIsYAML = "JSON text is YAML of the same value"
  case jsonFaultsAreYAMLFaults = "YAML refuses JSON text that breaks off in a bad key or character"
  case indentedReadsBack = "indented JSON reads back as the same value"
  case canonicalIsFixed = "canonical JSON is its own canonical form"

  // Schemas.
  case quickAndExplainedAgree = "the quick answer and the explained one agree"
  case notInverts = "{not: S} says the opposite of S"
  case wrappingKeeps = "a schema that only refers to S says what S says"
  case childrenAreJudgedAlike = "S says the same of a value and of that value inside another"
  case definitionsAreSilent = "an unused definition changes nothing"
  case orderIsSilent = "the order of members changes nothing"
  case reasonsAreGiven = "every failure says what is wrong"

  // Patterns.
  case equalPatternsAgree = "patterns that mean the same find the same"
  case oppositePatternsDiffer = "a pattern and its negation never both find or both miss"
  case optionalIsFound = "a pattern that may match nothing is found everywhere"
  case contextIsSilent = "what a pattern without assertions finds, it finds in a longer text"
}

/// A law that does not hold for some input.
struct Breach: Error {
  /// Which law.
  let law: Law
  /// What was seen, in words.
  let observation: String

  init(_ law: Law, _ observation: String) {
    self.law = law
    self.observation = observation
  }
}

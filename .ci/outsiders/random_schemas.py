"""Random JSON Schemas (Draft 2020-12) and instances, judged by validators that nobody here wrote.

    random_schemas.py SEED GROUPS >FILE

writes a file in the official suite's format. `valid` is what python-jsonschema and jsonschema-rs agree on; where they
differ, the case is left out and counted on standard error. Where both are inexact (numbers beyond a double, multiples of
decimal fractions), the answer is computed here, with fractions.
"""

import json
import random
import sys
from fractions import Fraction

import jsonschema
import jsonschema_rs
from referencing import exceptions

NAMES = ["a", "b", "c", "dd", "é", "e\u0301", "", "a/b~", "x-1", "日本", "😀"]
TEXTS = ["", "a", "ab", "abc", "b", "é", "e\u0301", "😀", "😀😀", "日本語", "1", "true", "null", "a/b", "%"]
NUMBERS = ["0", "-0", "0.0", "1", "1.0", "10e-1", "2", "-1", "3", "1.5", "2.5", "1e2", "100", "0.5"]
# A reader of JSON that knows doubles only gets these wrong.
EXACT = [
    "9007199254740992", "9007199254740993", "9007199254740993.0", "-9007199254740993", "12345678901234567890123",
    "12345678901234567890124", "1234567890123456789012300e-2", "0.1", "0.3", "0.30000000000000004", "4.35", "435e-2",
    "19.99", "0.01", "1e-7", "3e-7", "1e300", "1e-300", "7e22", "123456789.123456789", "1", "1.0", "2", "0", "-0.0",
    "18446744073709551616", "36893488147419103232", "-9223372036854775809", "0.0075", "1e19", "10000000000000000000",
]
PATTERNS = ["^a", "b$", "^.$", "é", "^[^a]", "^(a|b)*$", "^[a-c]", "日", "^.{2}$", "^$", "[é-😀]", "x-\\d"]
TYPES = ["null", "boolean", "number", "integer", "string", "array", "object"]
ROOT = "https://differ.example/schemas/root"
INNER = "https://differ.example/nested/inner"
DEEP = "https://differ.example/nested/deep"


class Number:
    """A number with its spelling."""

    def __init__(self, lexeme):
        self.lexeme = lexeme
        self.value = Fraction(lexeme)


def text_of(value):
    """JSON text; numbers keep their spelling."""
    if isinstance(value, Number):
        return value.lexeme
    if isinstance(value, list):
        return "[" + ",".join(map(text_of, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{text_of(item)}" for key, item in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


class Generator:
    """Makes schemas that end: in place they refer to definitions made before them only."""

    # Each with the references that reach it from the root resource, the last from everywhere.
    DEFINITIONS = [
        ("plain", ["#/$defs/plain", "#/%24defs/plain", "root#/$defs/plain", ROOT + "#/$defs/plain"]),
        ("a/b~", ["#/$defs/a~1b~0", "#/%24defs/a~1b%7E0", ROOT + "#/$defs/a~1b~0"]),
        ("per%cent é", ["#/$defs/per%25cent%20%C3%A9", ROOT + "#/$defs/per%25cent%20%C3%A9"]),
        ("anchored", ["#anchor", "#/$defs/anchored", ROOT + "#anchor"]),
        ("inner", ["/nested/inner", "../nested/inner#node", "#/$defs/inner", "./x/../../nested/inner", INNER]),
        ("deep", ["/nested/deep", "../nested/deep", "#/$defs/inner/$defs/deep", DEEP]),
        ("other", ["urn:differ:other#node", "urn:differ:other#/$defs/low", "urn:differ:other"]),
    ]
    # Those that are resources of their own: relative references mean something else there.
    RESOURCES = ["inner", "deep", "other"]

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.is_root_resource = True

    def chance(self, of):
        return self.random.randrange(of) == 0

    def pick(self, items):
        return self.random.choice(items)

    def names(self):
        return self.random.sample(NAMES, self.random.randrange(4))

    def value(self, depth):
        kind = self.random.randrange(10 if depth else 5)
        if kind == 0:
            return None
        if kind == 1:
            return self.chance(2)
        if kind == 2:
            return Number(self.pick(NUMBERS))
        if kind in (3, 4):
            return self.pick(TEXTS)
        if kind in (5, 6):
            return [self.value(depth - 1) for _ in range(self.random.randrange(5))]
        return {name: self.value(depth - 1) for name in self.random.sample(NAMES, self.random.randrange(5))}

    def root(self):
        schema = self.schema(3, len(self.DEFINITIONS))
        definitions = {}
        for rank, (name, _) in enumerate(self.DEFINITIONS):
            self.is_root_resource = name not in self.RESOURCES
            definitions[name] = self.schema(2, rank)
        self.is_root_resource = True
        definitions["anchored"]["$anchor"] = "anchor"
        for name, uri in [("inner", "/nested/inner"), ("other", "urn:differ:other")]:
            definitions[name] |= {"$id": uri, "$dynamicAnchor": "node"}
        definitions["inner"]["$defs"] = {"deep": definitions.pop("deep") | {"$id": "deep"}}
        definitions["other"]["$defs"] = {"low": self.schema(1, None)}
        schema |= {"$id": ROOT, "$defs": definitions}
        if self.chance(3):
            schema["$dynamicAnchor"] = "node"
        if self.chance(2):
            schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        return schema

    def schema(self, depth, rank):
        """An object schema; `rank` says how many definitions it may refer to in place, None that it may to none."""
        schema = {}
        for _ in range(1 + self.random.randrange(4)):
            name, value = self.keyword(depth, rank)
            schema[name] = value
        return schema

    def any_schema(self, depth, rank):
        return not self.chance(4) if self.chance(8) else self.schema(depth, rank)

    def child(self, depth):
        """A schema for parts of an instance: each is smaller than the whole, so that it may refer to anything."""
        if self.chance(6):
            return self.pick([
                {"$ref": ROOT}, {"$ref": ROOT + "#anchor"}, {"$ref": INNER},
                {"$ref": DEEP}, {"$ref": "urn:differ:other"},
                {"$dynamicRef": "urn:differ:other#node"},
                {"$dynamicRef": INNER + "#node"},
                {"$ref": ROOT + "#/$defs/inner/$defs/deep"},
            ])
        return self.any_schema(depth - 1, None)

    def keyword(self, depth, rank):
        random_ = self.random
        kind = random_.randrange(24 if depth else 10)
        if kind == 0:
            return "type", self.pick(TYPES) if self.chance(2) else random_.sample(TYPES, 2)
        if kind == 1:
            return self.pick(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]), Number(
                self.pick(["0", "1", "2", "2.0", "3"]))
        if kind == 2:
            return self.pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), Number(self.pick(NUMBERS))
        if kind == 3:
            return "multipleOf", Number(self.pick(["1", "2", "0.5", "1.5", "3"]))
        if kind == 4:
            return "pattern", self.pick(PATTERNS)
        if kind == 5:
            return "required", self.names()
        if kind == 6:
            return "const", self.value(2)
        if kind == 7:
            return "enum", [self.value(1) for _ in range(3)]
        if kind == 8:
            return "uniqueItems", not self.chance(5)
        if kind == 9:
            return "dependentRequired", {name: self.names() for name in self.names()}
        if kind in (10, 11):
            if not rank:
                return "title", "no reference"
            references = self.DEFINITIONS[random_.randrange(rank)][1]
            return "$ref", self.pick(references) if self.is_root_resource else references[-1]
        if kind in (12, 13):
            name = self.pick(["allOf", "anyOf", "oneOf"])
            return name, [self.any_schema(depth - 1, rank) for _ in range(1 + random_.randrange(3))]
        if kind == 14:
            return self.pick(["not", "if", "then", "else"]), self.any_schema(depth - 1, rank)
        if kind == 15:
            return "dependentSchemas", {name: self.any_schema(depth - 1, rank) for name in self.names()}
        if kind in (16, 17):
            return "properties", {name: self.child(depth) for name in self.names()}
        if kind == 18:
            return "patternProperties", {self.pick(PATTERNS): self.child(depth) for _ in range(2)}
        if kind == 19:
            return "prefixItems", [self.child(depth) for _ in range(1 + random_.randrange(3))]
        if kind == 20:
            return self.pick(["contains", "contains", "propertyNames"]), self.child(depth)
        if kind == 21:
            return self.pick(["minContains", "maxContains"]), Number(self.pick(["0", "1", "2"]))
        return self.pick(["additionalProperties", "items", "unevaluatedProperties", "unevaluatedItems"]), self.child(depth)


def exact_group(generator):
    """A schema of numbers alone, with the answers that fractions give."""

    def number():
        return Number(generator.pick(EXACT))

    keywords = {}
    for name in generator.random.sample(
        ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "const", "enum", "type"], 2):
        if name == "multipleOf":
            keywords[name] = Number(generator.pick([each for each in EXACT if Fraction(each) > 0]))
        else:
            keywords[name] = {"enum": lambda: [number(), number()], "type": lambda: "integer"}.get(name, number)()

    def holds(name, bound, value):
        if name == "type":
            return value.denominator == 1
        if name == "enum":
            return any(value == each.value for each in bound)
        return {
            "multipleOf": lambda: (value / bound.value).denominator == 1, "const": lambda: value == bound.value,
            "minimum": lambda: value >= bound.value, "maximum": lambda: value <= bound.value,
            "exclusiveMinimum": lambda: value > bound.value, "exclusiveMaximum": lambda: value < bound.value,
        }[name]()

    instances = [number() for _ in range(6)]
    tests = [(each, all(holds(*item, each.value) for item in keywords.items())) for each in instances]
    pair = instances[:2]
    unique = [(pair, pair[0].value != pair[1].value)]
    return [(keywords, tests), ({"uniqueItems": True}, unique)]


def agreed(schema, instances, counts):
    """What both validators say of the instances that they agree on."""
    value = json.loads(text_of(schema))
    judges = []
    try:
        judges.append(jsonschema.Draft202012Validator(value))
        judges.append(jsonschema_rs.Draft202012Validator(value, validate_formats=False))
    except jsonschema_rs.ValidationError:
        pass  # It does not follow every reference.
    for instance in instances:
        try:
            verdicts = {judge.is_valid(json.loads(text_of(instance))) for judge in judges}
        except (exceptions.Unresolvable, exceptions.NoSuchResource, RecursionError):
            verdicts = set()  # Nor does it.
        if len(judges) == 2 and len(verdicts) == 1:
            yield instance, verdicts.pop()
        else:
            counts["differ"] += 1


def main():
    seed, groups = int(sys.argv[1]), int(sys.argv[2])
    generator = Generator(seed)
    counts = {"differ": 0, "valid": 0, "invalid": 0}
    suite = []
    for number in range(groups):
        if number % 4 == 3:
            made = exact_group(generator)
        else:
            schema = generator.root()
            instances = [generator.value(3) for _ in range(8)]
            made = [(schema, agreed(schema, instances, counts))]
        for schema, tests in made:
            cases = []
            for instance, verdict in tests:
                counts["valid" if verdict else "invalid"] += 1
                cases.append({"description": text_of(instance)[:60], "data": instance, "valid": verdict})
            if cases:
                suite.append({"description": f"seed {seed}, group {number}", "schema": schema, "tests": cases})
    print("[" + ",\n".join(text_of(group) for group in suite) + "]")
    print(
        f"{counts['valid']} valid and {counts['invalid']} invalid cases; "
        f"{counts['differ']} left out, since the judges differ", file=sys.stderr)


main()

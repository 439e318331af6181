"""Breaks files of a registry in many ways and compares what Registrar reports with what must be reported.

    mutations.py REGISTRAR REGISTRY WORK SEED

Every mutation carries its expected outcome. Where a JSON Schema decides, python-jsonschema does (Draft 2020-12, with
`format` asserted, patterns as ECMA-262 reads them); duplicate keys, places, references and the like are known by the
mutation itself. What is wrong in one file is judged by `validate --schema`, one run for each kind; the rest by
`validate` of the registry, one run for many mutations that do not meet. Prints the counts, and of each kind of mutation
the first disagreements.
"""

import functools
import json
import multiprocessing
import pathlib
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict

import jsonschema
import regress
import yaml

from mutated_registry import Registry, breaking_changes, harmless_changes
from mutated_text import Document, harmless_mutants, judged_mutants, malformed_mutants, says_the_same

# Of one file at most, 200 in all with the harmless ones of the registry as a whole.
JUDGED, MALFORMED, HARMLESS, TOGETHER = 90, 30, 20, 40


@functools.cache
def expression_of(text: str):
    return regress.Regex(text, "u")


def pattern(validator, expression, instance, schema):
    """`pattern` as the standard means it; Python's own expressions differ in `$` and more."""
    if validator.is_type(instance, "string") and expression_of(expression).find(instance) is None:
        yield jsonschema.ValidationError(f"{instance!r} does not match {expression!r}")


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})
FORMATS = jsonschema.FormatChecker()
ATOM, LABEL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+", "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
MAILBOX = re.compile(rf"(?=[^@]{{1,64}}@){ATOM}([.]{ATOM})*@{LABEL}([.]{LABEL})*")


@FORMATS.checks("email")
def is_mailbox(text) -> bool:
    """A mailbox of RFC 5321, section 4.1.2, unquoted; jsonschema looks for the @ only."""
    return not isinstance(text, str) or MAILBOX.fullmatch(text) is not None


for name in ["uri", "date", "date-time", "email"]:
    assert name in FORMATS.checkers, f"jsonschema does not know the format {name}"


def without_false(schema: dict) -> dict:
    """The same with `not` in place of `false` among properties: of `false` jsonschema does not say where it applied."""
    for name, part in schema.get("properties", {}).items():
        if part is False:
            schema["properties"][name] = {"not": {}}
    return schema


@functools.cache
def validator(kind: str):
    name = re.sub("([a-z])([A-Z])", r"\1-\2", kind).lower()
    path = pathlib.Path("schemas", f"{name}.schema.json")
    schema = json.loads(path.read_text(), object_hook=without_false)
    return path, Validator(schema, format_checker=FORMATS)


def all_errors(errors):
    """Errors with those of the alternatives that they summarise."""
    for error in errors:
        yield error
        yield from all_errors(error.context)


def judge(mutant, schema) -> tuple:
    """The lines of which one must be reported, none for a harmless text; and those that may be."""
    document = Document(mutant.text)
    errors = [(tuple(error.absolute_path), error.validator) for error in all_errors(schema.iter_errors(document.value))]
    if not errors:
        return frozenset(), frozenset()
    focus = mutant.focus
    lines = {document.line(path) for path, _ in errors}
    if mutant.means == "key":
        line = document.key_line(focus)
        unknown = ("unevaluatedProperties", "additionalProperties", "propertyNames")
        is_hit = any(path == focus[:-1] and keyword in unknown or path == focus for path, keyword in errors)
    elif mutant.means == "item":
        line = document.line(focus)
        is_hit = any(path == focus[:-1] and keyword == "uniqueItems" or path == focus for path, keyword in errors)
    elif mutant.means == "itself":
        # What lacks a required key is the mapping around it: there the finding belongs, for the key has no line.
        line = document.line(focus)
        is_hit = any(path == focus for path, _ in errors)
    else:
        line = document.line(focus)
        is_hit = any(path[: len(focus)] == focus for path, _ in errors)
    around = document.line(focus[:-1])
    return (frozenset([line]) if is_hit else frozenset(lines)), frozenset(lines | {line, around})


def sample(mutants, count: int, chance) -> list:
    """At most `count`, of every kind of mutation about as many."""
    kinds = defaultdict(list)
    for mutant in mutants:
        kinds[mutant.name].append(mutant)
    for group in kinds.values():
        chance.shuffle(group)
    chosen = []
    while len(chosen) < count and any(kinds.values()):
        chosen += [group.pop() for group in kinds.values() if group]
    return chosen[:count]


def mutants_of(task) -> list:
    """The mutants of one file: name, bytes, lines of which one must be reported, lines that may be, source."""
    path, text, seed = task
    chance = random.Random(f"{seed}:{path}")
    document = Document(text)
    schema = validator(document.value["kind"])[1]
    found = []
    for mutant in sample(judged_mutants(document, chance), JUDGED, chance):
        try:
            must, may = judge(mutant, schema)
        except (yaml.YAMLError, ValueError) as problem:
            raise SystemExit(f"{path}: '{mutant.name}' makes no YAML: {problem}\n{mutant.text}")
        found.append((mutant.name, mutant.content, must, may))
    for mutant in sample(malformed_mutants(document, chance), MALFORMED, chance):
        found.append((mutant.name, mutant.content, mutant.lines, mutant.lines))
    for mutant in sample(harmless_mutants(document, chance), HARMLESS, chance):
        if says_the_same(mutant.text, document):
            found.append((mutant.name, mutant.content, frozenset(), frozenset()))
    return [(document.value["kind"], path) + entry for entry in found]


class Report:
    """Counts of mutations, and where Registrar disagrees."""

    def __init__(self):
        self.counts = defaultdict(Counter)
        self.disagreements = []

    def count(self, name: str, outcome: str):
        self.counts[name][outcome] += 1

    def disagree(self, name: str, text: str):
        self.disagreements.append((name, text))

    def finish(self):
        total = Counter()
        for name, counts in sorted(self.counts.items()):
            total.update(counts)
            print(f"    {counts['breaking']:6d} breaking {counts['harmless']:6d} harmless  {name}")
        shown = Counter()
        for name, text in self.disagreements:
            shown[name] += 1
            if shown[name] <= 3:
                print(f"disagreement: {name}: {text}", file=sys.stderr)
        print(f"    {total['breaking']} breaking and {total['harmless']} harmless mutations in all")
        print(f"    {len(self.disagreements)} disagreements")
        sys.exit(1 if self.disagreements or not total["breaking"] or not total["harmless"] else 0)


def findings(registrar: str, *arguments) -> list:
    run = subprocess.run([registrar, *map(str, arguments), "--format", "json"], capture_output=True, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(f"exit {run.returncode}: {' '.join(map(str, arguments))}\n{run.stderr.decode()}")
    return json.loads(run.stdout)["findings"]


def compare_alone(registrar: str, registry: Registry, work: pathlib.Path, seed: str, report: Report):
    """Every mutant by itself, against the schema of its kind."""
    with multiprocessing.Pool() as pool:
        tasks = [(path, text, seed) for path, text in sorted(registry.texts.items())]
        mutants = [mutant for group in pool.map(mutants_of, tasks, chunksize=4) for mutant in group]
    kinds = defaultdict(list)
    for mutant in mutants:
        kinds[mutant[0]].append(mutant[1:])
    for kind, group in sorted(kinds.items()):
        folder = work / kind
        folder.mkdir()
        for number, (_, _, content, _, _) in enumerate(group):
            (folder / f"{number:05d}.yaml").write_bytes(content)
        found = defaultdict(list)
        for finding in findings(registrar, "validate", "--schema", validator(kind)[0], folder):
            found[int(pathlib.PurePath(finding["path"]).stem)].append(finding)
        for number, (path, name, content, must, may) in enumerate(group):
            report.count(name, "breaking" if must else "harmless")
            lines = {finding.get("line") for finding in found[number]}
            if bool(must) != bool(lines & must) or not lines <= may | must:
                report.disagree(name, f"{path}: expected {sorted(must)}, found {told(found[number])}")


def compare_together(registrar: str, registry: Registry, seed: str, report: Report):
    """Mutants in the registry that they belong to, many at a time."""
    chance = random.Random(seed)

    def judged():
        return findings(registrar, "-C", registry.folder, "validate", "--as-of", registry.day)

    usual = judged()
    places = Counter((finding["rule"], finding["path"]) for finding in usual)
    for changes in harmless_changes(registry, chance):
        with registry.changed(changes):
            found = judged()
        for change in changes:
            report.count(change.name, "harmless")
        if Counter((finding["rule"], finding["path"]) for finding in found) != places:
            paths = {path: change for change in changes for path in change.edits}
            for finding in found:
                if (finding["rule"], finding["path"]) not in places:
                    change = paths.get(finding["path"])
                    report.disagree(change.name if change else "harmless ones", told([finding]))
            for rule, path in places - Counter((finding["rule"], finding["path"]) for finding in found):
                report.disagree(paths[path].name if path in paths else "harmless ones", f"{rule} is gone from {path}")
    known = {(finding["rule"], finding["path"], finding["message"]) for finding in usual}
    for changes in registry.rounds(breaking_changes(registry, chance, TOGETHER), chance):
        with registry.changed(changes):
            found = [f for f in judged() if (f["rule"], f["path"], f["message"]) not in known]
        places = {(finding["path"], finding.get("line")): finding for finding in found}
        rules = {(finding["rule"], finding["path"], finding.get("line")) for finding in found}
        expected = {place for change in changes for _, alternatives in change.expected for place in alternatives}
        for change in changes:
            report.count(change.name, "breaking")
            for rule, alternatives in change.expected:
                if not any((rule, path, line) in rules for path, line in alternatives):
                    near = [f for f in found if f["path"] in {path for path, _ in alternatives}]
                    wanted = ", ".join(f"{path}:{line}" for path, line in sorted(alternatives, key=str)[:3])
                    report.disagree(change.name, f"expected {rule} at {wanted}; found {told(near)}")
        # Rules beyond single files and names may have more to say of a broken registry; these may not.
        for place, finding in sorted(places.items(), key=str):
            if finding["rule"] < "RG2" and place not in expected:
                names = " + ".join(c.name for c in changes if place[0] in c.edits) or "breaking ones"
                report.disagree(names, f"unexpected {told([finding])}")


def told(found: list) -> str:
    lines = [f"{f['path']}:{f.get('line')}: {f['rule']}: {f['message']}" for f in found]
    return "; ".join(lines[:3]) or "nothing"


def main():
    registrar, registry, work, seed = sys.argv[1:]
    report = Report()
    registry = Registry(pathlib.Path(registry))
    compare_alone(registrar, registry, pathlib.Path(work), seed, report)
    compare_together(registrar, registry, seed, report)
    report.finish()


if __name__ == "__main__":
    main()

"""Ways to change a registry: places, references, and what one document says of another.

Each is a `Change` that knows what must be reported. Changes that do not meet are made together, to save time.
"""

import contextlib
import json
import pathlib
import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Iterator

from mutated_text import Document, harmless_mutants, malformed_mutants, misspelt, quoted, says_the_same

# Metrics that scikit-learn, fairlearn and AIF360 compute, long enough for a letter to be missed.
METRICS = {
    "accuracy": "higher", "average_precision": "higher", "precision": "higher", "brier_score_loss": "lower",
    "mean_absolute_error": "lower", "demographic_parity_difference": "lower", "equalized_odds_difference": "lower",
    "disparate_impact": "target",
}
# The keys whose values the path of a document repeats.
IDENTITIES = {
    "Person": ["name"], "Team": ["name"], "Dataset": ["name"], "System": ["name"], "Policy": ["name"],
    "Waiver": ["name"], "Model": ["name"], "Version": ["version", "model"], "Evaluation": ["id", "version", "model"],
    "Approval": ["id"],
    "Deployment": ["name", "environment", "model"], "Risk": ["id", "system"], "Incident": ["id", "system"],
}
NO_FILE = object()


@dataclass
class Link:
    """A symbolic link in place of a file."""

    target: str


@dataclass
class Change:
    """New contents by path, and what must be found: pairs of a rule and the places (path, line) of which one is meant.

    That holds while nobody else changes the files in `needs`.
    """

    name: str
    edits: dict
    expected: list = field(default_factory=list)
    needs: set = field(default_factory=set)

    @property
    def paths(self) -> set:
        return self.needs | {path for _, places in self.expected for path, _ in places}


class Registry:
    """A registry in a folder in which nothing is broken, and which of its documents name which."""

    day = "2026-11-30"

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        files = sorted(path for path in folder.rglob("*.yaml") if ".git" not in path.parts)
        self.texts = {str(path.relative_to(folder)): path.read_text() for path in files}
        self.documents = {path: Document(text) for path, text in self.texts.items()}
        self.kinds = {path: document.value["kind"] for path, document in self.documents.items()}
        self.schemas = {}
        for path in pathlib.Path("schemas").glob("*.schema.json"):
            schema = json.loads(path.read_text())
            self.schemas[schema["properties"]["kind"]["const"]] = schema
        self.references = {path: list(self._references(path)) for path in self.documents}
        self.naming = defaultdict(list)  # the places that name a document, by its path
        for path, references in self.references.items():
            for pointer, target in references:
                if target not in self.documents:
                    raise SystemExit(f"{path}: {pointer} names {target}, which does not exist")
                if target != path:
                    self.naming[target].append((path, self.documents[path].line(pointer)))

    def _references(self, path: str) -> Iterator[tuple]:
        document, schema = self.documents[path], self.schemas[self.kinds[path]]

        def walk(part, value, pointer):
            if "$ref" in part:
                yield from walk(schema["$defs"][part["$ref"].rsplit("/", 1)[1]], value, pointer)
            for alternative in part.get("oneOf", []):
                if isinstance(value, dict) and set(alternative.get("required", [])) == set(value):
                    yield from walk(alternative, value, pointer)
            if isinstance(value, dict):
                for key, item in value.items():
                    yield from walk(part.get("properties", {}).get(key, {}), item, pointer + (key,))
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    yield from walk(part.get("items", {}), item, pointer + (index,))
            elif "x-registrar-reference" in part:
                yield pointer, self._target(part["x-registrar-reference"], value, document, pointer)

        yield from walk(schema, document.value, ())

    def _target(self, kinds: list, text: str, document: Document, pointer) -> str:
        word, _, name = text.rpartition(":")
        if "@" in text:
            model, _, number = text.partition("@")
            return f"models/{model}/versions/{number}.yaml"
        if word in ("team", "person"):
            return {"team": "teams", "person": "people"}[word] + f"/{name}.yaml"
        kind = kinds[0]
        if kind == "Environment":
            return "registry.yaml"
        if kind == "Version":
            return f"models/{document.at(pointer[:-1])['model']}/versions/{text}.yaml"
        if kind == "Evaluation":
            return "models/{model}/evaluations/{version}".format(**document.value) + f"/{text[:7]}/{text}.yaml"
        homes = {
            "Model": "models/{}/model.yaml", "Dataset": "datasets/{}.yaml", "Policy": "policies/{}.yaml",
            "System": "systems/{}/system.yaml", "Waiver": "waivers/{}/waiver.yaml",
        }
        return homes[kind].format(text)

    def of_kind(self, kind: str) -> list:
        return [(path, self.documents[path]) for path, other in self.kinds.items() if other == kind]

    def dangling(self, path: str) -> list:
        """What must be found when the document at `path` is gone."""
        return [("RG1301", [place]) for place in self.naming[path]]

    def approvals(self, version: str) -> list:
        parts = pathlib.PurePath(version)
        return [other for other in self.documents if other.startswith(f"{parts.parent.parent}/approvals/{parts.stem}/")]

    def rounds(self, changes: list, chance) -> list:
        """The changes in groups: nobody changes a file that another one changes or wants something found in."""
        chance.shuffle(changes)
        groups = []
        for change in changes:
            edits, paths = set(change.edits), change.paths
            for group, edited, awaited in groups:
                if not edits & edited and not edits & awaited and not paths & edited:
                    break
            else:
                group, edited, awaited = [], set(), set()
                groups.append((group, edited, awaited))
            group.append(change)
            edited |= edits
            awaited |= paths
        return [group for group, _, _ in groups]

    @contextlib.contextmanager
    def changed(self, changes: list):
        """The folder with the changes, as it was afterwards."""
        edits = {path: content for change in changes for path, content in change.edits.items()}
        made = []
        for path, content in edits.items():
            file = self.folder / path
            file.unlink(missing_ok=True)
            if content is NO_FILE:
                continue
            made += [folder for folder in file.parents if not folder.exists()]
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Link):
                file.symlink_to(content.target)
            else:
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        yield
        for path in edits:
            (self.folder / path).unlink(missing_ok=True)
            if path in self.texts:
                (self.folder / path).write_text(self.texts[path])
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)


def harmless_changes(registry: Registry, chance) -> list:
    """Groups of changes after which everything is as it was: one for each file."""
    columns = []
    for path, document in registry.documents.items():
        mutants = list(harmless_mutants(document, chance))
        chance.shuffle(mutants)
        changes = [Change(m.name, {path: m.content}) for m in mutants[:18] if says_the_same(m.text, document)]
        for key in ("title", "notes", "labels"):
            # Of a version these are outside of what was approved.
            if registry.kinds[path] in ("Version", "Person", "Team", "Model") and key in document.value:
                text = document.replace((key,), "{tier: two}" if key == "labels" else "Other words")
                changes.append(Change("change words", {path: text}))
        columns.append(changes)
    return [[change for change in group if change] for group in zip_longest(*columns)]


def breaking_changes(registry: Registry, chance, count: int) -> list:
    """Changes of which every one must be reported: for one file at most `count`."""
    chosen = []
    for path, document in registry.documents.items():
        by_name = defaultdict(list)
        for change in file_changes(registry, path, document, chance):
            by_name[change.name].append(change)
        for group in by_name.values():
            chance.shuffle(group)
        mine = []
        while len(mine) < count and any(by_name.values()):
            mine += [group.pop() for group in by_name.values() if group]
        chosen += mine[:count]
    return chosen


def file_changes(registry: Registry, path: str, document: Document, chance) -> Iterator[Change]:
    yield from misfits(registry, path, document, chance)
    yield from strangers(registry, path, document, chance)
    if path != "registry.yaml":
        yield from moves(registry, path, document, chance)
    yield from danglers(registry, path, document)
    kind = registry.kinds[path]
    # Nobody needs to answer for an archived model.
    if kind in ("Model", "System") and document.value.get("lifecycle") != "archived":
        yield Change(
            "name an owner who left", {path: document.replace(("owner",), "person:henrik-aalto")},
            [("RG2301", [(path, document.line(("owner",)))])], {"people/henrik-aalto.yaml"})
    if kind in ("Model", "Evaluation"):
        yield from metric_changes(path, document, chance)
    if kind == "Model":
        yield from threshold_changes(registry, path, document)
    if kind == "Deployment" and document.value["status"] == "active":
        yield from deployment_changes(registry, path, document)
    if kind == "Registry":
        environment = ("environments", 0, "name")
        start = document.nodes[environment[:-1]].start_mark.index
        name, line = document.at(environment), document.line(environment)
        text = document.splice(start, start, f"name: {name}\n    production: false\n  - ")
        yield Change("declare an environment twice", {path: text}, [("RG1302", [(path, line + 2)])])


def misfits(registry: Registry, path: str, document: Document, chance) -> Iterator[Change]:
    """Contents that are no document of their kind."""
    gone = registry.dangling(path)
    for mutant in malformed_mutants(document, chance):
        rule = "RG1001" if mutant.name == "not UTF-8" else "RG1002"
        yield Change(mutant.name, {path: mutant.content}, [(rule, [(path, line) for line in mutant.lines])] + gone)
    for key in ("apiVersion", "kind"):
        text = document.replace((key,), misspelt(document.value[key], chance))
        yield Change(f"misspell {key}", {path: text}, [("RG1004", [(path, document.line((key,)))])] + gone)
        # What is missing has no line: the finding is about the file.
        yield Change(f"drop {key}", {path: document.without((key,))}, [("RG1004", [(path, None)])] + gone)
    yield Change("empty a file", {path: ""}, [("RG1003", [(path, None)])] + gone)
    yield Change("write a list", {path: "- kind: Person\n"}, [("RG1003", [(path, 1)])] + gone)
    yield Change("link a file", {path: Link("/etc/hostname")}, [("RG1001", [(path, None)])] + gone)
    extra = document.keys[("kind",)].start_mark
    text = document.splice(extra.index, extra.index, "kimd: x\n")
    yield Change("add an unknown key", {path: text}, [("RG1101", [(path, extra.line + 1)])])
    for key in ("status", "role", "decision", "purpose", "lifecycle", "severity", "mergeMethod"):
        if key in document.value:
            text = document.replace((key,), misspelt(document.value[key], chance))
            yield Change("misspell a state", {path: text}, [("RG1101", [(path, document.line((key,)))])])


def strangers(registry: Registry, path: str, document: Document, chance) -> Iterator[Change]:
    """New files beside a document."""
    folder = str(pathlib.PurePath(path).parent)
    stem = pathlib.PurePath(path).stem
    tag = f"{stem}-{chance.randrange(1000)}"

    def beside(name: str, rule: str, what: str, line) -> Change:
        new = f"{folder}/{name}"
        return Change("add a file that " + what, {new: document.text}, [(rule, [(new, line)])])

    if folder != ".":
        kind = document.line(("kind",))
        yield beside(f"{tag}.txt", "RG2401", "nobody reads", None)
        yield beside(f"{stem}.yaml.orig", "RG2401", "nobody reads", None)
        yield beside(f"{tag}.yml", "RG1201", "no path names", kind)
        other = f"{folder}/{stem.swapcase()}.yaml"
        if registry.kinds[path] == "Version" and other != path:
            text = document.replace(("version",), stem.swapcase())
            named = {path} | {target for _, target in registry.references[path]}
            found = [("RG1302", [(path, None), (other, None)])]
            yield Change("add a file that differs in case", {other: text}, found, named)
        elif other != path:
            found = [("RG1201", [(other, kind)]), ("RG1204", [(other, None)])]
            yield Change("add a file that differs in case", {other: document.text}, found, {path})
        yield beside(f"{stem}_.yaml", "RG1201", "no path names", kind)
    else:
        folder = "docs"
    for name in ["aux.txt", f"{tag}.", "NUL", f"{tag}:x", f"{tag}?", "com1.yaml.bak", f"{tag} "]:
        yield beside(name, "RG1203", "Windows refuses", None)
    yield beside("a-long-name/" * 17 + "x.txt", "RG1202", "lies too deep", None)


def moves(registry: Registry, path: str, document: Document, chance) -> Iterator[Change]:
    """The document in a place that is not its own."""
    kind, gone = registry.kinds[path], registry.dangling(path)
    parts = pathlib.PurePath(path)
    line = document.line(("kind",))

    def moved(name: str, new: str, *lines: int) -> Change:
        found = [("RG1201", [(new, line)]) for line in lines]
        if name in ("move to another model", "move to another version", "move among another kind"):
            # An evaluation names earlier ones of its own version.
            keys = {"supersedes", "retracts"} & set(document.value)
            found += [("RG1301", [(new, document.line((key,)))]) for key in keys]
        return Change(name, {path: NO_FILE, new: document.text}, found + gone)

    identities = IDENTITIES[kind]
    own = document.line((identities[0],))
    if kind in ("Person", "Team", "Dataset", "Policy", "Deployment", "Risk", "Incident", "Approval"):
        yield moved("move to another name", f"{parts.parent}/{parts.stem}-x.yaml", own)
    elif kind == "Version":
        yield moved("move to another name", f"{parts.parent}/9.9.9.yaml", own)
    elif kind == "Evaluation":
        yield moved("move to another name", f"{parts.parent}/{parts.stem}x.yaml", own)
        yield moved("move to another month", f"{parts.parent.parent}/2025-01/{parts.name}", line)
    else:
        yield moved("move to another name", f"{parts.parent}-x/{parts.name}", own)
    if path.startswith("models/") and kind != "Model":
        inner = path.split("/", 3)[3]
        model = ("subject", "model") if kind == "Approval" else ("model",)
        yield moved("move to another model", f"models/elsewhere/model-x/{inner}", document.line(model))
    if kind == "Evaluation":
        new = f"{parts.parent.parent.parent}/9.9.9/{parts.parent.name}/{parts.name}"
        yield moved("move to another version", new, document.line(("version",)))
    elif kind == "Approval":
        waived = "waiver" in document.value["subject"]
        new = f"waivers/other/approvals/{parts.name}" if waived else f"{parts.parent.parent}/9.9.9/{parts.name}"
        yield moved("move to another subject", new, document.line(("subject", "waiver" if waived else "version")))
    others = {"Person": "teams", "Team": "datasets", "Dataset": "policies", "Policy": "people", "Version": "datasets"}
    name = "stray" if kind == "Version" else parts.stem + "-x"
    yield moved("move among another kind", f"{others.get(kind, 'people')}/{name}.yaml", line)
    yield moved("move where nothing belongs", f"{parts.parent}/deeper/still/{parts.name}", line)
    yield moved("spell the ending otherwise", f"{parts.parent}/{parts.stem}.yml", line)
    if gone:
        yield Change("remove a document that others name", {path: NO_FILE}, gone)
        yield moved("move out of the registry", f"docs/{parts.name}")


def danglers(registry: Registry, path: str, document: Document) -> Iterator[Change]:
    """Names of documents that do not exist."""
    identity = IDENTITIES.get(registry.kinds[path], [])
    for pointer, _ in registry.references[path]:
        text = document.at(pointer)
        wrong = re.sub(r"[0-9]+$", "987", text) if re.search(r"[.][0-9]+$", text) else text + "x"
        rules = ["RG1301"]
        if pointer[0] in identity or pointer in [("subject", "model"), ("subject", "version"), ("subject", "waiver")]:
            rules.append("RG1201")
        expected = [(rule, [(path, document.line(pointer))]) for rule in rules]
        # A version is looked up in the model that is named beside it.
        around = document.at(pointer[:-1])
        beside = pointer[:-1] + ("version",)
        if pointer[-1] == "model" and beside in [other for other, _ in registry.references[path]]:
            expected.append(("RG1301", [(path, document.line(beside))]))
        yield Change("name what does not exist", {path: document.replace(pointer, quoted(wrong))}, expected)
    for key in identity:
        text = document.value[key]
        wrong = "9.8.7" if key == "version" else text + "x"
        if (key,) not in [pointer for pointer, _ in registry.references[path]]:
            found = [("RG1201", [(path, document.line((key,)))])]
            yield Change("rename in the file only", {path: document.replace((key,), wrong)}, found)


def metric_changes(path: str, document: Document, chance) -> Iterator[Change]:
    for pointer in document.keys:
        if pointer[-1] not in ("name", "metric") or document.at(pointer) not in METRICS or "dataset" in pointer:
            continue
        name = document.at(pointer)
        at = chance.randrange(1, len(name) - 1)
        text = document.replace(pointer, name[:at] + name[at + 1 :])
        yield Change("misspell a metric", {path: text}, [("RG2102", [(path, document.line(pointer))])])
        direction = pointer[:-1] + ("direction",)
        if METRICS[name] != "target" and direction in document.keys:
            text = document.replace(direction, {"higher": "lower", "lower": "higher"}[METRICS[name]])
            yield Change("turn a direction round", {path: text}, [("RG2101", [(path, document.line(direction))])])


def threshold_changes(registry: Registry, path: str, document: Document) -> Iterator[Change]:
    folder = path.removesuffix("model.yaml")
    released = [
        (other, version) for other, version in registry.of_kind("Version")
        if other.startswith(folder) and version.value["status"] == "released"
    ]
    needs = {other for other in registry.documents if other.startswith(folder)} - {path}
    for index, threshold in enumerate(document.value.get("thresholds", []) if released else []):
        values = [
            (other, evaluation.line(pointer[:-1] + ("value",)))
            for other, evaluation in registry.of_kind("Evaluation") if other.startswith(folder)
            for pointer in evaluation.keys
            if pointer[-1] == "name" and "metrics" in pointer and evaluation.at(pointer) == threshold["metric"]
        ]
        pointer = ("thresholds", index)
        beyond = "1000000" if threshold["op"].startswith(">") else "-1000000"
        text = document.replace(pointer + ("value",), beyond)
        yield Change("put a threshold out of reach", {path: text}, [("RG2001", values)], needs)
        yield Change(
            "ask for what nobody measured", {path: document.replace(pointer + ("metric",), "unheard_of")},
            [("RG2002", [(other, version.line(("version",)))]) for other, version in released], needs)


def deployment_changes(registry: Registry, path: str, document: Document) -> Iterator[Change]:
    """What takes an active deployment the right to run, wherever the change is made."""
    model, number = document.value["model"], document.value["version"]
    environment = document.value["environment"]
    version = f"models/{model}/versions/{number}.yaml"
    source = registry.documents[version]
    here = [(path, document.line(("version",)))]
    for status in ("draft", "deprecated", "withdrawn"):
        yield Change("deploy what is not released", {version: source.replace(("status",), status)}, [("RG3002", here)])
    environments = registry.documents["registry.yaml"].value["environments"]
    rules = next(other.get("approvals") for other in environments if other["name"] == environment)
    approvals = [
        other for other in registry.approvals(version)
        if registry.documents[other].at(("subject", "environment")) == environment
    ]
    if not rules or not approvals:
        return
    missing = [("RG3001", here)]
    needs = {"registry.yaml", version, *registry.approvals(version)}
    needs |= {other for other, kind in registry.kinds.items() if kind in ("Team", "Person")}

    def unapproved(name: str, edited: str, content) -> Change:
        return Change(name, {edited: content}, missing, needs - {edited})

    digest = source.at(("artifacts", 0, "digest"))
    other = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    yield unapproved("wrong digest of an artifact", version, source.replace(("artifacts", 0, "digest"), other))
    if "parameters" in source.value:
        key = ("parameters", next(iter(source.value["parameters"])))
        yield unapproved("change what was approved", version, source.replace(key, "31337"))
    if len(approvals) > rules["required"]:
        return
    approval = approvals[0]
    decided = registry.documents[approval]

    def undone(name: str, key: str, value: str) -> Change:
        return unapproved(name, approval, decided.replace((key,), value))

    digest = decided.value["subjectDigest"]
    yield undone("wrong digest of a subject", "subjectDigest", digest[:-1] + ("0" if digest[-1] != "0" else "1"))
    yield undone("reject what was approved", "decision", "rejected")
    yield undone("let a stranger approve", "approver", "person:ada-verhoeven")
    if "expires" in decided.value:
        yield undone("let an approval expire", "expires", "2026-11-29")
    yield unapproved("remove an approval", approval, NO_FILE)

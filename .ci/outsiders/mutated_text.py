"""Ways to change the text of one YAML document: to its harm, without harm, or as a JSON Schema validator says.

Each is a `Mutant`. Texts are edited in place, so that comments and layout stay as people wrote them; PyYAML says where
what stands. The scalars of the documents are read as YAML 1.2 (core schema) reads them, not as PyYAML does.
"""

import json
import re
from dataclasses import dataclass
from typing import Iterator, Optional

import yaml

Pointer = tuple  # of keys and positions, from the root

CORE = [
    (re.compile(r"null|Null|NULL|~|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
]


class Document:
    """A text with the value that it stands for, and where every part of it stands."""

    def __init__(self, text: str):
        self.text = text
        self.nodes = {}  # by pointer
        self.keys = {}  # the node of the key, by the pointer of its value
        self.value = self._read(yaml.compose(text, Loader=yaml.CSafeLoader), ())

    def _read(self, node, pointer: Pointer):
        self.nodes[pointer] = node
        if isinstance(node, yaml.ScalarNode):
            if not node.style:
                for pattern, convert in CORE:
                    if pattern.fullmatch(node.value):
                        return convert(node.value)
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._read(item, pointer + (index,)) for index, item in enumerate(node.value)]
        value = {}
        for key, item in node.value:
            if key.value in value:
                raise ValueError(f"the key {key.value} stands twice")
            self.keys[pointer + (key.value,)] = key
            value[key.value] = self._read(item, pointer + (key.value,))
        return value

    def line(self, pointer: Pointer) -> int:
        """The line that the value begins on."""
        return self.nodes[pointer].start_mark.line + 1

    def key_line(self, pointer: Pointer) -> int:
        return self.keys[pointer].start_mark.line + 1

    def at(self, pointer: Pointer):
        value = self.value
        for token in pointer:
            value = value[token]
        return value

    def end(self, node) -> int:
        """The offset behind the last character of a node; PyYAML counts what follows a block as part of it."""
        if not isinstance(node, yaml.ScalarNode) and not node.flow_style:
            last = node.value[-1]
            return self.end(last[1] if isinstance(node, yaml.MappingNode) else last)
        end = node.end_mark.index
        while self.text[end - 1] in " \n":
            end -= 1
        return end

    def splice(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def replace(self, pointer: Pointer, new: str) -> str:
        """The text with another value, on the line of its key where it has one."""
        node = self.nodes[pointer]
        if pointer in self.keys:
            return self.splice(self.keys[pointer].end_mark.index, self.end(node), ": " + new)
        return self.splice(node.start_mark.index, self.end(node), new)

    def parts(self, pointer: Pointer) -> list:
        """Where the entries of a block begin and end, a mapping's at their keys."""
        node = self.nodes[pointer]
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            return []
        if isinstance(node, yaml.MappingNode):
            return [(key.start_mark.index, self.end(item)) for key, item in node.value]
        return [(item.start_mark.index, self.end(item)) for item in node.value]

    def without(self, pointer: Pointer) -> Optional[str]:
        """The text without one entry; None for the only one of the root."""
        parts = self.parts(pointer[:-1])
        if not parts:
            return None
        index = self.position(pointer)
        if len(parts) == 1:
            empty = "{}" if pointer in self.keys else "[]"
            return self.replace(pointer[:-1], empty) if pointer[:-1] else None
        if index == len(parts) - 1:
            return self.splice(parts[index - 1][1], parts[index][1], "")
        return self.splice(parts[index][0], parts[index + 1][0], "")

    def position(self, pointer: Pointer) -> int:
        return list(self.at(pointer[:-1])).index(pointer[-1]) if pointer in self.keys else pointer[-1]

    def swapped(self, pointer: Pointer, one: int, other: int) -> str:
        """The text with two entries of a block in each other's place."""
        parts = self.parts(pointer)
        (a, b), (c, d) = parts[one], parts[other]
        return self.text[:a] + self.text[c:d] + self.text[b:c] + self.text[a:b] + self.text[d:]


@dataclass
class Mutant:
    """A changed text.

    `focus` is the part that was changed, as its pointer in the new text. `means` says what of it: its key, its value,
    an item in a list, or (because something is missing from it) the value itself and nothing in it. A mutant without
    focus knows its own lines: none when it is harmless.
    """

    name: str
    text: str
    focus: Optional[Pointer] = None
    means: str = "value"
    lines: frozenset = frozenset()

    @property
    def content(self) -> bytes:
        """The text as UTF-8; a surrogate stands for a byte that is none."""
        return self.text.encode("utf-8", "surrogateescape")


def quoted(value) -> str:
    return json.dumps(value, ensure_ascii=False)


def misspelt(word: str, random) -> str:
    """The word with a letter dropped, doubled, in the wrong place or of the other case."""
    at = random.randrange(len(word))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    choices = [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], swapped, word[:at] + word[at:].swapcase()]
    return random.choice([choice for choice in choices if choice != word])


VALUES = ["null", "true", "17", "-1", "0.5", "1e3", "text", '"17"', '""', "[]", "{}", "[text]", "{a: b}", "[1, 1]"]
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def wrong_texts(text: str, random) -> Iterator[tuple]:
    """Strings that are nearly `text`, each with what was done to it."""
    if text:
        yield "misspell a value", misspelt(text, random)
        yield "misspell a value", misspelt(text, random)
    spaced = [text + " ", " " + text, text + "\n", text + "\nx", "\u00a0" + text]
    yield "add white space to a value", random.choice(spaced)
    yield "lengthen a value", text + "x" * random.choice([1, 65, 300, 20001])
    if DATE.match(text):
        yield "wrong date", random.choice(["2026-02-30", "2026-13-01", "2025-02-29", "0000-00-00"]) + text[10:]
        yield "wrong date", text.replace("-", random.choice(["/", "", "--"]), 1)
        yield "wrong date", text.replace("T", random.choice([" ", "t", "T24", ""]))
        yield "wrong date", text.replace("Z", random.choice(["", "z", "+25:00"]))
    algorithm, _, digits = text.partition(":")
    if re.fullmatch(r"sha[0-9]+", algorithm):
        yield "wrong digest", f"{algorithm}:{digits.upper()}"
        yield "wrong digest", f"{algorithm}:{digits[:-1]}"
        yield "wrong digest", f"{algorithm}:{digits[:-1]}g"
        yield "wrong digest", f"{random.choice(['md5', 'sha512', 'sha256', 'SHA256'])}:{digits}"
        yield "wrong digest", digits
    if "://" in text:
        yield "wrong address", text.replace("://", random.choice([":", "//", "", ":// "]), 1)
        yield "wrong address", text + random.choice([" x", "%", "\u00e9", "<>", "#a#b"])


def judged_mutants(document: Document, random) -> Iterator[Mutant]:
    """Changes of what the document says; a validator knows which of them do harm."""
    for pointer, node in document.nodes.items():
        value = document.at(pointer)
        if pointer:
            text = document.without(pointer)
            if text is not None:
                name = "drop a key" if pointer in document.keys else "drop an item"
                yield Mutant(name, text, pointer[:-1], "itself")
            for replacement in random.sample(VALUES, 4):
                yield Mutant("retype a value", document.replace(pointer, replacement), pointer)
        if pointer in document.keys:
            yield from key_mutants(document, pointer, random)
        if isinstance(value, str):
            for name, text in wrong_texts(value, random):
                yield Mutant(name, document.replace(pointer, quoted(text)), pointer)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            for number in ["-0.001", f"{value}1", f"-{value}", f'"{value}"', f"{value}e40", "9007199254740992"]:
                yield Mutant("change a number", document.replace(pointer, number), pointer)
        elif isinstance(value, list) and document.parts(pointer):
            yield from item_mutants(document, pointer, random)


def key_mutants(document: Document, pointer: Pointer, random) -> Iterator[Mutant]:
    key, around = document.keys[pointer], pointer[:-1]
    siblings = document.at(around)
    start, end = key.start_mark.index, key.end_mark.index
    for _ in range(2):
        name = misspelt(pointer[-1], random)
        if name and name not in siblings:
            yield Mutant("misspell a key", document.splice(start, end, quoted(name)), around + (name,), "key")
    if document.parts(around):
        text = document.splice(start, start, f"extra: {random.choice(VALUES)}\n{' ' * key.start_mark.column}")
        if "extra" not in siblings:
            yield Mutant("add an unknown key", text, around + ("extra",), "key")
        moved = document.without(pointer)
        if around and moved and pointer[-1] not in document.value:
            moved = f"{moved.rstrip()}\n{quoted(pointer[-1])}: {quoted(document.at(pointer))}\n"
            yield Mutant("move a key", moved, (pointer[-1],), "key")


def item_mutants(document: Document, pointer: Pointer, random) -> Iterator[Mutant]:
    parts, column = document.parts(pointer), document.nodes[pointer].start_mark.column
    index = random.randrange(len(parts))
    start, end = parts[index]
    again = f"{document.text[start:end]}\n{' ' * column}- "
    yield Mutant("repeat an item", document.splice(start, start, again), pointer + (index + 1,), "item")
    item = f"{random.choice(VALUES)}\n{' ' * column}- "
    yield Mutant("add an item", document.splice(parts[0][0], parts[0][0], item), pointer + (0,))


def malformed_mutants(document: Document, random) -> Iterator[Mutant]:
    """Texts that are no single YAML document, or one that different readers read differently."""
    text, lines = document.text, document.text.split("\n")[:-1]

    def mutant(name: str, new: str, *lines: int) -> Mutant:
        return Mutant(name, new, lines=frozenset(lines))

    for pointer, key in document.keys.items():
        if not document.parts(pointer[:-1]):
            continue
        start, end = key.start_mark.index, document.end(document.nodes[pointer])
        line, indent = key.start_mark.line + 1, "\n" + " " * key.start_mark.column
        entry = text[start:end]
        yield mutant("duplicate a key", document.splice(start, start, entry + indent), line + 1 + entry.count("\n"))
        yield mutant("duplicate a key", document.splice(start, start, f'"{pointer[-1]}": x{indent}'), line + 1)
        number = random.choice(["17", "true", "~", "1.5"])
        yield mutant("add a key that is no string", document.splice(start, start, f"{number}: x{indent}"), line)
        yield mutant("add a merge key", document.splice(start, start, "<<: {}" + indent), line)
        yield mutant("leave out a colon", document.splice(start, start, "name" + indent), line, line + 1)
        if key.start_mark.column > 0 and not text[: start].endswith("- "):
            yield mutant("indent by a tab", document.splice(start - 1, start, "\t"), line)
    for pointer, node in document.nodes.items():
        if not pointer or not isinstance(node, yaml.ScalarNode):
            continue
        line = node.start_mark.line + 1
        for name, new in [
            ("name an anchor that is none", "*nothing"), ("add a tag", "!custom x"), ("add a tag", "!!python/name:x y"),
            ("infinity", random.choice([".inf", "-.Inf", ".nan"])),
            ("start with a reserved character", random.choice("@`%") + "x"),
            ("colon in a plain value", "a: b: c"), ("control character", "a\x01b"), ("wrong escape", '"\\q"'),
            ("close what is not open", "]"),
        ]:
            yield mutant(name, document.replace(pointer, new), line)
        if '"' not in text[document.end(node) :]:
            yield mutant("never close a quotation", document.replace(pointer, f'"{node.value[:5]}'), line)
        yield mutant("not UTF-8", document.replace(pointer, "caf\udce9"), line)
        # Whether what follows belongs to the list shows on the next line only, comments left out.
        below = next((n for n, other in enumerate(lines[line:], line) if other.strip(" ")[:1] not in ("", "#")), None)
        if pointer in document.keys and below is not None and re.match(" *[a-zA-Z]+:", lines[below]):
            yield mutant("never close a list", document.replace(pointer, "[a"), line, below + 1)
    yield mutant("two documents", text + "---\nkind: Person\n", len(lines) + 1, len(lines) + 2)


def harmless_mutants(document: Document, random) -> Iterator[Mutant]:
    """Other texts that say the same."""
    lines = document.text.split("\n")[:-1]

    def with_line(at: int, new: str) -> str:
        return "\n".join(lines[:at] + [new] + lines[at:]) + "\n"

    for _ in range(4):
        at = random.randrange(len(lines) + 1)
        yield Mutant("add a comment", with_line(at, " " * random.randrange(9) + "# kind: x, \u00e9 \U0001f600"))
        yield Mutant("add an empty line", with_line(at, " " * random.randrange(5)))
    yield Mutant("remove comments", re.sub(r"(?m)^ *#.*\n|  +#.*$", "", document.text))
    yield Mutant("other line ends", document.text.replace("\n", "\r\n"))
    yield Mutant("no line end at the end", document.text.rstrip("\n"))
    yield Mutant("mark the beginning", "---\n" + document.text)
    yield Mutant("mark the end", document.text + "...\n")
    yield Mutant("a byte order mark", "\ufeff" + document.text)
    yield Mutant("spaces at the end", re.sub(r"(?m)(?<=\S)$", "  ", document.text))
    yield Mutant("all in JSON", json.dumps(document.value, indent=random.choice([None, 2]), ensure_ascii=False) + "\n")
    for pointer, node in document.nodes.items():
        value = document.at(pointer)
        if pointer in document.keys:
            key = document.keys[pointer]
            spelling = random.choice(["'{}'", '"{}"']).format(pointer[-1])
            yield Mutant("quote a key", document.splice(key.start_mark.index, key.end_mark.index, spelling))
        if isinstance(value, str) and pointer:
            # Single quotes fold lines.
            single = quoted(value) if "\n" in value else "'" + value.replace("'", "''") + "'"
            yield Mutant("quote a value", document.replace(pointer, random.choice([quoted(value), single])))
            yield Mutant("add an anchor", document.replace(pointer, "&here " + quoted(value)))
            yield Mutant("add the tag of strings", document.replace(pointer, "!!str " + quoted(value)))
        elif isinstance(value, (dict, list)):
            if pointer:
                yield Mutant("write a collection in flow style", document.replace(pointer, quoted(value)))
            parts = document.parts(pointer)
            if isinstance(value, dict) and len(parts) > 1:
                one, other = sorted(random.sample(range(len(parts)), 2))
                yield Mutant("reorder keys", document.swapped(pointer, one, other))
        elif isinstance(value, float) and "e" not in node.value.lower():
            yield Mutant("spell a number otherwise", document.replace(pointer, node.value + "0"))
        elif isinstance(value, int) and not isinstance(value, bool):
            yield Mutant("spell a number otherwise", document.replace(pointer, node.value + ".0"))


def says_the_same(text: str, document: Document) -> bool:
    """Whether a mutant that is meant to be harmless is: an edit may hit the inside of a block of text."""
    try:
        return Document(text.removeprefix("\ufeff")).value == document.value
    except (yaml.YAMLError, ValueError):
        return False

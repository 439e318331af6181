#!/usr/bin/env python3
"""Stands in for the API of a forge, as `gh` and as `curl` see it: comments on one pull request, kept in a JSON file.

Takes the options that the workflows of `init` give and no others.
"""

import json
import os
import pathlib
import subprocess
import sys
from urllib.parse import urlsplit

store = pathlib.Path(os.environ["FORGE_COMMENTS"])
comments = json.loads(store.read_text())
arguments = sys.argv[1:]
is_gh = pathlib.Path(sys.argv[0]).name == "gh"
if is_gh:
    assert arguments.pop(0) == "api" and os.environ["GH_TOKEN"] == "secret"
method, body, query, address, output = "GET", None, None, None, sys.stdout
while arguments:
    argument = arguments.pop(0)
    if argument in {"--method", "--request"}:
        method = arguments.pop(0)
    elif argument == "--jq":
        query = arguments.pop(0)
    elif argument == "--field":
        assert arguments.pop(0) == "body=@-"
        body = sys.stdin.read()
    elif argument == "--data-urlencode":
        name, _, path = arguments.pop(0).partition("@")
        assert name == "body"
        body = pathlib.Path(path).read_text()
    elif argument == "--header":
        assert arguments.pop(0) == "PRIVATE-TOKEN: secret"
    elif argument == "--output":
        assert arguments.pop(0) == "/dev/null"
    elif argument not in {"--paginate", "--silent", "--show-error", "--fail"}:
        assert not argument.startswith("-") and address is None, argument
        address = urlsplit(argument)

me = {"id": 7, "login": "github-actions[bot]"}
path = address.path.strip("/").split("/")
if method == "GET":
    if path[-1] == "user":
        answer = me
    else:
        page = 2 if "&page=2" in f"&{address.query}" else 1
        assert path[-1] in {"comments", "notes"}
        answer = comments if is_gh or page == 1 else []
    text = json.dumps(answer, separators=(",", ":"))
    if query is not None:
        subprocess.run(["jq", "--raw-output", query], input=text, text=True, check=True)
    else:
        print(text)
elif method == "POST":
    assert path[-1] in {"comments", "notes"}
    comments.append({"id": 100 + len(comments), "user": me, "author": me, "body": body})
else:
    assert method in {"PATCH", "PUT"}
    next(c for c in comments if c["id"] == int(path[-1]))["body"] = body
store.write_text(json.dumps(comments))

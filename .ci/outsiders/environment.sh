# shellcheck shell=bash
# What every script in this folder begins with: `. "$(dirname "$0")/environment.sh"`.
#
# A script here lets a program that nobody here wrote judge Registrar. To add one, put an executable file into this
# folder: its name gives the order, exit 0 means that they agree, and whatever it prints is shown. It starts at the top
# level of the project and finds
#   REGISTRAR   the absolute path of the binary to judge (the release build, unless told otherwise),
#   work        an empty folder that is removed when the script ends,
#   HOME        a home of its own in there: no configuration of the machine or its user has a say,
#   PATH        with the programs of requirements.txt in front.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tools=$PWD/.build-outsiders/venv
if ! cmp -s .ci/outsiders/requirements.txt "$tools/requirements.txt"; then
  rm -rf "$tools"
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check --requirement .ci/outsiders/requirements.txt
  cp .ci/outsiders/requirements.txt "$tools/requirements.txt"
fi
export PATH="$tools/bin:$PATH"

export REGISTRAR="${REGISTRAR:-$PWD/.build/release/registrar}"

work=$(mktemp -d "${TMPDIR:-/tmp}/registrar-outsider.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/home"
export HOME="$work/home" XDG_CONFIG_HOME="$work/home/.config" GIT_CONFIG_NOSYSTEM=1
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
git config --global user.name "Outsider"
git config --global user.email "outsider@registrar.example"
git config --global init.defaultBranch main

# say TEXT…: one line of progress.
say() {
  printf '    %s\n' "$*"
}

# fail TEXT…: says what does not agree, and ends the script.
fail() {
  printf 'disagreement: %s\n' "$*" >&2
  exit 1
}

# expect_exit CODE COMMAND…: runs the command quietly; shows its output and fails when it exits otherwise.
expect_exit() {
  local expected=$1 status=0
  shift
  "$@" >"$work/output" 2>&1 || status=$?
  if [ "$status" -ne "$expected" ]; then
    cat "$work/output" >&2
    fail "exit $status instead of $expected: $*"
  fi
}

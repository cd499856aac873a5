"""Size of the product: lines and files per app and template folder. ``script/sizes [commit]``."""

import subprocess
import sys
from collections import Counter

NOT_PRODUCT = ("/tests/", "/migrations/")


def git(*words: str) -> str:
    return subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607


def sizes(commit: str) -> tuple[Counter, Counter]:
    """Lines and files of each app's Python and of all templates, without tests and migrations."""
    lines, files = Counter(), Counter()
    for path in git("ls-tree", "-r", "--name-only", commit).splitlines():
        place = path.partition("/")[0]
        is_python = path.endswith(".py") and "/" in path and place not in ("tools", "deploy")
        if any(part in path for part in NOT_PRODUCT) or not (is_python or place == "templates"):
            continue
        lines[place] += git("show", f"{commit}:{path}").count("\n")
        files[place] += 1
    return lines, files


def main(commit: str = "HEAD") -> None:
    lines, files = sizes(commit)
    for place in sorted(lines):
        print(f"{place:<15}{lines[place]:>8} lines {files[place]:>6} files")  # noqa: T201
    print(f"{'all':<15}{lines.total():>8} lines {files.total():>6} files")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Finds circular imports that import-linter does not see: between modules of one package, and inside functions.

Bodies of tasks are ignored: a task is a leaf, so that actions can schedule it, and its body imports the action.
"""

import ast
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path


def graph(files: Iterable[Path]) -> dict[str, set[str]]:
    """The imports between these modules; an import of ``a.b.c`` runs the package ``a.b`` as well."""
    modules = {_name(path): path for path in files}
    return {
        name: {other for other in _imports(name, path, modules) if other != name} for name, path in modules.items()
    }


def circle(graph: dict[str, set[str]]) -> list[str]:
    """One circle of modules, each importing the next; empty if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _imports(name: str, path: Path, modules: dict[str, Path]) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    for node in tree.body if path.name == "tasks.py" else ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            targets = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for target in targets:
            while target and target not in modules:  # a name defined in a module
                target = target.rpartition(".")[0]
            if target:
                yield target
                yield from _packages(target, but_of=name) & modules.keys()


def _packages(name: str, *, but_of: str) -> set[str]:
    """Packages that run before this module, except those that contain both modules and are running already."""
    parts = name.split(".")
    packages = {".".join(parts[:length]) for length in range(1, len(parts))}
    return {package for package in packages if not but_of.startswith(f"{package}.")}

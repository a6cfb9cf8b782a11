"""Code stays small and explained: files, functions and docstrings."""

import ast
from collections.abc import Iterator
from pathlib import Path

LINES_MAX_IN_A_FILE = 400
LINES_MAX_IN_A_FUNCTION = 60


def test_no_python_file_is_longer_than_400_lines(python_files: list[Path], root: Path) -> None:
    too_long = {
        str(path.relative_to(root)): lines
        for path in python_files
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LINES_MAX_IN_A_FILE
    }

    assert too_long == {}


def test_no_function_is_longer_than_60_lines(python_files: list[Path], root: Path) -> None:
    too_long = {
        f"{path.relative_to(root)} {function.name}": lines
        for path in python_files
        for function in _functions(path)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LINES_MAX_IN_A_FUNCTION
    }

    assert too_long == {}


def test_every_module_and_public_name_is_explained(python_files: list[Path], root: Path) -> None:
    unexplained = [
        f"{path.relative_to(root)} {name}"
        for path in python_files
        if "tests" not in path.relative_to(root).parts
        for name in _unexplained(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert unexplained == []


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _unexplained(module: ast.Module) -> Iterator[str]:
    """Names of what is public at the top of a module, and of methods, without a docstring."""
    if module.body and ast.get_docstring(module) is None:
        yield "the module"
    for node in module.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from _unexplained_methods(node)


def _unexplained_methods(node: ast.ClassDef) -> Iterator[str]:
    for method in node.body:
        if not isinstance(method, ast.FunctionDef) or method.name.startswith("_"):
            continue
        if ast.get_docstring(method) is None:
            yield f"{node.name}.{method.name}"

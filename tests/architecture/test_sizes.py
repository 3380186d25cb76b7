"""Small on purpose: what outgrows a screen is split by concept, and no module is a drawer."""

from tests.architecture.sources import functions_of, named, python_files, tree_of

LINES_OF_A_FILE = 250
LINES_OF_A_FUNCTION = 30
DRAWERS = {"services", "utils", "helpers", "managers", "selectors", "constants"}


def length(function):
    return function.end_lineno - function.lineno + 1


def test_no_module_outgrows_its_page():
    lines = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: number for name, number in lines.items() if number > LINES_OF_A_FILE} == {}


def test_no_function_outgrows_a_screen():
    long = [
        f"{named(path)}:{function.lineno} {function.name} ({length(function)} lines)"
        for path in python_files()
        for function in functions_of(tree_of(path))
        if length(function) > LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_no_module_is_a_drawer():
    assert [
        named(path) for path in python_files() if path.stem in DRAWERS or path.parent.name in DRAWERS
    ] == []

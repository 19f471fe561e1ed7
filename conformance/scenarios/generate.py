"""Writes a test class for each class of the public suite that an adapter's own tests do not extend.

    generate.py TESTS          # the folder "tests" of the adapter's source distribution
"""

import importlib
import inspect
import pathlib
import pkgutil
import sys

import dbt.tests.adapter


def modules_of_suite():
    for found in pkgutil.walk_packages(dbt.tests.adapter.__path__, "dbt.tests.adapter."):
        try:
            yield importlib.import_module(found.name)
        except ImportError as failure:
            print(f"{found.name}: {failure}", file=sys.stderr)


def has_tests(one):
    return any(name.startswith("test_") and callable(value) for name, value in inspect.getmembers(one))


def extended(tests):
    """Every class that the adapter's tests have, with what they extend."""
    found = set()
    sys.path.insert(0, str(tests.parent))
    for file in sorted(tests.glob("functional/**/test_*.py")):
        if "generated" in file.parts:
            continue
        name = ".".join(file.relative_to(tests.parent).with_suffix("").parts)
        try:
            module = importlib.import_module(name)
        except Exception as failure:
            print(f"{name}: {failure}", file=sys.stderr)
            continue
        for _, one in inspect.getmembers(module, inspect.isclass):
            if one.__name__.startswith("Test"):
                found.update(inspect.getmro(one))
    return found


def main():
    tests = pathlib.Path(sys.argv[1]).resolve()
    known = extended(tests)
    folder = tests / "functional" / "generated"
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    count = 0
    for module in modules_of_suite():
        lines = []
        for name, one in inspect.getmembers(module, inspect.isclass):
            if one.__module__ == module.__name__ and has_tests(one) and one not in known:
                lines.append(f"class Test{name.removeprefix('Base').removeprefix('Test')}(suite.{name}):\n    pass\n")
                count += 1
        if lines:
            path = "_".join(module.__name__.split(".")[3:]).replace("test_", "")
            (folder / f"test_{path}.py").write_text(
                f"import {module.__name__} as suite\n\n\n" + "\n\n".join(lines))
    print(f"{count} classes in {folder}")


if __name__ == "__main__":
    main()

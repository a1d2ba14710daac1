"""The layers are complete, and the machine that guards them really says no."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture import house

LINT = "from importlinter.cli import lint_imports_command as lint; lint()"

BROKEN = {
    "the store looks up to the indicators": ("capas", "store", "import mgea.metrics"),
    "the charts command": ("capas", "charts", "import mgea.commands"),
    "the core opens a page": ("capas", "metrics", "import pages"),
    "the indicators know the screen": ("pantalla", "metrics", "import streamlit"),
    "the commands know the engine": ("base", "commands", "import duckdb"),
    "the screen draws by itself": ("graficos", "ui", "import plotly.graph_objects"),
    "a component knows a page's part": (
        "tableros",
        "ui/componentes",
        "import mgea.ui.registro.bandeja",
    ),
}


def layers() -> set[str]:
    """Top-level names that the contract about layers speaks of."""
    contracts = tomllib.loads((house.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    text = " ".join(contracts["contracts"][0]["layers"])
    return {word.strip("()").removeprefix("mgea.") for word in text.replace("|", " ").split()}


def top_level() -> set[str]:
    """Modules and packages directly in mgea."""
    packages = {path.parent.name for path in house.MGEA.glob("*/__init__.py")}
    return packages | {path.stem for path in house.MGEA.glob("*.py")} - {"__init__"}


def test_every_module_has_its_layer():
    assert top_level() - layers() == set(), "say in pyproject.toml in which layer it lives"


def test_the_dashboard_knows_only_the_screen():
    roots = {name.split(".")[0] for name in house.imported(house.DASHBOARD)}
    assert roots - sys.stdlib_module_names <= {"streamlit", "pages", "mgea"}
    deeper = {name for name in house.imported(house.DASHBOARD) if name.startswith("mgea.")}
    assert {name for name in deeper if not name.startswith("mgea.ui")} == set()


def test_nobody_imports_the_dashboard():
    everyone = house.modules(house.MGEA) + house.modules(house.PAGES)
    assert [house.name(path) for path in everyone if "dashboard" in house.imported(path)] == []


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The code without anything else, to be broken on purpose."""
    target = tmp_path_factory.mktemp("copia")
    for folder in ("mgea", "pages"):
        ignore = shutil.ignore_patterns("__pycache__", "*.csv")
        shutil.copytree(house.ROOT / folder, target / folder, ignore=ignore)
    shutil.copy(house.ROOT / "pyproject.toml", target)
    return target


@pytest.mark.slow
@pytest.mark.parametrize("case", BROKEN)
def test_the_contract_fails_when(case: str, copy: Path):
    contract, module, line = BROKEN[case]
    package = copy / "mgea" / module
    victim = package / "__init__.py" if package.is_dir() else package.with_suffix(".py")
    before = victim.read_text(encoding="utf-8")
    victim.write_text(f"{before}\n{line}  # noqa\n", encoding="utf-8")
    try:
        command = [sys.executable, "-c", LINT, "--no-logo", "--no-cache", "--contract", contract]
        answer = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    finally:
        victim.write_text(before, encoding="utf-8")
    assert answer.returncode == 1
    assert "BROKEN" in answer.stdout

"""Write docs/indicadores.md from the declarations that compute the figures.

python -m scripts.manual            # writes it
python -m scripts.manual --check    # exit 1 while it is stale
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, its own folder is what Python would look in

from mgea import catalogo  # noqa: E402
from mgea.metrics import fichas  # noqa: E402

TARGET = ROOT / "docs" / "indicadores.md"


def text() -> str:
    """The whole manual."""
    parts = [
        "# Indicadores\n",
        "Generado de `mgea/indicadores` con `python -m scripts.manual`; no lo edite a mano. Cada cifra del tablero "
        "sale de una sola de estas definiciones.\n",
    ]
    for f in fichas():
        parts.append(f"## {f.titulo}\n\n`{f.slug}` · {f.unidad}\n")
        rows = [
            ("Fórmula", f.formula),
            ("Numerador", f.numerador_es),
            ("Denominador", f.denominador_es),
        ]
        rows += [("Casos", f.casos), ("Fuente", f.fuente)]
        parts.append("\n".join(f"- **{name}:** {value}" for name, value in rows) + "\n")
    parts.append(
        "## Umbrales y plazos\n\n| Clave | Valor | Qué decide | Dueño | Fuente |\n|---|---|---|---|---|"
    )
    parts.append(
        "\n".join(
            f"| `{u.clave}` | {u.valor:g} | {u.titulo} | {u.dueno} | {u.fuente} |"
            for u in catalogo.umbrales()
        )
    )
    return "\n".join(parts) + "\n"


def main(arguments: list[str]) -> int:
    """Write the manual, or only say whether it is stale."""
    if "--check" in arguments:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text())
    TARGET.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``python -m mgea export``: a report, or the sheets of many schools, into a file."""

import argparse
from datetime import datetime
from pathlib import Path

from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store

FICHAS, GRAFICOS = "fichas", "graficos"
FORMATOS, CLASES = ("pptx", "pdf", "xlsx"), ("informe", "ficha", "rendicion")
"""What may be asked for, said here again so that a command that exports nothing need not load what writes files."""


def opciones(p: argparse.ArgumentParser) -> None:
    """The words of the command, besides slice and month."""
    p.add_argument(
        "formato",
        choices=[*FORMATOS, FICHAS, GRAFICOS],
        help="pptx, pdf, xlsx; fichas: una hoja por escuela, en un zip; graficos: SVG y PNG, en un zip",
    )
    p.add_argument("--clase", choices=CLASES, default="informe", help="qué documento")
    p.add_argument("-o", "--salida", required=True, help="archivo que se escribe")


def exporta(
    store: Store,
    scope: Scope,
    as_of: str,
    known_at: datetime | None,
    now: datetime,
    args: argparse.Namespace,
) -> str:
    """Write the file that ``args`` asks for; what to tell whoever asked. A file is never left half written.

    What writes files takes half a second to load, so it is loaded only here.
    """
    from mgea.exports.clases import reporte
    from mgea.exports.formatos import formato
    from mgea.exports.lote import zip_de_fichas, zip_de_graficos

    pedido = Pedido(scope, as_of, known_at, now)
    destino = Path(args.salida)
    medio = destino.with_name(f".{destino.name}.parte")
    try:
        if args.formato == FICHAS:
            n = zip_de_fichas(store, pedido, medio)
            dice = f"{n} fichas escritas en {destino}."
        else:
            report = reporte(store, pedido, args.clase)
            hecho = (
                zip_de_graficos(report, now)
                if args.formato == GRAFICOS
                else formato(args.formato).hace(report)
            )
            medio.write_bytes(hecho)
            dice = f"{report.clase} de {report.quien}, escrito en {destino}."
        medio.replace(destino)
    finally:
        medio.unlink(missing_ok=True)
    return dice

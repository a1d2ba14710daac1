"""The command line: everything the screen does with data can be scripted.

``python -m mgea demo | migrate | rebuild | import | indicators | export | template``. The database is ``MGEA_DATABASE``
(default ``data/local/mgea.duckdb``). Errors are one Spanish sentence on standard error and exit code 2.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from mgea import demo, imports, metrics
from mgea.commands import load
from mgea.errors import BadInput, MgeaError
from mgea.exports import orden
from mgea.exports.cifras import FORMAS, como_texto
from mgea.lecturas.pedido import sabido
from mgea.permissions import SISTEMA, Scope
from mgea.store import Store, open_store
from mgea.store.directorio import directorio

PREDETERMINADA = "data/local/mgea.duckdb"
MOSTRADAS = 20  # rejected rows told on the screen; the file has them all


def now() -> datetime:
    """The clock, read once per command: naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def database() -> str:
    """Where the database is, as the environment says."""
    return os.environ.get("MGEA_DATABASE") or PREDETERMINADA


def say(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(text + "\n")


def _demo(args: argparse.Namespace) -> int:
    path = Path(args.salida or database())
    built = demo.ensure(path, now())
    if built:
        say(f"Datos de ejemplo creados en {path}.")
    elif not args.si_falta:
        raise BadInput(f"Ya existe {path}. Bórrelo o indique otra ruta con --salida.")
    return 0


def _migrate(_: argparse.Namespace) -> int:
    store = open_store(database(), now=now())
    say(f"La base {database()} está al día (versión {store.version()}).")
    store.close()
    return 0


def _rebuild(_: argparse.Namespace) -> int:
    store = open_store(database(), now=now())
    store.rebuild()
    say("Se volvieron a calcular los resúmenes desde los libros.")
    store.close()
    return 0


def _known_at(text: str | None) -> datetime | None:
    known = sabido(text or "")
    if text and known is None:
        raise BadInput(f"«{text}» no es una fecha. Escríbala como AAAA-MM-DD.")
    return known


def _indicators(args: argparse.Namespace) -> int:
    clock = now()
    store = open_store(database(), now=clock)
    args.as_of = as_of = args.as_of or metrics.last_closed(clock)
    metrics.require_reached(as_of, clock)
    known = _known_at(args.known_at)
    scope = _slice(store, args)
    if args.ie:
        frame = metrics.compute(store, scope, as_of, known, now=clock, slugs=metrics.published())
    else:
        frame = metrics.compute_all(store, scope, as_of, known, now=clock)
    codes = _codes(store)
    store.close()
    sys.stdout.write(como_texto(frame, codes, args.format))
    return 0


def _codes(store: Store) -> dict[str, list[str]]:
    """Scope name of each school → its servicios (COD_MOD-ANEXO)."""
    frame = metrics.rows(store, "ie", Scope.all(), "2022-03")
    return {
        f"ie:{ie}": str(codes).split()
        for ie, codes in zip(frame["ie"], frame["servicios"], strict=True)
    }


def _school(store: Store, code: str) -> Scope:
    found = directorio(store, Scope.all()).ie_of(code)
    if len(found) != 1:
        raise BadInput(f"No hay una escuela única con el código «{code}».")
    return Scope.ie(found[0])


def _slice(store: Store, args: argparse.Namespace) -> Scope:
    """What the command asks for; refused when nobody is in it."""
    if args.ie:
        return _school(store, args.ie)
    scope = Scope.ugel(args.ugel) if args.ugel else Scope.all()
    if metrics.rows(store, "ie", scope, args.as_of).empty:
        raise BadInput("No hay escuelas en ese ámbito. Importe primero el padrón.")
    return scope


def _export(args: argparse.Namespace) -> int:
    clock = now()
    store = open_store(database(), now=clock)
    args.as_of = args.as_of or metrics.last_closed(clock)
    metrics.require_reached(args.as_of, clock)
    try:
        known = _known_at(args.known_at)
        say(orden.exporta(store, _slice(store, args), args.as_of, known, clock, args))
    finally:
        store.close()
    return 0


def _import(args: argparse.Namespace) -> int:
    clock = now()
    path = Path(args.archivo)
    if not path.is_file():
        raise BadInput(f"No se encuentra el archivo «{path}».")
    store = open_store(database(), now=clock)
    try:
        lookup = directorio(store, Scope.all())
        found = imports.preview_file(path.read_bytes(), path.name, args.layout, lookup, clock)
        if args.ugel:
            found = found.only(lambda row: row.get("ugel") == args.ugel)
        if args.solo_publicas:
            found = found.only(lambda row: row.get("gestion") != "3")
        rows, name, dry_run = list(found.rows), path.name, args.dry_run
        done = load(store, SISTEMA, found.layout, rows, now=clock, archivo=name, dry_run=dry_run)
    finally:
        store.close()
    _report(found, done.nuevas, done.sin_cambio + found.repetidas, args.dry_run)
    if found.limpia:
        return 0
    rejected = Path(args.rechazadas or path.with_name(path.stem + "-rechazadas.csv"))
    rejected.write_bytes(imports.rejected_csv(found))
    say(f"Las filas rechazadas, con su razón, están en {rejected}.")
    return 1


def _report(found: imports.Preview, new: int, unchanged: int, dry_run: bool) -> None:
    say(f"formato: {found.layout}" + (" (prueba: no se guardó nada)" if dry_run else ""))
    say(f"leídas: {found.leidas}")
    say(f"aceptadas: {len(found.rows)}")
    say(f"arregladas: {len(found.arregladas)}")
    refused = (*found.rechazadas, *found.preguntas)
    say(f"rechazadas: {len(refused)}")
    say(f"sin cambio: {unchanged}")
    say(f"nuevas: {new}")
    for note in found.notas:
        say(f"nota: {note}")
    for r in refused[:MOSTRADAS]:
        say(r.razon)
    if len(refused) > MOSTRADAS:
        say(f"… y {len(refused) - MOSTRADAS} más.")


def _template(args: argparse.Namespace) -> int:
    if args.layout not in imports.LAYOUTS:
        raise BadInput(f"No hay un formato «{args.layout}». Elija: {', '.join(imports.LAYOUTS)}.")
    Path(args.salida).write_bytes(imports.template(args.layout))
    say(f"Plantilla escrita en {args.salida}.")
    return 0


def _which(p: argparse.ArgumentParser) -> None:
    """Of whom and of when: the same words in every command that reads."""
    p.add_argument("--ie", help="código modular, código de local o id de una IE")
    p.add_argument("--ugel", help="CODOOII de una UGEL")
    p.add_argument("--as-of", help="mes AAAA-MM (por defecto, el último cerrado)")
    p.add_argument("--known-at", help="lo que se sabía al terminar ese día, AAAA-MM-DD")


def parser() -> argparse.ArgumentParser:
    """The words of the command line."""
    top = argparse.ArgumentParser(
        prog="python -m mgea", description="Tablero MGEA: datos por línea de comandos."
    )
    sub = top.add_subparsers(dest="orden", required=True)
    p = sub.add_parser("demo", help="crea una UGEL inventada")
    p.add_argument("--si-falta", action="store_true", help="no dice nada si ya existe")
    p.add_argument("--salida", help="ruta de la base que se crea")
    p.set_defaults(run=_demo)
    p = sub.add_parser("migrate", help="pone la base al día")
    p.set_defaults(run=_migrate)
    p = sub.add_parser("rebuild", help="recalcula los resúmenes desde los libros")
    p.set_defaults(run=_rebuild)
    p = sub.add_parser("indicators", help="imprime los indicadores")
    _which(p)
    p.add_argument("--format", choices=FORMAS, default="table")
    p.set_defaults(run=_indicators)
    p = sub.add_parser("export", help="escribe un informe, las fichas o los gráficos en un archivo")
    orden.opciones(p)
    _which(p)
    p.set_defaults(run=_export)
    p = sub.add_parser("import", help="revisa y guarda un archivo")
    p.add_argument("archivo")
    p.add_argument("--layout", help="formato; si falta, se reconoce por los encabezados")
    p.add_argument("--ugel", help="de un padrón con varias UGEL, solo esta (CODOOII)")
    p.add_argument("--solo-publicas", action="store_true", help="de un padrón, sin las IE privadas")
    p.add_argument("--dry-run", action="store_true", help="solo revisa")
    p.add_argument("--rechazadas", help="dónde escribir las filas rechazadas")
    p.set_defaults(run=_import)
    p = sub.add_parser("template", help="escribe la plantilla de un formato")
    p.add_argument("layout")
    p.add_argument("-o", "--salida", required=True)
    p.set_defaults(run=_template)
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code is 0 when all went well."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Windows consoles start in cp1252
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except MgeaError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except BrokenPipeError:
        # Whoever was reading (`| head`) has enough; Python must not complain of it on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        sys.stderr.write(f"No se pudo escribir «{error.filename}»: revise que la carpeta exista.\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())

"""A fault at any statement of any command: the database is as it was, or whole; nothing acknowledged is lost.

``SITUACIONES`` names one scene for every command that writes; a command without one fails the first test.
"""

import importlib
import inspect
import pkgutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from mgea import commands
from mgea.commands import (
    ajustes,
    aprender,
    avisos,
    borrador,
    compromiso,
    deshacer,
    load,
    participacion,
    prorroga,
    registro,
    reunion,
    reunion_acuerdos,
    reunion_archivo,
    reunion_preguntas,
    verificacion,
    visita,
)
from mgea.commands.cambio import Cambio, Propia
from mgea.commands.comparar import LIBRO_DE
from mgea.commands.verificacion import Decision
from mgea.commands.visita import Vista
from mgea.lecturas import mi_mes
from mgea.permissions import SISTEMA
from mgea.store import Store, motor_duckdb, open_store
from tests.tablas import escuelas
from tests.unit.dos_escuelas import (
    AHORA,
    DIRECTORA,
    ESPECIALISTA,
    MES,
    acuerdo,
    base,
    despues,
    visto,
)
from tests.unit.una_reunion import comienza, prepara, unica, vista

Hacer = Callable[[Store], object]

LEEN = {
    "borrador.leer",
    "comparar.changed_rows",
    "comparar.changed_years",
    "padron.changed_schools",
}
COMPARTIDAS = {"comun.record", "comun.refuse", "comun.traced"}
"""What commands are made of: each of them goes through these."""


class Muerte(Exception):
    """The machine stops here."""


@dataclass(frozen=True)
class Situacion:
    """What happens first, without faults, and the command itself."""

    hacer: Hacer
    antes: tuple[Hacer, ...] = ()


def celdas(store: Store, nivel: int) -> list[Cambio]:
    cells = mi_mes.mes_de_escuela(store, "A", MES).celdas
    return [Cambio(str(c["practica"]), "valor", nivel, visto=int(c["visto"])) for c in cells]


def enviar(store: Store) -> object:
    own = [Propia("Biohuerto", 2)]
    return registro.registrar(
        store, DIRECTORA, "A", MES, celdas(store, 3), own, clave="una", now=despues(9)
    )


def guardar(store: Store) -> None:
    borrador.guardar(store, DIRECTORA, "A", MES, [Cambio("P1.1", "valor", 3)], now=AHORA)


def enviar_borrador(store: Store) -> object:
    """The draft becomes a submission: what is kept afterwards begins another set."""
    kept = borrador.leer(store, DIRECTORA, "A", MES)
    return registro.registrar(
        store, DIRECTORA, "A", MES, celdas(store, 2), clave=kept.clave, now=despues(1)
    )


def decidir(store: Store) -> object:
    seen = next(c for c in mi_mes.mes_de_escuela(store, "A", MES).celdas if c["practica"] == "P1.1")
    accept = Decision("A", "P1.1", "verificado", int(seen["visto"]))
    stranger = Decision("Z", "P1.1", "verificado", 0)  # refused, and traced in a write of its own
    return verificacion.decide(store, ESPECIALISTA, MES, [accept, stranger], now=despues(1))


def deshacer_decision(store: Store) -> object:
    lote = str(
        store.query("select lote from verificacion_registro where decision <> 'deshecho'")["lote"][
            0
        ]
    )
    return verificacion.undo(store, ESPECIALISTA, lote, now=despues(2))


def acordar(store: Store) -> object:
    return compromiso.create(store, DIRECTORA, "A", acuerdo(), now=AHORA)


def cumplir(store: Store) -> object:
    seen = visto(store)
    return compromiso.complete(store, DIRECTORA, seen, date(2023, 7, 10), "Acta", now=despues(1))


def anular(store: Store) -> object:
    return compromiso.cancel(store, DIRECTORA, visto(store), "ya no procede", now=despues(1))


def prometer(store: Store) -> object:
    return visita.schedule(store, ESPECIALISTA, "A", date(2023, 7, 12), now=AHORA)


def prometida(store: Store) -> Vista:
    return Vista(
        "A", "V-001", int(store.query("select max(seq) as s from visita_registro")["s"][0])
    )


def visitar(store: Store) -> object:
    agreed = (acuerdo(), acuerdo(de_parte="ugel", compromiso="Llevar el taller"))
    return visita.make(
        store, ESPECIALISTA, "A", date(2023, 7, 10), "Revisar el PAT", acuerdos=agreed,
        proxima=date(2023, 8, 15), now=despues(1),
    )  # fmt: skip


def cargar(layout: str, *rows: dict[str, Any]) -> Hacer:
    return lambda store: load(store, SISTEMA, layout, [dict(r) for r in rows], now=despues(3))


PRACTICA = {
    "ie": "B", "practica": "P1.1", "periodo": MES, "nivel": 4, "estado": "valor", "motivo": "", "evidencia": "",
    "registrado_en": None,
}  # fmt: skip
VERIFICACION = {
    "ie": "A", "practica": "P1.1", "periodo": MES, "nivel": 1, "decision": "verificado", "motivo": "",
    "registrado_en": None,
}  # fmt: skip
ACUERDO = {
    "ie": "B", "codigo": "X-1", "cge": 3, "practica": "", "compromiso": "Leer juntos", "responsable": "Dirección",
    "fecha": date(2023, 7, 1), "fecha_limite": date(2023, 9, 1), "fecha_cumplido": None, "estado": "pendiente",
    "motivo": "",
}  # fmt: skip
RESULTADO = {
    "ie": "A", "anio": 2022, "cge": 2, "indicador": "abandono", "numerador": 3.0, "denominador": 100.0, "fuente": "x",
}  # fmt: skip
OTRO_ANIO = {
    "anio": 2024,
    "fase": "sonar",
    "mes": 3,
    "fuente": "UGEL",
    "estado": "vigente",
    "ambito": "",
}
PERSONA = {"id": "n", "nombre": "Nueva", "rol": "director", "nivel": "ie", "codigo": "B"}
PASANTIA = aprender.Pasantia("A", "B", "P1.1", date(2023, 7, 5), "Cómo se reúnen")


def ultimo_lote(store: Store) -> object:
    lote = str(
        store.query("select lote from acta where que = 'importar practicas' order by seq")[
            "lote"
        ].iloc[-1]
    )
    return deshacer.deshacer(store, ESPECIALISTA, lote, "archivo equivocado", now=despues(5))


def con_uno(hacer: Callable[[Store, Any], object], *antes: Hacer) -> Situacion:
    """An event of the commitment T-001 of school A."""
    return Situacion(lambda store: hacer(store, visto(store)), (acordar, *antes))


def en_sala(hacer: Callable[[Store, Any], object], *antes: Hacer) -> Situacion:
    """Something done in the only meeting there is, which has begun."""
    return Situacion(lambda store: hacer(store, unica(store)), (prepara, comienza, *antes))


def corregir_reunion(store: Store) -> object:
    return reunion.correct(
        store, ESPECIALISTA, vista(store, unica(store).id), titulo="Otra", fecha=date(2023, 7, 13), agenda="Uno",
        sin_nombres=True, now=despues(1),
    )  # fmt: skip


def sobre_reunion(hacer: Callable[..., object], *dichos: object) -> Situacion:
    """An event of the only meeting there is, which is prepared."""
    return Situacion(
        lambda s: hacer(s, ESPECIALISTA, vista(s, unica(s).id), *dichos, now=despues(1)), (prepara,)
    )


SITUACIONES: dict[str, Situacion] = {
    "ajustes.set_ajuste": Situacion(
        lambda s: ajustes.set_ajuste(s, SISTEMA, "dia_limite", "12", "acta", now=AHORA)
    ),
    "ajustes.set_personas": Situacion(lambda s: ajustes.set_personas(s, SISTEMA, [PERSONA], now=AHORA)),
    "aprender.consent": Situacion(
        lambda s: aprender.consent(s, DIRECTORA, "A", "correo", now=AHORA)
    ),
    "aprender.withdraw": Situacion(
        lambda s: aprender.withdraw(s, DIRECTORA, "A", now=despues(1)),
        (lambda s: aprender.consent(s, DIRECTORA, "A", "correo", now=AHORA),),
    ),
    "aprender.visit": Situacion(lambda s: aprender.visit(s, ESPECIALISTA, PASANTIA, now=AHORA)),
    "avisos.close_aviso": Situacion(
        lambda s: avisos.close_aviso(s, DIRECTORA, "recorrido", now=AHORA)
    ),
    "borrador.guardar": Situacion(guardar),
    "borrador.guardar:enviado": Situacion(guardar, (guardar, enviar_borrador)),
    "borrador.guardar_propia": Situacion(
        lambda s: borrador.guardar_propia(
            s, DIRECTORA, "A", MES, "nueva", Propia("Biohuerto", 2), now=AHORA
        )
    ),
    "borrador.descartar": Situacion(
        lambda s: borrador.descartar(s, DIRECTORA, "A", MES), (guardar,)
    ),
    "carga.load:padron": Situacion(
        cargar("padron", *escuelas("ie | ugel | dre\nN | 150103 | 150101"))
    ),
    "carga.load:rei": Situacion(cargar("rei", {"ie": "A", "rei": "REI 9"})),
    "carga.load:practicas": Situacion(cargar("practicas", PRACTICA)),
    "carga.load:verificaciones": Situacion(cargar("verificaciones", VERIFICACION)),
    "carga.load:compromisos": Situacion(cargar("compromisos", ACUERDO)),
    "carga.load:resultados": Situacion(cargar("resultados", RESULTADO)),
    "carga.load:cronograma": Situacion(cargar("cronograma", OTRO_ANIO)),
    "compromiso.create": Situacion(acordar),
    "compromiso.progress": con_uno(
        lambda s, v: compromiso.progress(s, DIRECTORA, v, 40, "va bien", now=despues(1))
    ),
    "compromiso.reschedule": con_uno(
        lambda s, v: compromiso.reschedule(s, DIRECTORA, v, date(2023, 9, 1), "huelga", now=despues(1))
    ),
    "compromiso.reassign": con_uno(
        lambda s, v: compromiso.reassign(s, DIRECTORA, v, "Subdirección", now=despues(1))
    ),
    "compromiso.correct": con_uno(
        lambda s, v: compromiso.correct(s, DIRECTORA, v, "Otro texto", 5, "P1.1", now=despues(1))
    ),
    "compromiso.complete": Situacion(cumplir, (acordar,)),
    "compromiso.cancel": Situacion(anular, (acordar,)),
    "compromiso.verify": con_uno(
        lambda s, v: compromiso.verify(s, ESPECIALISTA, v, "visto", now=despues(2)), cumplir
    ),
    "compromiso.reopen": con_uno(
        lambda s, v: compromiso.reopen(s, DIRECTORA, v, "faltaba", now=despues(2)), anular
    ),
    "deshacer.deshacer": Situacion(ultimo_lote, (cargar("practicas", PRACTICA),)),
    "prorroga.extend": Situacion(
        lambda s: prorroga.extend(
            s, ESPECIALISTA, prorroga.Prorroga("ie", "A", MES, date(2023, 7, 25), "lluvias"), now=AHORA
        )
    ),
    "registro.registrar": Situacion(enviar),
    "reunion.prepare": Situacion(prepara),
    "reunion.correct": Situacion(corregir_reunion, (prepara,)),
    "reunion.freeze": sobre_reunion(reunion.freeze),
    "reunion.start": sobre_reunion(reunion.start),
    "reunion.cancel": sobre_reunion(reunion.cancel, "huelga"),
    "reunion.close": en_sala(
        lambda s, r: reunion.close(s, ESPECIALISTA, vista(s, r.id), date(2023, 8, 20), now=despues(3))
    ),
    "reunion_acuerdos.agree": en_sala(
        lambda s, r: reunion_acuerdos.agree(s, ESPECIALISTA, r.id, ("A", "B"), acuerdo(), now=despues(2))
    ),
    "reunion_preguntas.poll": en_sala(
        lambda s, r: reunion_preguntas.poll(s, ESPECIALISTA, r.id, "¿Cuándo?", "Hoy\nMañana", now=despues(2))
    ),
    "reunion_preguntas.switch": en_sala(
        lambda s, r: reunion_preguntas.switch(s, ESPECIALISTA, r.id, "palabra", "cerrada", now=despues(2))
    ),
    "reunion_preguntas.moderate": en_sala(
        lambda s, r: reunion_preguntas.moderate(s, ESPECIALISTA, r.id, "libertad", True, now=despues(2))
    ),
    "reunion_archivo.load_answers": en_sala(
        lambda s, r: reunion_archivo.load_answers(
            s, ESPECIALISTA, r.id, "palabra", [{"valor": "libertad"}] * 2, now=despues(2)
        )
    ),
    "participacion.answer": en_sala(
        lambda s, r: participacion.answer(
            s, participacion.Respuesta(r.codigo, "palabra", "1", "libertad"), now=despues(2)
        )
    ),
    "verificacion.decide": Situacion(decidir),
    "verificacion.undo": Situacion(deshacer_decision, (decidir,)),
    "visita.schedule": Situacion(prometer),
    "visita.make": Situacion(visitar),
    "visita.move": Situacion(
        lambda s: visita.move(
            s, ESPECIALISTA, prometida(s), date(2023, 7, 20), "huelga", now=despues(1)
        ),
        (prometer,),
    ),
    "visita.cancel": Situacion(
        lambda s: visita.cancel(s, ESPECIALISTA, prometida(s), "no procede", now=despues(1)),
        (prometer,),
    ),
}  # fmt: skip


def escriben() -> set[str]:
    """Every public function of the commands that is given a store to write in."""
    found = set()
    for info in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"mgea.commands.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and first == "store":
                found.add(f"{info.name}.{name}")
    return found - LEEN - COMPARTIDAS


def test_every_command_that_writes_has_a_situation():
    assert {name.partition(":")[0] for name in SITUACIONES} == escriben()
    layouts = {n.partition(":")[2] for n in SITUACIONES if n.startswith("carga.load:")}
    assert layouts == {*LIBRO_DE, "padron", "cronograma"}


@pytest.fixture
def nth(monkeypatch) -> Iterator[dict[str, int]]:
    """Counts the statements of every transaction and stops before the n-th (0: never)."""
    count = {"seen": 0, "stop": 0}

    def watched(original):
        def run(self, *args):
            count["seen"] += 1
            if count["seen"] == count["stop"]:
                raise Muerte(f"statement {count['stop']}")
            return original(self, *args)

        return run

    for name in ("execute", "query", "insert"):
        original = getattr(motor_duckdb.Transaction, name)
        monkeypatch.setattr(motor_duckdb.Transaction, name, watched(original))
    yield count


def huella(store: Store) -> dict[str, tuple[int, str]]:
    """table → (rows, what they say), of the whole database."""
    tables = store.query(
        "select table_name as t from information_schema.tables where table_schema = 'main' order by t"
    )
    text = " union all ".join(
        f"select '{t}' as t, count(*) as n, cast(sum(hash(x)) as text) as h from {t} x"
        for t in tables["t"]
    )
    frame = store.query(text)
    return {r["t"]: (int(r["n"]), str(r["h"])) for r in frame.to_dict("records")}


def ruta(store: Store) -> str:
    """The file of a database."""
    return str(store.query("select path from duckdb_databases() where not internal")["path"][0])


@pytest.mark.parametrize("name", SITUACIONES)
def test_a_fault_at_any_statement_leaves_it_as_it_was_or_whole(name: str, nth):
    scene, store = SITUACIONES[name], base()
    for step in scene.antes:
        step(store)
    before, version = huella(store), store.version()
    for stop in range(1, 100):
        nth |= {"seen": 0, "stop": stop}
        try:
            scene.hacer(store)
        except Muerte:
            nth["stop"] = 0
            if huella(store) != before:
                break  # it was done before the fault: only its answer is missing
            assert store.version() == version
        else:
            break
    nth["stop"] = 0
    after, version = huella(store), store.version()
    assert stop > 1 and after != before
    path = ruta(store)
    store.close()
    again = open_store(path, now=datetime(2022, 1, 1))
    assert (huella(again), again.version()) == (after, version)
    again.rebuild()
    assert huella(again)["ie_mes"] == after["ie_mes"]
    assert huella(again)["verificada"] == after["verificada"]
    again.close()


CHILD = """
    import sys
    from datetime import datetime, timedelta
    from mgea import catalogo
    from mgea.commands import load
    from mgea.permissions import SISTEMA
    from mgea.store import open_store

    now = datetime(2023, 7, 10, 15)
    store = open_store(sys.argv[1], now=now)
    for n in range(1000):
        moment = now + timedelta(minutes=n)
        rows = [
            {"ie": ie, "practica": p.id, "periodo": "2023-06", "nivel": n % 5, "estado": "valor",
             "motivo": "", "evidencia": "", "registrado_en": moment}
            for ie in "AB" for p in catalogo.practicas()
        ]
        load(store, SISTEMA, "practicas", rows, now=moment)
        print(n, flush=True)
"""


@pytest.mark.slow
def test_of_loads_killed_with_the_process_each_is_there_whole_or_not_at_all():
    store = base()
    path = ruta(store)
    store.close()
    command = [sys.executable, "-c", textwrap.dedent(CHILD), path]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(4)]
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read().splitlines()
    done = len([line for line in said if line.strip().isdigit()])
    again = open_store(path, now=datetime(2022, 1, 1))
    batches = again.query(
        "select lote, count(*) as n from practica_registro where registrado_en >= $1 group by lote",
        AHORA,
    )
    assert done >= 4 and done <= len(batches) <= done + 1, "at most the one that was on its way"
    assert set(batches["n"]) == {50}
    kept = huella(again)
    again.rebuild()
    assert huella(again) == kept
    again.close()

"""Every command × every role: who may, who may not, and that a refusal writes nothing but its trace.

A command that is not in the table fails the first test: add its row, with the roles its design names.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mgea import commands
from mgea.commands import (
    ajustes,
    aprender,
    avisos,
    borrador,
    carga,
    compromiso,
    deshacer,
    prorroga,
    registro,
    reunion,
    reunion_acuerdos,
    reunion_archivo,
    reunion_preguntas,
    verificacion,
    visita,
)  # fmt: skip
from mgea.commands.cambio import Cambio, Propia
from mgea.errors import MgeaError, NotAllowed
from mgea.permissions import ROLES, Persona, Scope
from mgea.store import Store
from tests.unit import dos_escuelas as escuelas
from tests.unit import una_reunion
from tests.unit.dos_escuelas import AHORA, MES, acuerdo, despues, visto
from tests.unit.situaciones import nivel, servicio

UGEL = Scope.ugel("150103")
AMBITOS = {
    "director": Scope.ie("A"),
    "dre": Scope.dre("150101"),
    "administrador": Scope.all(),
}
PERSONAS = {rol: Persona(rol, rol, rol, AMBITOS.get(rol, UGEL)) for rol in ROLES}

UNO = frozenset({"director"})
LEEN = frozenset(ROLES) - {"publico", "participante"}
REGISTRAN = frozenset({"director", "especialista", "jefe", "administrador"})
ACOMPANAN = REGISTRAN - UNO
CONFIGURAN = ACOMPANAN - {"especialista"}
ADMINISTRA = frozenset({"administrador"})

Call = Callable[[Store, Persona], Any]
Setup = Callable[[Store], Any]


def _agreed(store: Store, parte: str = "ie") -> None:
    de_parte = {"de_parte": parte}
    compromiso.create(store, PERSONAS["jefe"], "A", acuerdo(**de_parte), now=AHORA)


def _done(store: Store) -> None:
    _agreed(store)
    compromiso.complete(
        store, PERSONAS["director"], visto(store), date(2023, 7, 10), "Acta", now=AHORA
    )


def _promised(store: Store) -> None:
    visita.schedule(store, PERSONAS["jefe"], "A", date(2023, 7, 20), now=AHORA)


def _decided(store: Store) -> None:
    # Each takes back their own decisions only: who may gets one of theirs.
    for rol, practica in zip(sorted(ACOMPANAN), ("P1.1", "P1.2", "P2.1"), strict=True):
        verificacion.decide(
            store, PERSONAS[rol], MES, [_decision(store, practica)], now=AHORA, clave=rol
        )


def _decision(store: Store, practica: str = "P1.1") -> verificacion.Decision:
    seq = store.query(
        "select max(seq) as n from practica_registro where ie = 'A' and practica = $1", practica
    )
    return verificacion.Decision("A", practica, "verificado", int(seq["n"].iloc[0]))


def _batch_of(store: Store, persona: Persona) -> str:
    found = store.query(
        "select lote from acta where que = 'verificar prácticas' and persona = $1", persona.id
    )
    return str(found["lote"].iloc[0]) if len(found) else "ninguno"


def _imported(store: Store) -> None:
    carga.load(
        store, PERSONAS["jefe"], "practicas", [nivel("A", "P3.1", MES, 2)], now=AHORA, archivo="p"
    )


def _import_batch(store: Store) -> str:
    found = store.query("select lote from acta where que = 'importar practicas' order by seq desc")
    return str(found["lote"].iloc[0])


def _vista(store: Store) -> visita.Vista:
    row = store.query("select visita, seq from visita_registro order by seq desc").iloc[0]
    return visita.Vista("A", str(row["visita"]), int(row["seq"]))


def _month(store: Store) -> list[Cambio]:
    """The whole month as a director sends it: one practice moved, the others as they stood."""
    rows = store.query(
        "select practica, max(seq) as n from practica_registro where ie = 'A' group by practica"
    )
    seen = {str(row["practica"]): int(row["n"]) for row in rows.to_dict("records")}
    first = Cambio("P1.1", "valor", 4, visto=seen.pop("P1.1"))
    return [first, *[Cambio(practica, "sin_cambios", visto=n) for practica, n in seen.items()]]


def _consented(store: Store) -> None:
    otro = Persona("b", "b", "director", Scope.ie("B"))
    aprender.consent(store, otro, "B", "b@escuela", now=AHORA)


PASANTIA = aprender.Pasantia("A", "B", "P3.2", date(2023, 7, 3), "Vimos su plan lector")
CRUZ = [{"anio": 2024, "fase": "sonar", "mes": 3}]
DIA = date(2023, 8, 15)


def _prorroga(ambito: str, codigo: str) -> prorroga.Prorroga:
    return prorroga.Prorroga(ambito, codigo, MES, date(2023, 7, 20), "Feriado largo")


def _meeting(store: Store) -> str:
    found = store.query("select reunion from reunion_registro order by seq desc limit 1")
    return str(found["reunion"].iloc[0])


def _seen(store: Store) -> reunion.Vista:
    return una_reunion.vista(store, _meeting(store))


def _correct(store: Store, persona: Persona) -> object:
    dia = date(2023, 7, 13)
    return reunion.correct(
        store,
        persona,
        _seen(store),
        titulo="Otra",
        fecha=dia,
        agenda="Uno",
        sin_nombres=False,
        now=TARDE,
    )


TARDE = despues(3)

# command, or command · variant → (roles, what must be there first, the call)
TABLA: dict[str, tuple[frozenset[str], Setup | None, Call]] = {
    "ajustes.set_ajuste": (
        CONFIGURAN, None, lambda s, p: ajustes.set_ajuste(s, p, "dia_limite", "12", "RD 1", now=AHORA)),
    "ajustes.set_personas": (
        ADMINISTRA, None, lambda s, p: ajustes.set_personas(s, p, [
            {"id": "x", "nombre": "X", "rol": "director", "nivel": "ie", "codigo": "A"}], now=AHORA)),
    "aprender.consent": (UNO, None, lambda s, p: aprender.consent(s, p, "A", "a@escuela", now=AHORA)),
    "aprender.withdraw": (REGISTRAN, None, lambda s, p: aprender.withdraw(s, p, "A", now=AHORA)),
    "aprender.visit": (REGISTRAN, _consented, lambda s, p: aprender.visit(s, p, PASANTIA, now=AHORA)),
    "avisos.close_aviso": (LEEN, None, lambda s, p: avisos.close_aviso(s, p, "recorrido", now=AHORA)),
    "borrador.guardar": (
        UNO, None, lambda s, p: borrador.guardar(s, p, "A", MES, [Cambio("P1.1", "valor", 3)], now=AHORA)),
    "borrador.guardar_propia": (
        UNO, None, lambda s, p: borrador.guardar_propia(s, p, "A", MES, "x", Propia("Huerto", 2), now=AHORA)),
    "carga.load": (
        ACOMPANAN, None, lambda s, p: carga.load(s, p, "practicas", [nivel("A", "P7.1", MES, 2)], now=AHORA)),
    "carga.load · padron": (
        ACOMPANAN, None, lambda s, p: carga.load(s, p, "padron", [servicio("N")], now=AHORA)),
    "carga.load · cronograma": (
        CONFIGURAN, None, lambda s, p: carga.load(s, p, "cronograma", [dict(c) for c in CRUZ], now=AHORA)),
    "compromiso.create": (REGISTRAN, None, lambda s, p: compromiso.create(s, p, "A", acuerdo(), now=AHORA)),
    "compromiso.create · de la UGEL": (
        ACOMPANAN, None, lambda s, p: compromiso.create(s, p, "A", acuerdo(de_parte="ugel"), now=AHORA)),
    "compromiso.progress": (
        REGISTRAN, _agreed, lambda s, p: compromiso.progress(s, p, visto(s), 40, "va", now=AHORA)),
    "compromiso.progress · de la UGEL": (
        ACOMPANAN, lambda s: _agreed(s, "ugel"),
        lambda s, p: compromiso.progress(s, p, visto(s), 40, "va", now=AHORA)),
    "compromiso.reschedule": (
        REGISTRAN, _agreed, lambda s, p: compromiso.reschedule(s, p, visto(s), DIA, "Feriado", now=AHORA)),
    "compromiso.reassign": (
        REGISTRAN, _agreed, lambda s, p: compromiso.reassign(s, p, visto(s), "CONEI", now=AHORA)),
    "compromiso.correct": (
        REGISTRAN, _agreed, lambda s, p: compromiso.correct(s, p, visto(s), "Leer", 4, "", now=AHORA)),
    "compromiso.complete": (
        REGISTRAN, _agreed,
        lambda s, p: compromiso.complete(s, p, visto(s), date(2023, 7, 10), "Acta", now=AHORA)),
    "compromiso.cancel": (
        REGISTRAN, _agreed, lambda s, p: compromiso.cancel(s, p, visto(s), "Ya no", now=AHORA)),
    "compromiso.verify": (ACOMPANAN, _done, lambda s, p: compromiso.verify(s, p, visto(s), now=AHORA)),
    "compromiso.reopen": (
        REGISTRAN, _done, lambda s, p: compromiso.reopen(s, p, visto(s), "Falta", now=AHORA)),
    "deshacer.deshacer": (
        ACOMPANAN, _imported, lambda s, p: deshacer.deshacer(s, p, _import_batch(s), "Error", now=AHORA)),
    "prorroga.extend": (
        ACOMPANAN, None, lambda s, p: prorroga.extend(s, p, _prorroga("ie", "A"), now=AHORA)),
    "prorroga.extend · de la UGEL": (
        CONFIGURAN, None, lambda s, p: prorroga.extend(s, p, _prorroga("ugel", "150103"), now=AHORA)),
    "registro.registrar": (
        UNO, None, lambda s, p: registro.registrar(s, p, "A", MES, _month(s), clave="k", now=AHORA)),
    "reunion.prepare": (
        ACOMPANAN, None, lambda s, p: reunion.prepare(s, p, una_reunion.PLAN, now=AHORA)),
    "reunion.correct": (ACOMPANAN, None, _correct),
    "reunion.freeze": (ACOMPANAN, None, lambda s, p: reunion.freeze(s, p, _seen(s), now=TARDE)),
    "reunion.start": (ACOMPANAN, None, lambda s, p: reunion.start(s, p, _seen(s), now=TARDE)),
    "reunion.cancel": (ACOMPANAN, None, lambda s, p: reunion.cancel(s, p, _seen(s), "Feriado", now=TARDE)),
    "reunion.close": (ACOMPANAN, None, lambda s, p: reunion.close(s, p, _seen(s), now=TARDE)),
    "reunion_acuerdos.agree": (
        ACOMPANAN, None,
        lambda s, p: reunion_acuerdos.agree(s, p, _meeting(s), ("A",), acuerdo(), now=TARDE)),
    "reunion_archivo.load_answers": (
        ACOMPANAN, None,
        lambda s, p: reunion_archivo.load_answers(s, p, _meeting(s), "palabra", [{"valor": "sí"}], now=TARDE)),
    "reunion_preguntas.poll": (
        ACOMPANAN, None,
        lambda s, p: reunion_preguntas.poll(s, p, _meeting(s), "¿Seguimos?", "Sí\nNo", now=TARDE)),
    "reunion_preguntas.switch": (
        ACOMPANAN, None,
        lambda s, p: reunion_preguntas.switch(s, p, _meeting(s), "palabra", "cerrada", now=TARDE)),
    "reunion_preguntas.moderate": (
        ACOMPANAN, None,
        lambda s, p: reunion_preguntas.moderate(s, p, _meeting(s), "fea", True, now=TARDE)),
    "verificacion.decide": (
        ACOMPANAN, None, lambda s, p: verificacion.decide(s, p, MES, [_decision(s)], now=AHORA)),
    "verificacion.undo": (
        ACOMPANAN, _decided, lambda s, p: verificacion.undo(s, p, _batch_of(s, p), now=AHORA)),
    "visita.schedule": (
        ACOMPANAN, None, lambda s, p: visita.schedule(s, p, "A", date(2023, 7, 20), now=AHORA)),
    "visita.make": (
        ACOMPANAN, None, lambda s, p: visita.make(s, p, "A", date(2023, 7, 9), "Leer más", now=AHORA)),
    "visita.move": (
        ACOMPANAN, _promised, lambda s, p: visita.move(s, p, _vista(s), DIA, "Feriado", now=AHORA)),
    "visita.cancel": (ACOMPANAN, _promised, lambda s, p: visita.cancel(s, p, _vista(s), "Ya no", now=AHORA)),
}  # fmt: skip

SIN_PERMISO = {
    "borrador.descartar": "forgets the person's own draft",
    "borrador.leer": "reads the person's own draft",
    "comparar.changed_years": "reads, for load",
    "comun.record": "what commands are made of",
    "comun.refuse": "what commands are made of",
    "comun.traced": "what commands are made of",
}


def _discovered() -> set[str]:
    """Public functions of mgea.commands that take a store and a person."""
    found = set()
    for info in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"mgea.commands.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or function.__module__ != module.__name__:
                continue
            if list(inspect.signature(function).parameters)[:2] == ["store", "persona"]:
                found.add(f"{info.name}.{name}")
    return found


def test_every_command_has_a_row():
    rows = {name.partition(" · ")[0] for name in TABLA} | set(SIN_PERMISO)
    assert _discovered() - rows == set(), "add a row: who may do this?"
    assert rows - _discovered() == set(), "a row of a command that no longer exists"


EN_CURSO = {"reunion.close", "reunion_acuerdos.agree", "reunion_archivo.load_answers"}


def _base(name: str) -> Store:
    """The two schools; for what happens in a meeting, with one that is prepared or going on."""
    if not name.startswith("reunion") or name == "reunion.prepare":
        return escuelas.base()
    going = name in EN_CURSO or name.startswith("reunion_preguntas")
    return una_reunion.con_reunion("en_curso" if going else "preparada")[0]


LIBROS = "select table_name from information_schema.tables where table_name like '%\\_registro' escape '\\'"


def _sizes(store: Store) -> dict[str, int]:
    """Rows of each libro, but the one of refusals."""
    names = sorted(set(store.query(LIBROS)["table_name"]) - {"rechazo_registro"})
    counts = " union all ".join(f"select '{n}' as libro, count(*) as n from {n}" for n in names)
    return {str(r["libro"]): int(r["n"]) for r in store.query(counts).to_dict("records")}


@pytest.mark.parametrize("name", TABLA)
def test_who_may_and_who_may_not(name: str):
    allowed, setup, call = TABLA[name]
    store = _base(name)
    if setup:
        setup(store)
    before = _sizes(store)
    refused = [rol for rol in ROLES if rol not in allowed]
    for rol in refused:
        with pytest.raises(NotAllowed):
            call(store, PERSONAS[rol])
        assert _sizes(store) == before, f"{rol} was refused and something was written"
    assert len(escuelas.rechazos(store)) == len(refused), "every refusal leaves a trace"
    for n, rol in enumerate(sorted(allowed)):
        try:
            call(store, PERSONAS[rol])
        except NotAllowed:
            pytest.fail(f"{rol} was refused")
        except MgeaError:
            # The first one did it; the next may find it done.
            assert n
    store.close()


def test_nobody_writes_out_of_their_slice():
    """The same calls by people who may, about schools that are not theirs: refused, traced, nothing written."""
    director = Persona("b", "b", "director", Scope.ie("B"))
    ajena = Persona("z", "z", "jefe", Scope.ugel("150104"))
    store = escuelas.base()
    _agreed(store)
    _promised(store)
    _imported(store)
    before = _sizes(store)
    tried = 0
    for name, (allowed, setup, call) in TABLA.items():
        if (
            name.partition(".")[0] in ("ajustes", "avisos")
            or name.startswith("reunion")
            or setup in (_decided, _done)
        ):
            continue
        if "cronograma" in name or "de la UGEL" in name or setup is _consented:
            continue
        person = director if "director" in allowed else ajena
        try:
            done = call(store, person)
        except MgeaError:
            done = None
        assert done is None or getattr(done, "fallidas", ()), f"{name} was done by a stranger"
        assert _sizes(store) == before, name
        tried += 1
        assert len(escuelas.rechazos(store)) == tried, f"{name} left no trace"
    assert tried > 15
    store.close()


def test_a_command_knows_its_own_hour():
    """No command reads the clock: the time is an argument, so what was done can be replayed."""
    for name in _discovered() - set(SIN_PERMISO):
        module, function = name.split(".")
        signature = inspect.signature(
            getattr(importlib.import_module(f"mgea.commands.{module}"), function)
        )
        assert "now" in signature.parameters, name

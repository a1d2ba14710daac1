"""Several people at once, and a process that is killed: nothing half-written, nothing acknowledged lost."""

import signal
import subprocess
import sys
import textwrap
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mgea.commands import borrador, registro
from mgea.commands.cambio import Cambio
from mgea.commands.registro import ConflictoDeMes
from mgea.errors import Conflict, MgeaError
from mgea.lecturas import mi_mes
from mgea.permissions import SISTEMA
from mgea.store import Store, open_store
from tests.motor import cargar
from tests.tablas import libros
from tests.unit.dos_escuelas import CUADRO, DIRECTORA, OTRO_DIRECTOR, PADRON, base

AHORA = datetime(2023, 8, 5, 15, 0)
JULIO = "2023-07"


def projection(store: Store) -> pd.DataFrame:
    return store.query("select * from ie_mes order by ie, periodo")


def month(store: Store, ie: str, nivel: int | None = None) -> list[Cambio]:
    """A whole month: every practice at a level, or as it stood."""
    cells = mi_mes.mes_de_escuela(store, ie, JULIO).celdas
    return [
        Cambio(str(c["practica"]), "valor", nivel, visto=int(c["visto"]))
        if nivel is not None or c["estado_registro"] is None
        else Cambio(str(c["practica"]), "sin_cambios", visto=int(c["visto"]))
        for c in cells
    ]


STEP = st.tuples(
    st.sampled_from(("see", "draft", "send", "again")),
    st.sampled_from((0, 1)),
    st.integers(0, 4),
)


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=3, max_size=12))
def test_any_interleaving_ends_where_replaying_the_libros_ends(steps):
    """Two tabs of one director see, keep and send in any order: what is projected is what a rebuild gives, and only
    what was acknowledged is in the libros."""
    store = base()
    seen: dict[int, list[Cambio]] = {}
    keys: dict[int, str] = {}
    acknowledged = 0
    try:
        for n, (what, tab, nivel) in enumerate(steps):
            now = AHORA + timedelta(minutes=n)
            if what == "see" or tab not in seen:
                seen[tab], keys[tab] = month(store, "A", nivel), f"{tab}-{n}"
            if what == "draft":
                borrador.guardar(store, DIRECTORA, "A", JULIO, seen[tab], now=now)
            if what in ("send", "again"):
                before = len(_records(store))
                try:
                    done = registro.registrar(
                        store, DIRECTORA, "A", JULIO, seen[tab], clave=keys[tab], now=now
                    )
                except (Conflict, MgeaError):
                    assert len(_records(store)) == before
                else:
                    acknowledged += 0 if done.repetido else done.registros
        assert len(_records(store)) == acknowledged
        kept = projection(store)
        store.rebuild()
        pd.testing.assert_frame_equal(projection(store), kept)
    finally:
        store.close()


def _records(store: Store) -> pd.DataFrame:
    return store.query("select * from practica_registro where registrado_por = 'directora'")


def test_of_two_tabs_that_send_at_once_one_wins_and_the_other_is_told():
    store = base()
    told: list[str] = []
    cambios = month(store, "A", 3)

    def send(clave: str) -> None:
        try:
            registro.registrar(store, DIRECTORA, "A", JULIO, cambios, clave=clave, now=AHORA)
            told.append("done")
        except ConflictoDeMes:
            told.append("conflict")

    _at_once([lambda: send("una"), lambda: send("otra")])
    assert sorted(told) == ["conflict", "done"]
    assert len(_records(store)) == 25
    store.close()


def test_writers_that_wait_share_a_transaction_and_a_refusal_disturbs_nobody():
    store = base()
    told: dict[str, Any] = {}

    def send(name: str, persona, ie: str) -> None:
        try:
            cambios = month(store, ie, 2)
            told[name] = registro.registrar(
                store, persona, ie, JULIO, cambios, clave=name, now=AHORA
            )
        except MgeaError as error:
            told[name] = error

    def many() -> None:
        for n in range(3):
            row = {"clave": f"prueba-{n}", "valor": "1", "fuente": ""}
            store.write(SISTEMA, "ajuste", {"ajuste_registro": [row]}, now=AHORA)

    _at_once(
        [
            lambda: send("a", DIRECTORA, "A"),
            lambda: send("b", OTRO_DIRECTOR, "B"),
            lambda: send("ajena", OTRO_DIRECTOR, "A"),
            many,
        ]
    )
    assert (told["a"].registros, told["b"].registros) == (25, 25)
    assert isinstance(told["ajena"], MgeaError)
    kept = projection(store)
    store.rebuild()
    pd.testing.assert_frame_equal(projection(store), kept)
    seqs = store.query("select seq from acta order by seq")["seq"]
    assert seqs.is_unique and int(seqs.max()) == store.version()
    store.close()


def _at_once(jobs: list) -> None:
    gate = threading.Barrier(len(jobs))

    def run(job) -> None:
        gate.wait()
        job()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _on_disk(path: Path) -> Store:
    return cargar(libros(CUADRO, padron=PADRON), open_store(path, now=datetime(2022, 1, 1)))


CHILD = """
    import sys
    from datetime import datetime, timedelta
    from mgea.commands import registro
    from mgea.commands.cambio import Cambio
    from mgea.lecturas import mi_mes
    from mgea.store import open_store
    from tests.unit.dos_escuelas import DIRECTORA

    now = datetime(2023, 8, 5, 15, 0)
    store = open_store(sys.argv[1], now=now)
    print("listo", flush=True)
    for n in range(1000):
        cells = mi_mes.mes_de_escuela(store, "A", "2023-07").celdas
        cambios = [
            Cambio(c["practica"], "valor", n % 5, visto=int(c["visto"])) for c in cells
        ]
        registro.registrar(
            store, DIRECTORA, "A", "2023-07", cambios, clave=f"k{n}", now=now + timedelta(seconds=n)
        )
        print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("acknowledged", [1, 3, 6])
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path, acknowledged: int):
    path = tmp_path / "base.duckdb"
    _on_disk(path).close()
    script = textwrap.dedent(CHILD)
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(acknowledged + 1)]
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read().splitlines()
    done = len([line for line in said if line.strip().isdigit()])
    store = open_store(path, now=AHORA)
    sent = store.query("select count(*) as n from acta where huella like 'clave:%'")["n"].iloc[0]
    assert done >= acknowledged
    assert done <= sent <= done + 1, "at most the one that was on its way"
    assert len(_records(store)) == 25 * sent, "each whole or not at all"
    kept = projection(store)
    store.rebuild()
    pd.testing.assert_frame_equal(projection(store), kept)
    store.close()

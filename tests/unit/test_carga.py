"""Loading: nothing twice, nothing of others, nothing half-way, and no matter in which order."""

from datetime import date, datetime
from itertools import permutations

import pytest
from pandas.testing import assert_frame_equal

from mgea.errors import BadInput, NotAllowed
from mgea.permissions import Persona, Scope
from tests.unit.situaciones import abrir, cargar, nivel, reporte, servicio

ESPECIALISTA = Persona("e", "Especialista", "especialista", Scope.ugel("150103"))
DIRECTORA = Persona("d", "Directora", "director", Scope.ie("A"))
JUNIO, JULIO = datetime(2023, 7, 5, 15), datetime(2023, 8, 5, 15)


@pytest.fixture
def store():
    store = abrir()
    cargar(store, "padron", servicio("A"), servicio("Z", ugel="150104", ugel_nombre="UGEL 03"))
    yield store
    store.close()


def _n(store, table="practica_registro"):
    return store.query(f"select count(*) as n from {table}")["n"][0]


def test_the_same_rows_twice_change_nothing(store):
    rows = reporte("A", "2023-06", 2)
    assert cargar(store, "practicas", rows).nuevas == 25
    version = store.version()
    again = cargar(store, "practicas", rows)
    assert (again.nuevas, again.sin_cambio) == (0, 25)
    assert (store.version(), _n(store)) == (version, 25)


def test_only_what_differs_is_appended(store):
    cargar(store, "practicas", reporte("A", "2023-06", 2))
    done = cargar(
        store, "practicas", [nivel("A", "P1.1", "2023-06", 3), nivel("A", "P1.2", "2023-06", 2)]
    )
    assert (done.nuevas, done.sin_cambio) == (1, 1)


def test_an_old_file_loaded_again_does_not_undo_a_later_correction(store):
    old = [nivel("A", "P1.1", "2023-06", 2)]
    cargar(store, "practicas", old)
    cargar(store, "practicas", nivel("A", "P1.1", "2023-06", 3))
    assert cargar(store, "practicas", old).nuevas == 0


def test_a_dry_run_writes_nothing(store):
    from mgea.commands import load
    from mgea.permissions import SISTEMA
    from tests.unit.situaciones import NOW

    done = load(store, SISTEMA, "practicas", reporte("A", "2023-06", 2), now=NOW, dry_run=True)
    assert (done.nuevas, _n(store)) == (25, 0)


def test_one_row_of_another_ugel_refuses_the_whole_load(store):
    with pytest.raises(NotAllowed, match="no están en su ámbito"):
        cargar(store, "practicas", [nivel("A", "P1.1", "2023-06", 2), nivel("Z", "P1.1", "2023-06", 2)],
               persona=ESPECIALISTA)  # fmt: skip
    assert _n(store) == 0


def test_a_roster_of_another_ugel_is_refused(store):
    with pytest.raises(NotAllowed, match="otra UGEL"):
        cargar(store, "padron", servicio("Y", ugel="150104"), persona=ESPECIALISTA)


def test_a_director_cannot_import(store):
    with pytest.raises(NotAllowed):
        cargar(store, "practicas", nivel("A", "P1.1", "2023-06", 2), persona=DIRECTORA)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (nivel("A", "P9.9", "2023-06", 2), "no existe"),
        (nivel("A", "P1.1", "2023-01", 2), "año escolar"),
        (nivel("A", "P1.1", "2021-06", 2), "año escolar"),
        (nivel("A", "P1.1", "2023-06", 7), "0 a 4"),
        (nivel("A", "P1.1", "2023-06", "NA", nivel=3), "0 a 4"),
    ],
)
def test_the_command_checks_again_what_the_file_check_let_through(store, row, words):
    with pytest.raises(BadInput, match=words):
        cargar(store, "practicas", row)
    assert _n(store) == 0


def test_the_order_of_import_never_changes_the_state():
    loads = [
        ("practicas", reporte("A", "2023-06", 1, registrado_en=JUNIO)),
        ("practicas", [nivel("A", "P1.1", "2023-06", 3, registrado_en=JULIO)]),
        ("practicas", [nivel("A", "P1.1", "2023-07", "NA", registrado_en=JULIO)]),
        ("rei", [{"ie": "A", "rei": "REI 01"}]),
    ]
    results = []
    for order in list(permutations(loads))[
        ::4
    ]:  # six orders: each load comes first and last in some
        store = abrir()
        cargar(store, "padron", servicio("A"))
        for layout, rows in order:
            cargar(store, layout, rows)
        results.append(store.query("select * from ie_mes order by periodo"))
        store.close()
    for other in results[1:]:
        assert_frame_equal(results[0], other)


def test_services_of_one_school_become_one_school(store):
    cargar(store, "padron", servicio("S", cod_mod="0855171"),
           servicio("S", cod_mod="0884569", niv_mod="F0", nivel_nombre="Secundaria"))  # fmt: skip
    school = store.query("select niveles, servicios from ie_actual where ie = 'S'")
    assert school["niveles"][0] == "Primaria, Secundaria"
    assert school["servicios"][0] == "0855171-0 0884569-0"


def test_a_commitment_loaded_again_with_another_date_is_rescheduled(store):
    base = {
        "codigo": "C1", "ie": "A", "cge": 3, "practica": "", "compromiso": "Actualizar el RI", "responsable": "R.",
        "fecha": date(2023, 4, 1), "fecha_limite": date(2023, 6, 1), "fecha_cumplido": None, "estado": "pendiente",
        "motivo": "",
    }  # fmt: skip
    cargar(store, "compromisos", base | {"registrado_en": datetime(2023, 4, 1, 15)})
    later = base | {"fecha_limite": date(2023, 9, 1), "motivo": "faltó quórum"}
    cargar(store, "compromisos", later | {"registrado_en": datetime(2023, 5, 20, 15)})
    events = store.query("select evento from compromiso_registro order by seq")["evento"]
    assert list(events) == ["creado", "reprogramado"]
    from mgea import metrics

    row = metrics.commitments(store, Scope.ie("A"), "2023-07").iloc[0]
    assert (str(row["fecha_original"])[:10], str(row["fecha_limite"])[:10]) == (
        "2023-06-01",
        "2023-09-01",
    )
    assert row["estado"] == "pendiente" and row["exigible_original"] and not row["exigible"]

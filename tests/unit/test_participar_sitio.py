"""The phones' site on a real port: a hundred phones at once, its door, and what it refuses."""

import http.client
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pandas as pd
import pytest

from mgea.commands import reunion_preguntas
from mgea.errors import BadInput
from mgea.lecturas import participacion as leer
from mgea.lecturas import reuniones
from mgea.lecturas.reuniones import Reunion
from mgea.participar import Servidor, app, crear, guardia, paginas
from mgea.participar.servidor import direccion, separa
from mgea.participar.tasas import Tasa
from mgea.permissions import Scope
from mgea.store import Store
from scripts.live import free_port
from tests.unit.dos_escuelas import ESPECIALISTA, despues
from tests.unit.una_reunion import cierra, con_reunion

TELEFONOS = 100


class Sitio:
    """A live site, the meeting behind it, and a clock for its limits that only the test moves."""

    def __init__(self, store: Store, reunion: Reunion) -> None:
        self.store, self.reunion, self.segundos = store, reunion, 0.0
        site = crear(store, lambda: despues(2), lambda: self.segundos)
        self.servidor = Servidor(site, f"127.0.0.1:{free_port()}")
        self.url = self.servidor.url

    def telefono(self, origin: str | None = None):
        """An opener with cookies of its own that sends forms as a browser does."""
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        opener.addheaders = [("Origin", self.url if origin is None else origin)]
        return opener

    def manda(self, opener, pregunta: str, **datos: str) -> tuple[int, str]:
        """Post a form; status and page."""
        request = Request(
            f"{self.url}/r/{self.reunion.codigo}/{pregunta}", data=urlencode(datos).encode()
        )
        return _opens(opener, request)

    def abre(self, opener, ruta: str = "") -> tuple[int, str]:
        """Open a page of the meeting, or any other."""
        return _opens(opener, Request(self.url + (ruta or f"/r/{self.reunion.codigo}")))


def _opens(opener, request: Request) -> tuple[int, str]:
    try:
        with opener.open(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def sitio() -> Iterator[Sitio]:
    store, ident = con_reunion("en_curso")
    one = Sitio(store, reuniones.reunion(store, Scope.all(), ident))
    one.servidor.abre()
    yield one
    one.servidor.cierra()
    store.close()


def test_a_hundred_phones_at_once_lose_nothing(sitio: Sitio):
    failed: list[object] = []

    def phone(n: int) -> None:
        opener = sitio.telefono()
        seen = [
            sitio.abre(opener),
            sitio.manda(opener, "asistencia", ie="AB"[n % 2], rol="directivo"),
            sitio.manda(opener, "palabra", valor=("libertad", "Equipo")[n % 2]),
        ]
        failed.extend(s for s in seen if s[0] != 200)

    threads = [threading.Thread(target=phone, args=(n,)) for n in range(TELEFONOS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert failed == []
    frame = leer.respuestas(sitio.store, sitio.reunion.id)
    assert leer.dispositivos(frame) == TELEFONOS
    assert [(p.texto, p.n) for p in leer.palabras(frame, {})] == [("Equipo", 50), ("libertad", 50)]
    assert leer.roles(frame) == {"directivo": TELEFONOS}


def test_a_phone_sees_what_it_said_and_can_mend_it(sitio: Sitio):
    one = sitio.telefono()
    _, page = sitio.abre(one)
    assert "¿qué significa autonomía?" in page and "Escuela A" not in page.split("<select")[0]
    status, page = sitio.manda(one, "palabra", valor="libertad")
    assert status == 200 and "Recibido, gracias." in page and "Su palabra: libertad" in page
    sitio.manda(one, "palabra", valor="equipo")
    assert len(leer.respuestas(sitio.store, sitio.reunion.id)) == 1


def test_what_was_refused_is_said_beside_its_form_and_escaped(sitio: Sitio):
    one = sitio.telefono()
    sitio.abre(one)
    status, page = sitio.manda(one, "palabra", valor="<b>x</b> y")
    assert status == 422 and "una sola palabra" in page and "<b>x" not in page
    reunion_preguntas.poll(
        sitio.store, ESPECIALISTA, sitio.reunion.id, "<i>¿?</i>", "<u>a</u>\nb", now=despues(2)
    )
    _, page = sitio.abre(one)
    assert "<i>" not in page and "<u>" not in page and "&lt;u&gt;a" in page


@pytest.mark.parametrize(
    "ruta", ["/_stcore/health", "/nada", "/r", "/r/x/y/z", "/docs", "/estilo.css/"]
)
def test_there_is_nothing_else(sitio: Sitio, ruta: str):
    assert sitio.abre(sitio.telefono(), ruta)[0] == 404


def test_the_door_takes_a_code_as_people_type_it(sitio: Sitio):
    code = sitio.reunion.codigo
    typed = f"{code[:2].lower()}-{code[2:]}"
    status, page = sitio.abre(sitio.telefono(), f"/?{urlencode({'codigo': typed})}")
    assert status == 200 and "Reunión de julio" in page
    assert sitio.abre(sitio.telefono(), "/")[0] == 200


@pytest.mark.parametrize("origin", ["http://malo.example", "null", ""])
def test_a_form_from_elsewhere_is_refused(sitio: Sitio, origin: str):
    assert sitio.manda(sitio.telefono(origin), "palabra", valor="libertad")[0] == 403
    assert leer.respuestas(sitio.store, sitio.reunion.id).empty


def test_big_odd_or_foreign_requests_are_refused(sitio: Sitio):
    one = sitio.telefono()
    sitio.abre(one)
    assert sitio.manda(one, "palabra", valor="x" * 5000)[0] == 413
    assert sitio.manda(one, "palabra", **{f"c{n}": "1" for n in range(30)})[0] == 422
    assert sitio.manda(sitio.telefono(), "palabra", valor="libertad")[0] == 422, "no cookie"
    connection = http.client.HTTPConnection("127.0.0.1", sitio.servidor.puerto, timeout=10)
    connection.request("DELETE", "/")
    assert connection.getresponse().status == 405
    connection.close()


def test_every_answer_closes_the_browser_s_doors(sitio: Sitio):
    with sitio.telefono().open(f"{sitio.url}/r/{sitio.reunion.codigo}", timeout=10) as answer:
        headers = {k.lower(): v for k, v in answer.headers.items()}
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store" and headers["x-content-type-options"] == "nosniff"
    assert "HttpOnly" in headers["set-cookie"] and "SameSite=lax" in headers["set-cookie"]
    assert "server" not in headers


def test_guessing_codes_ends_soon_and_begins_again_next_minute(sitio: Sitio, monkeypatch):
    one = sitio.telefono()
    for _ in range(app.FALLOS):
        assert sitio.abre(one, "/r/BBBBB")[0] == 404
    assert sitio.abre(one, "/r/BBBBB")[0] == 429
    assert sitio.abre(one)[0] == 429, "nor the right one, from there"
    sitio.segundos = 61
    assert sitio.abre(one)[0] == 200


def test_one_phone_cannot_flood(sitio: Sitio):
    one = sitio.telefono()
    sitio.abre(one)
    seen = [sitio.manda(one, "palabra", valor="libertad")[0] for _ in range(app.POR_TELEFONO + 1)]
    assert seen == [200] * app.POR_TELEFONO + [429]


def test_a_closed_meeting_closes_its_page(sitio: Sitio):
    one = sitio.telefono()
    assert sitio.abre(one)[0] == 200
    cierra(sitio.store, sitio.reunion.id)
    assert sitio.abre(one)[0] == 404
    assert sitio.manda(one, "palabra", valor="libertad")[0] == 404
    assert leer.respuestas(sitio.store, sitio.reunion.id).empty


def test_with_very_many_schools_the_district_is_chosen_first(sitio: Sitio):
    rows = [(f"I{n}", f"Escuela {n}", f"Distrito {n % 7}") for n in range(paginas.MUCHAS + 1)]
    schools = pd.DataFrame(rows, columns=["ie", "nombre", "distrito_nombre"])
    page = paginas.Pagina(sitio.reunion, schools, (), {})
    first = paginas.reunion(page)
    assert first.count("<option>Distrito") == 7 and 'value="I' not in first
    then = paginas.reunion(replace(page, distrito="Distrito 3"))
    assert 'value="I3"' in then and 'value="I4"' not in then


def test_a_taken_port_says_so(sitio: Sitio):
    again = Servidor(crear(sitio.store, lambda: despues(2)), f"127.0.0.1:{sitio.servidor.puerto}")
    with pytest.raises(BadInput, match="otro programa"):
        again.abre()


def test_where_to_listen_is_written_one_way():
    assert separa(" 0.0.0.0:8502 ") == ("0.0.0.0", 8502)
    for bad in ("8502", "0.0.0.0", "0.0.0.0:x", ":8502", "0.0.0.0:80", "0.0.0.0:99999"):
        with pytest.raises(BadInput):
            separa(bad)
    assert direccion("192.168.1.5") == "192.168.1.5" and direccion("0.0.0.0") != "0.0.0.0"


def test_a_limit_forgets_with_the_minute():
    clock = [0.0]
    limit = Tasa(2, lambda: clock[0])
    assert [limit.pasa(key) for key in "aaab"] == [True, True, False, True]
    assert limit.agotada("a") and not limit.agotada("b")
    clock[0] = 60.0
    assert limit.pasa("a")
    assert guardia.POR_DIRECCION > 10 * TELEFONOS, "a room may share one address"

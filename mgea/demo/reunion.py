"""The invented meetings: one held in August 2023 with what its room answered and agreed, and the next one prepared.

Their frozen data are what the example knows as a whole: an example has no past of its own.
"""

from datetime import date, datetime, timedelta

from mgea.commands import compromiso, participacion, reunion, reunion_preguntas
from mgea.commands.compromiso_fila import Acuerdo
from mgea.commands.participacion import Respuesta
from mgea.commands.reunion_acuerdos import agree
from mgea.demo.mundo import GRANDE, SEMILLA, Escuela, Mundo, azar, escuelas
from mgea.demo.personas import personas
from mgea.lecturas import reuniones
from mgea.permissions import Persona
from mgea.sala import ASISTENCIA, ROLES
from mgea.store import Store

TELEFONOS = 26
PALABRAS = (
    "responsabilidad", "libertad", "Libertad", "decisión", "confianza", "liderazgo", "responsabilidad", "equipo",
    "compromiso", "confianza", "Decisión", "participación", "liderazgo", "identidad", "libertad", "contexto",
)  # fmt: skip
VOTO = "¿Qué necesitamos primero para las prácticas que faltan?"
OPCIONES = "Tiempo para el trabajo colegiado\nVer cómo lo hizo otra escuela\nFormatos más simples"
AGENDA = (
    "Cómo vamos frente al cronograma\nLo que hay que celebrar\nA quién acompañar y cómo\n"
    "Acuerdos, responsables y fechas"
)
ACUERDOS = (
    ("Observar una clase por docente cada bimestre y conversar sobre lo visto", 4, "P4.1", "Dirección de cada IE", 45),
    ("Subir las evidencias de las prácticas de innovación el mismo día", 3, "innovacion", "Subdirección", 25),
)  # fmt: skip
DE_LA_UGEL = "Enviar a cada escuela un formato de acta de una página"


def reuniones_de_ejemplo(store: Store, mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> None:
    """Write both meetings, on the days they happened."""
    quien = next(p for p in personas(mundo) if p.rol == "especialista")
    rng = azar(semilla, "reunion", mundo.ugel)
    todas = [e for e in escuelas(mundo, semilla) if e.cierre is None and e.ingreso is None]
    primera = _prepara(store, quien, "ejemplo-agosto", date(2023, 8, 16), "2023-07")
    inicio = _a_las(date(2023, 8, 16), 9)
    _comienza(store, quien, primera, inicio)
    codigo = reuniones.reunion(store, quien.ambito, primera).codigo
    later = inicio + timedelta(minutes=40)
    reunion_preguntas.poll(store, quien, primera, VOTO, OPCIONES, now=later)
    reunion_preguntas.switch(store, quien, primera, "encuesta", "abierta", now=inicio)
    voto = next(q.id for q in reuniones.preguntas(store, primera) if q.clase == "voto")
    for n in range(TELEFONOS):
        escuela = todas[(n * 7) % len(todas)]
        _responde(store, codigo, voto, n, escuela, rng.random(), inicio + timedelta(minutes=n))
    _acuerda(store, quien, primera, todas, inicio + timedelta(hours=2))
    r = reuniones.reunion(store, quien.ambito, primera)
    reunion.close(
        store, quien, reunion.Vista(primera, r.visto), date(2023, 9, 20), now=inicio + timedelta(hours=3),
    )  # fmt: skip
    _prepara(store, quien, "ejemplo-set", date(2023, 9, 20), "2023-08")


def _prepara(store: Store, quien: Persona, clave: str, dia: date, mes: str) -> str:
    plan = reunion.Plan(
        f"Reunión de planificación, {'agosto' if mes == '2023-07' else 'setiembre'}", dia, quien.ambito, mes, AGENDA,
    )  # fmt: skip
    return reunion.prepare(store, quien, plan, now=_a_las(dia - timedelta(days=7), 9), clave=clave)


def _comienza(store: Store, quien: Persona, ident: str, now: datetime) -> None:
    r = reuniones.reunion(store, quien.ambito, ident)
    reunion.start(store, quien, reunion.Vista(ident, r.visto), now=now)


def _responde(
    store: Store, codigo: str, voto: str, n: int, escuela: Escuela, suerte: float, now: datetime
) -> None:
    """One phone: it comes in, and then answers all, some or nothing."""
    phone = f"ejemplo-{n:02d}"
    rol = list(ROLES)[0 if suerte < 0.7 else 1 if suerte < 0.9 else 3]
    said = [Respuesta(codigo, ASISTENCIA, phone, ie="" if rol == "ugel" else escuela.ie, rol=rol)]
    if suerte < 0.9:
        said.append(Respuesta(codigo, "palabra", phone, PALABRAS[n % len(PALABRAS)]))
    if suerte < 0.8:
        said.append(Respuesta(codigo, voto, phone, str(int(suerte * 10) % 3)))
    if suerte > 0.3:
        marks = f"{4 + n % 2},{3 + n % 3},{4 + (n + 1) % 2}"
        said.append(Respuesta(codigo, "encuesta", phone, marks))
    for respuesta in said:
        participacion.answer(store, respuesta, now=now)


def _acuerda(store: Store, quien: Persona, ident: str, todas: list[Escuela], now: datetime) -> None:
    """Two agreements of schools and one of the UGEL; one school keeps its own before the next meeting."""
    day = (now - timedelta(hours=5)).date()
    for k, (texto, cge, practica, responde, dias) in enumerate(ACUERDOS):
        acuerdo = Acuerdo(texto, cge, responde, day + timedelta(days=dias), practica)
        ies = tuple(e.ie for e in todas[k * 4 : k * 4 + 4 - k])
        agree(store, quien, ident, ies, acuerdo, now=now)
    ugel = Acuerdo(
        DE_LA_UGEL, 5, "Especialista de la UGEL", day + timedelta(days=20), de_parte="ugel"
    )
    agree(store, quien, ident, (todas[0].ie,), ugel, now=now)
    last = store.query(
        "select ie, codigo, seq from compromiso_registro where reunion = $1 and de_parte = 'ugel'",
        ident,
    )
    visto = compromiso.Visto(str(last["ie"][0]), str(last["codigo"][0]), int(last["seq"][0]))
    done = day + timedelta(days=12)
    compromiso.complete(
        store, quien, visto, done, "Correo enviado a las 60 IE", now=_a_las(done, 11)
    )


def _a_las(dia: date, hora: int) -> datetime:
    """That hour in Lima, as naive UTC."""
    return datetime(dia.year, dia.month, dia.day, hora) + timedelta(hours=5)

"""What the invented specialists did besides verifying: visits promised and made, commitments of the UGEL, an extension;
and what schools opened to each other. It all goes through the commands, on the day it happened."""

from datetime import date, datetime, timedelta

from mgea.commands import aprender, compromiso, prorroga, visita
from mgea.commands.compromiso_fila import Acuerdo
from mgea.demo.mundo import GRANDE, SEMILLA, Escuela, Mundo, azar, escuelas
from mgea.demo.personas import personas
from mgea.permissions import Persona, Scope
from mgea.store import Store

FIRMES = ("firme", "adelantada")
RECOMENDACIONES = (
    "Reordenar el cronograma del trabajo colegiado y fijar una hora para observar clases.",
    "Llevar el acta de cada reunión al expediente de evidencias y subirla el mismo día.",
    "Priorizar tres prácticas hasta fin de semestre y dejar las demás como están.",
    "Invitar a una escuela de la REI a mostrar cómo organiza el diálogo con las familias.",
)
DE_LA_UGEL = (
    ("Conseguir que un docente fortaleza de la REI acompañe dos sesiones", 4),
    ("Responder a la consulta sobre horas del colegiado", 5),
    ("Traer el formato de acta en papel para el turno tarde", 3),
)
APRENDIZAJE = "Cómo rotan los equipos de interaprendizaje; lo adaptarán al turno tarde."


def acompanamiento(store: Store, mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> None:
    """Write the whole story of the year 2023 for the schools of an invented UGEL."""
    quien = next(p for p in personas(mundo) if p.rol == "especialista")
    todas = [e for e in escuelas(mundo, semilla) if e.cierre is None]
    for escuela in todas:
        rng = azar(semilla, "acompanamiento", escuela.ie)
        if rng.random() < (0.3 if escuela.perfil in FIRMES else 0.6):
            _visita(
                store,
                quien,
                escuela,
                date(2023, rng.randint(4, 7), rng.randint(3, 27)),
                rng.random(),
            )
    _compartir(store, todas)
    jefatura = next(p for p in personas(mundo) if p.rol == "jefe")
    tarde = next(e for e in todas if e.perfil == "tardia")
    asked = prorroga.Prorroga(
        "ie",
        tarde.ie,
        "2023-06",
        date(2023, 7, 21),
        "Sin energía eléctrica por una semana (ejemplo)",
    )
    prorroga.extend(store, jefatura, asked, now=_a_las(date(2023, 7, 9), 10))


def _visita(store: Store, quien: Persona, escuela: Escuela, dia: date, suerte: float) -> None:
    """A promise two weeks before; made that day, late, cancelled or forgotten; one in three leaves a commitment."""
    visita.schedule(store, quien, escuela.ie, dia, now=_a_las(dia - timedelta(days=14), 9))
    last = store.query(
        "select visita, seq from visita_registro where ie = $1 order by seq desc limit 1",
        escuela.ie,
    )
    vista = visita.Vista(escuela.ie, str(last["visita"][0]), int(last["seq"][0]))
    if suerte < 0.1:
        return
    if suerte < 0.18:
        now = _a_las(dia - timedelta(days=1), 16)
        visita.cancel(store, quien, vista, "Paro de transportistas", now=now)
        return
    hecha = dia + timedelta(days=3 if suerte > 0.85 else 0)
    said = RECOMENDACIONES[int(suerte * 1000) % len(RECOMENDACIONES)]
    visita.make(store, quien, escuela.ie, hecha, said, now=_a_las(hecha, 15), prometida=vista)
    if int(suerte * 100) % 3 == 0:
        _de_la_ugel(store, quien, escuela, hecha, suerte)


def _de_la_ugel(store: Store, quien: Persona, escuela: Escuela, dia: date, suerte: float) -> None:
    texto, cge = DE_LA_UGEL[int(suerte * 1000) % len(DE_LA_UGEL)]
    limite = dia + timedelta(days=30)
    acuerdo = Acuerdo(texto, cge, "Especialista de la UGEL", limite, de_parte="ugel")
    compromiso.create(store, quien, escuela.ie, acuerdo, now=_a_las(dia, 16))
    if suerte < 0.3:
        return
    last = store.query(
        "select codigo, seq from compromiso_registro where ie = $1 order by seq desc limit 1",
        escuela.ie,
    )
    visto = compromiso.Visto(escuela.ie, str(last["codigo"][0]), int(last["seq"][0]))
    dado = limite - timedelta(days=4)
    compromiso.complete(store, quien, visto, dado, "Entregado en la IE", now=_a_las(dado, 17))


def _compartir(store: Store, todas: list[Escuela]) -> None:
    """Eight strong schools open what they achieved, one closes it again, and one of their REI comes to see."""
    abiertas = [e for e in todas if e.perfil in FIRMES][2::3][:8]
    for k, e in enumerate(abiertas):
        suya = _directivo(e)
        contacto = f"subdireccion{e.n:02d}@ejemplo.pe, por la mañana"
        aprender.consent(store, suya, e.ie, contacto, now=_a_las(date(2023, 5, 2 + k), 11))
    cerrada, anfitriona = abiertas[-1], abiertas[0]
    aprender.withdraw(store, _directivo(cerrada), cerrada.ie, now=_a_las(date(2023, 6, 20), 11))
    visitante = next(
        (e for e in todas if e.perfil == "rezagada" and e.rei == anfitriona.rei),
        next(e for e in todas if e.perfil == "rezagada"),
    )
    went = aprender.Pasantia(visitante.ie, anfitriona.ie, "P4.1", date(2023, 6, 15), APRENDIZAJE)
    aprender.visit(store, _directivo(visitante), went, now=_a_las(date(2023, 6, 16), 12))


def _directivo(e: Escuela) -> Persona:
    return Persona(
        f"ejemplo-directivo-{e.n:02d}", "Directivo (ejemplo)", "director", Scope.ie(e.ie)
    )


def _a_las(dia: date, hora: int) -> datetime:
    """That hour in Lima, as naive UTC."""
    return datetime(dia.year, dia.month, dia.day, hora) + timedelta(hours=5)

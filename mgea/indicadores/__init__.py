"""Every published figure, declared once: what it is called, what it means, and the aggregate that computes it.

An ``Indicador`` aggregates one view of one grain. ``numerador`` and ``denominador`` are SQL expressions over a row of
that view (``m``); nothing here joins. How schools add up is ``tipo``:

* ``media``: the mean of the schools in state ``ok`` (each school's value is factor × numerator ÷ denominator);
* ``razon``: Σ numerator ÷ Σ denominator, so that it rolls up to any level;
* ``suma``: Σ numerator;
* ``mediana``: the middle one of all the rows' numerators, whatever school they are of.

``n`` counts what stands behind one school's figure; of a group, n is always the number of schools. ``sobre`` is the
"of how many" shown beside a figure that has no denominator of its own ("5 de 7 principios"). ``comparables``: a mean
counts only schools whose points are in state ``ok`` too, so that what is set side by side is of the same schools.
"""

from dataclasses import replace

from mgea import catalogo
from mgea.indicadores.compromisos import COMPROMISOS
from mgea.indicadores.declaracion import Indicador, estado_puntos
from mgea.indicadores.practicas import PRACTICAS
from mgea.indicadores.reloj import RELOJ

__all__ = ["INDICADORES", "Indicador", "ficha", "fichas"]


def _by_principio(base: Indicador) -> tuple[Indicador, ...]:
    """``puntos`` inside each principle: the same formula over its practices."""
    return tuple(
        replace(
            base,
            numerador=f"m.suma_{p.slug}",
            denominador=f"4 * m.reportadas_{p.slug}",
            estado=estado_puntos(f"_{p.slug}"),
            n=f"m.reportadas_{p.slug}",
            dimension="principio",
            clave=p.slug,
        )
        for p in catalogo.principios()
    )


def _aporte(n: int) -> Indicador:
    return Indicador(
        slug="aporte_cge",
        titulo="Aporte del MGEA al CGE",
        unidad="proporción",
        formula="suma de peso × nivel ÷ 4 ÷ suma de pesos, en las prácticas relacionadas con el CGE",
        numerador_es="suma de peso × nivel ÷ 4 de las prácticas relacionadas y reportadas",
        denominador_es="suma de pesos de las mismas prácticas (1 principal, 0.5 secundaria)",
        casos="La relación práctica → CGE es una propuesta editable; no existe una oficial. Compare un CGE consigo "
        "mismo, no con otro. Los cinco no se suman. De un grupo: la suma de sus escuelas ÷ la suma de sus pesos.",
        numerador=f"m.cge_suma_{n}",
        denominador=f"m.cge_peso_{n}",
        estado=f"case when m.aplicables = 0 then 'no_aplica' when coalesce(m.cge_peso_{n}, 0) = 0 then 'sin_dato' "
        "else 'ok' end",
        n="m.reportadas",
        dimension="cge",
        clave=str(n),
        fuente="Mapa práctica → CGE: propuesta del tablero, editable",
    )


def _of(base: Indicador, dimension: str, clave: str, condicion: str) -> Indicador:
    """The same figure over the commitments of one CGE or principle."""
    return replace(
        base,
        numerador=f"case when {condicion} then {base.numerador} else 0 end",
        denominador=f"case when {condicion} then {base.denominador} else 0 end",
        estado=f"case when {condicion} then {base.estado} else 'nada_exigible' end",
        n=f"case when {condicion} then {base.n} else 0 end",
        dimension=dimension,
        clave=clave,
    )


INDICADORES: tuple[Indicador, ...] = (
    *PRACTICAS,
    *_by_principio(PRACTICAS[0]),
    *(_aporte(cge.n) for cge in catalogo.compromisos()),
    *COMPROMISOS,
    *(
        _of(i, "cge", str(cge.n), f"m.cge = {cge.n}")
        for i in COMPROMISOS
        for cge in catalogo.compromisos()
    ),
    *(
        _of(i, "principio", p.slug, f"m.principio = '{p.slug}'")
        for i in COMPROMISOS
        for p in catalogo.principios()
    ),
    *RELOJ,
)


def fichas() -> tuple[Indicador, ...]:
    """One per slug: what the dictionary shows."""
    return tuple({i.slug: i for i in reversed(INDICADORES)}.values())[::-1]


def ficha(slug: str) -> Indicador:
    """The definition of one figure; KeyError when there is none."""
    return {i.slug: i for i in fichas()}[slug]

"""How numbers, months and dates are written for people in Peru. Pure; every screen and file uses these."""

import math
from datetime import date, datetime

FINO = "\u202f"  # narrow no-break space: thousands, and before %
MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
SIN_DATO = "—"
PRINCIPIO_CORTO = {
    "autonomia": "Autonomía",
    "cultura_colaborativa": "Cultura",
    "innovacion": "Innovación",
    "comunidad_aprendizaje": "Comunidad",
    "exigencia_esfuerzo": "Exigencia",
    "mejora_continua": "Mejora",
    "enfoque_territorial": "Territorio",
}
SIN_NO_PRIORIZADAS = (
    "sin contar las prácticas no priorizadas"  # why a gap is not the difference of two figures
)


def es_nulo(valor: object) -> bool:
    """True for None, NaN, NaT and pandas' NA, without importing pandas."""
    if valor is None:
        return True
    try:
        return bool(valor != valor)
    except TypeError:  # pandas.NA refuses to be a truth value
        return True


def numero(valor: float | int | None, decimales: int = 0) -> str:
    """``12345.6`` → ``12 346`` (narrow space); null or infinite → ``—``; never ``-0``."""
    if es_nulo(valor) or math.isinf(valor):  # type: ignore[arg-type]
        return SIN_DATO
    texto = f"{float(valor):,.{decimales}f}".replace(",", FINO)  # type: ignore[arg-type]
    return texto.lstrip("-") if not texto.strip("-0.") else texto.replace("-", "−")


def puntos(valor: float | None) -> str:
    """Points of 100 with one decimal only when there is one: ``62``, ``59.4``, ``—``."""
    texto = numero(valor, 1)
    return texto.removesuffix(".0")


def con_signo(valor: float | None) -> str:
    """``2.64`` → ``+2.6``; ``-3`` → ``−3``; ``0`` → ``0``."""
    texto = puntos(valor)
    return texto if texto in (SIN_DATO, "0") or texto.startswith("−") else f"+{texto}"


def porcentaje(parte: float | None, decimales: int = 0) -> str:
    """A share 0–1 as ``62 %``; null → ``—``."""
    return SIN_DATO if es_nulo(parte) else f"{numero(100 * parte, decimales)}{FINO}%"  # type: ignore[operator]


def plural(n: int, uno: str, varios: str) -> str:
    """``plural(1, 'escuela', 'escuelas')`` → ``1 escuela``."""
    return f"{numero(n)} {uno if n == 1 else varios}"


def _partes(periodo: str) -> tuple[int, int]:
    anio, mes = periodo.split("-")[:2]
    return int(anio), int(mes)


def mes_nombre(periodo: str) -> str:
    """``2023-07`` → ``julio``."""
    return MESES[_partes(periodo)[1] - 1]


def mes_largo(periodo: str) -> str:
    """``2023-07`` → ``julio de 2023``."""
    return f"{mes_nombre(periodo)} de {_partes(periodo)[0]}"


def mes_corto(periodo: str) -> str:
    """``2023-07`` → ``jul 2023``."""
    return f"{mes_nombre(periodo)[:3]} {_partes(periodo)[0]}"


def mes_eje(periodo: str) -> str:
    """``2023-07`` → ``Jul``, for axes."""
    return mes_nombre(periodo)[:3].capitalize()


def fecha(dia: date | datetime | None) -> str:
    """``dd/mm/aaaa``; null → ``—``."""
    return SIN_DATO if es_nulo(dia) else f"{dia:%d/%m/%Y}"


def ultimo_dia(periodo: str) -> date:
    """The last day of a month."""
    anio, mes = _partes(periodo)
    siguiente = date(anio + mes // 12, mes % 12 + 1, 1)
    return date.fromordinal(siguiente.toordinal() - 1)


def fin_de_mes(periodo: str) -> str:
    """The last day of a month as ``dd/mm/aaaa``: what «datos al …» prints."""
    return f"{ultimo_dia(periodo):%d/%m/%Y}"


def recorta(texto: str, largo: int = 26) -> str:
    """Cuts a long name with an ellipsis, between words where it can; the full one belongs in the hover, the title or
    the table."""
    if len(texto) <= largo:
        return texto
    corto = texto[: largo - 1]
    if texto[largo - 1] != " " and corto.rfind(" ") > largo * 0.6:
        corto = corto[: corto.rfind(" ")]
    return corto.rstrip(" ,;:(") + "…"


def principio_corto(slug: str, titulo: str = "") -> str:
    """A principle's one-word name; an unknown one gives its title's first words."""
    return PRINCIPIO_CORTO.get(slug) or recorta(titulo or slug, 12)


def enumera(cosas: list[str]) -> str:
    """``['a', 'b', 'c']`` → ``a, b y c`` (``e`` before i-)."""
    if len(cosas) < 2:
        return "".join(cosas)
    ultima = cosas[-1]
    y = "e" if ultima[:1].lower() in "ií" or ultima[:2].lower() == "hi" else "y"
    return f"{', '.join(cosas[:-1])} {y} {ultima}"

"""Who is who: from the codes people write (servicio, local, IE) to schools, within what a person may see."""

from dataclasses import dataclass

from mgea import catalogo, cronograma
from mgea.permissions import Scope
from mgea.store import Store


@dataclass(frozen=True)
class Directorio:
    """Codes of every school of a database, and which of them lie within one slice.

    A school out of the slice is found (so that a file about it can be refused whole) but never described.
    """

    por_codigo: dict[str, tuple[str, ...]]
    propias: frozenset[str]
    alcance: Scope
    vigencia: dict[str, tuple[str, str]]

    def ie_of(self, text: str) -> tuple[str, ...]:
        """Candidate schools for a servicio (COD_MOD, or COD_MOD-ANEXO), a código de local or an IE id."""
        return self.por_codigo.get(text, ())

    def exists(self, ie: str) -> bool:
        """Whether a school of this id is in the roster."""
        return ie in self.vigencia

    def active_in(self, ie: str, periodo: str) -> bool:
        """Whether the school was in the model in that month."""
        desde, hasta = self.vigencia.get(ie, ("9999-99", ""))
        return desde <= periodo <= hasta

    def in_scope(self, ie: str) -> bool:
        """Whether the school lies within the slice."""
        return ie in self.propias

    def ugel_in_scope(self, ugel: str) -> bool:
        """Whether the slice may hold new schools of this UGEL."""
        parts = dict(self.alcance.filtros)
        if "ie" in parts or "rei" in parts or "distrito" in parts:
            return False
        if "ugel" in parts:
            return parts["ugel"] == ugel
        return (
            "dre" not in parts
            or catalogo.dre_of_ugel().get(ugel, ugel[:2] + "0000") == parts["dre"]
        )

    def practicas(self) -> tuple[str, ...]:
        """Ids of the practices that may be recorded."""
        return tuple(p.id for p in catalogo.practicas())


def directorio(store: Store, scope: Scope) -> Directorio:
    """Read the directory of a database for one slice."""
    frame = store.query(
        "select ie, codlocal, servicios, activo, ingreso, cierre from ie_actual order by ie"
    )
    where, values = scope.where("ie")
    own = store.query(f"select ie from ie_actual ie where {where}", *values)["ie"]
    codes: dict[str, dict[str, None]] = {}
    vigencia: dict[str, tuple[str, str]] = {}
    for row in frame.astype(str).itertuples(index=False):
        names = {row.ie, row.codlocal} | {
            name for code in str(row.servicios).split() for name in (code, code.partition("-")[0])
        }
        for name in names - {""}:
            codes.setdefault(str(name), {})[str(row.ie)] = None
        ingreso, cierre = str(row.ingreso)[:10], str(row.cierre)[:10]  # 'NaT' when there is none
        desde = ingreso[:7] if ingreso[:1].isdigit() else ""
        hasta = _last_full(cierre) if cierre[:1].isdigit() else "9999-12"
        vigencia[str(row.ie)] = (desde, hasta if row.activo == "True" else "")
    return Directorio(
        {code: tuple(ies) for code, ies in codes.items()}, frozenset(own), scope, vigencia
    )


def _last_full(day: str) -> str:
    """The last month the school was open until its end; ``day`` is ``AAAA-MM-DD``."""
    month = day[:7]
    return month if day == str(cronograma.month_end(month)) else cronograma.add_months(month, -1)

"""From text to typed rows: every row is accepted, fixed (and said), asked about or rejected.

Nothing is written here. A file with the school of another office is refused whole.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mgea.errors import NotAllowed
from mgea.imports import repeated, roster, rules
from mgea.imports.codes import CEROS
from mgea.imports.columns import Layout, Mapping
from mgea.imports.layouts import LAYOUTS, MODULAR
from mgea.imports.lookup import Lookup
from mgea.imports.previa import Arreglo, Preview, Rechazo
from mgea.imports.schools import Schools
from mgea.imports.table import Table
from mgea.imports.words import Ask, Bad, clean, counted, listed, plain, shown

__all__ = ["Arreglo", "Lookup", "Preview", "Rechazo", "preview"]


@dataclass
class _Draft:
    """One row on its way: typed values so far, and what is wrong with it."""

    fila: int
    original: tuple[str, ...]
    valores: dict[str, Any] = field(default_factory=dict)
    texto: dict[str, str] = field(default_factory=dict)
    arreglos: list[Arreglo] = field(default_factory=list)
    bad: list[tuple[str, str, str]] = field(default_factory=list)
    ask: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        return not self.bad and not self.ask


def preview(table: Table, layout: Layout | str, lookup: Lookup, now: datetime) -> Preview:
    """What importing ``table`` would do. ``now`` is naive UTC.

    Raises BadInput when columns are missing, NotAllowed when a row is of a school out of scope.
    """
    layout = LAYOUTS[layout] if isinstance(layout, str) else layout
    return _Check(table, layout, lookup, now).run()


class _Check:
    """The steps of one preview, in order; each looks only at the rows still fine."""

    def __init__(self, table: Table, layout: Layout, lookup: Lookup, now: datetime) -> None:
        self.table, self.layout, self.lookup, self.now = table, layout, lookup, now
        self.mapping: Mapping = layout.mapear(table.columns)
        self.notas = list(table.notes)
        self.unreadable: dict[int, list[tuple[int, str]]] = {}
        for error in table.errors:
            self.unreadable.setdefault(error.fila, []).append((error.indice, error.razon))
        index = self.mapping.indices.get("ie")
        promised = index is not None and plain(table.columns[index]) in {plain(m) for m in MODULAR}
        self.schools = Schools(lookup, modular=promised)
        self.drafts: list[_Draft] = []

    def run(self) -> Preview:
        for number, cells in zip(self.table.row_numbers, self.table.rows, strict=True):
            self.drafts.append(self._read(number, cells))
        self._insist_on_scope()
        if self.layout.slug == "padron":
            self._compare_servicios()
        repeats = self._sort_out_repeats()
        return self._preview(repeats)

    def _header(self, campo: str) -> str:
        index = self.mapping.indices.get(campo)
        return self.layout.por_campo[campo].nombre if index is None else self.table.columns[index]

    def _read(self, number: int, cells: list[str]) -> _Draft:
        draft = _Draft(number, tuple(cells))
        used = {index: campo for campo, index in self.mapping.indices.items()}
        damaged = set()
        for index, reason in self.unreadable.get(number, []):
            if index < 0:
                draft.bad.append(("", "", reason))
            elif index in used:
                damaged.add(used[index])
                draft.bad.append((used[index], cells[index], reason))
        for column in self.layout.columnas:
            index = self.mapping.indices.get(column.campo, -1)
            if column.campo not in damaged:
                self._cell(draft, column.campo, cells[index] if index >= 0 else "")
        self._whole_row(draft)
        return draft

    def _cell(self, draft: _Draft, campo: str, raw: str) -> None:
        column = self.layout.por_campo[campo]
        try:
            text, reasons = clean(raw, column.libre)
            draft.texto[campo] = text
            if not text:
                # A padrón lacks some names; its own rules say when that matters.
                if column.requerida and (self.layout.slug, campo) != ("padron", "nombre"):
                    raise Bad("está vacía; complete el dato")
                draft.valores[campo] = column.vacio
                return
            value, reason = column.parser(text, self.now)
            code = str(value)
            if campo == "ie":
                value, code, reason = self.schools.find(text)
            draft.valores[campo] = value
            for why in [*reasons, *filter(None, [reason])]:
                after = "" if value is None else code
                draft.arreglos.append(Arreglo(draft.fila, self._header(campo), raw, after, why))
        except Bad as problem:
            draft.bad.append((campo, raw, str(problem)))
        except Ask as problem:
            draft.ask.append((campo, raw, str(problem)))

    def _whole_row(self, draft: _Draft) -> None:
        if not draft.fine:
            return
        if self.layout.slug == "padron":
            found = roster.complete(draft.valores, draft.texto)
        else:
            found = rules.problems(self.layout.slug, draft.valores, self.lookup)
        for campo, reason, question in found:
            problem = (campo, draft.texto.get(campo, ""), reason)
            (draft.ask if question else draft.bad).append(problem)

    def _insist_on_scope(self) -> None:
        outside = [draft.fila for draft in self.drafts if not self._in_scope(draft.valores)]
        if outside:
            rows = listed([str(number) for number in outside])
            many = counted(len(outside), "fila", "filas")
            raise NotAllowed(
                f"No se importó nada: hay {many} de escuelas que no están a su cargo ({rows}). Deje solo "
                "las filas de sus escuelas y vuelva a subir el archivo."
            )

    def _in_scope(self, row: dict[str, Any]) -> bool:
        ie = row.get("ie", "")
        if self.layout.slug == "padron" and row.get("ugel"):
            known = not ie or not self.lookup.exists(ie) or self.lookup.in_scope(ie)
            return known and self.lookup.ugel_in_scope(row["ugel"])
        return not ie or self.lookup.in_scope(ie)

    def _compare_servicios(self) -> None:
        fine = [(draft.fila, draft.valores) for draft in self.drafts if draft.fine]
        asked, notes = roster.disagreements(fine)
        self.notas += notes
        self._question(asked)

    def _sort_out_repeats(self) -> set[int]:
        if not self.layout.clave:
            return set()  # a row is somebody: equal rows are two
        fine = [(draft.fila, draft.valores) for draft in self.drafts if draft.fine]
        repeats, asked = repeated.sort_out(fine, self.layout.clave)
        self._question(asked)
        return repeats

    def _question(self, asked: dict[int, str]) -> None:
        for draft in self.drafts:
            if draft.fila in asked:
                draft.ask.append(("", "", asked[draft.fila]))

    def _preview(self, repeats: set[int]) -> Preview:
        kept = [d for d in self.drafts if d.fine and d.fila not in repeats]
        fixed = [arreglo for draft in kept for arreglo in draft.arreglos]
        return Preview(
            layout=self.layout.slug,
            leidas=len(self.drafts),
            columnas=tuple(self.table.columns),
            rows=tuple(draft.valores for draft in kept),
            filas=tuple(draft.fila for draft in kept),
            arregladas=tuple(fixed),
            rechazadas=tuple(self._refusal(d, d.bad + d.ask) for d in self.drafts if d.bad),
            preguntas=tuple(self._refusal(d, d.ask) for d in self.drafts if d.ask and not d.bad),
            repetidas=len(repeats),
            notas=tuple(self.notas + self._closing_notes(fixed, len(repeats))),
        )

    def _refusal(self, draft: _Draft, problems: list[tuple[str, str, str]]) -> Rechazo:
        sentences = []
        for campo, value, reason in problems:
            where = f", columna {shown(self._header(campo))}" if campo else ""
            what = f"{shown(value)} " if value.strip() else ""
            sentences.append(f"Fila {draft.fila}{where}: {what}{reason}.")
        campo, value, _ = problems[0]
        header = self._header(campo) if campo else ""
        return Rechazo(draft.fila, header, value, " ".join(sentences), draft.original)

    def _closing_notes(self, fixed: list[Arreglo], repeats: int) -> list[str]:
        restored = Counter(a.columna for a in fixed if a.razon == CEROS)
        notes = [
            f"Se completaron los ceros de la izquierda en {counted(n, 'celda', 'celdas')} de {shown(column)}."
            for column, n in restored.items()
        ]
        if repeats:
            notes.append(f"Se contó una sola vez lo repetido: {counted(repeats, 'fila', 'filas')}.")
        if self.mapping.sobrantes:
            unused = listed([shown(name) for name in self.mapping.sobrantes])
            one = len(self.mapping.sobrantes) == 1
            notes.append(
                f"No se usó la columna {unused}." if one else f"No se usaron las columnas {unused}."
            )
        return notes

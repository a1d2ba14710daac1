"""Figures as text for whoever checks them: JSON, CSV or a table, values unrounded."""

import json
from collections.abc import Mapping, Sequence

import pandas as pd

FORMAS = ("json", "csv", "table")


def como_texto(frame: pd.DataFrame, codigos: Mapping[str, Sequence[str]], forma: str) -> str:
    """The rows of ``metrics.compute`` in one of FORMAS. ``codigos``: scope of a school → its servicios."""
    if forma == "csv":
        return str(frame.to_csv(index=False, sep=";", lineterminator="\n"))
    if forma == "table":
        shown = frame.drop(columns=["numerador", "denominador"])
        return f"{shown.to_string(index=False, na_rep='—')}\n"
    clean = frame.astype(object).where(frame.notna(), None)
    records = [
        {"ambito": row["ambito"], "codigos": codigos.get(str(row["ambito"]), []), **row}
        for row in clean.to_dict("records")
    ]
    return json.dumps(records, ensure_ascii=False, indent=1, allow_nan=False) + "\n"

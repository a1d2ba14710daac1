"""What comes in a zip: a workbook, or the padrón as its office zips it (one .dbf). Runs only in the child process."""

import io
import zipfile

from mgea.errors import BadInput
from mgea.imports import dbf, xlsx
from mgea.imports.package import BOMB, PIECE
from mgea.imports.table import Grid, Limits

DAMAGED = "El archivo comprimido está dañado o incompleto. Vuelva a descargarlo."


def grids(data: bytes, limits: Limits) -> list[Grid]:
    """The grids of the workbook, or of the only .dbf inside. Raises BadInput."""
    inner = _only_dbf(data, limits)
    return xlsx.grids(data, limits) if inner is None else dbf.grids(inner, limits)


def _only_dbf(data: bytes, limits: Limits) -> bytes | None:
    """The bytes of the .dbf, unpacked piece by piece whatever the directory promises; None when there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            tables = [e for e in entries if e.filename.lower().endswith(".dbf")]
            if len(tables) != 1 or len(entries) > limits.entries:
                return None
            if tables[0].flag_bits & 1:
                raise BadInput("El archivo tiene contraseña. Descomprímalo y suba el .dbf.")
            unpacked = bytearray()
            with package.open(tables[0]) as part:
                while piece := part.read(PIECE):
                    unpacked += piece
                    if len(unpacked) > limits.dbf_bytes:
                        raise BadInput(BOMB)
            return bytes(unpacked)
    except BadInput:
        raise
    except Exception:
        # A damaged zip ends in any exception at all; as a workbook it is told what to do.
        if b".dbf" in data[-70_000:].lower():
            raise BadInput(DAMAGED) from None
        return None

"""Pictures of the board made small: for documents (few colours) and for comparing (grey, downscaled)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

ANCHO = {1366: 256, 390: 128}
"""Width in pixels of the picture kept of each width of screen."""
BLOQUE = 4
"""Side of a block of the kept picture: what is compared is the mean grey of each."""
FRANJA = 12
"""Rows of blocks that are compared together; each strip may have moved a little, because letters wrap differently."""
CORRIMIENTO = 4
"""Rows of blocks that a strip may have moved."""
DISTINTO = 20.0
"""Difference of grey (of 255) from which a block is another thing and not another antialiasing."""
LIMITE_BLOQUES = 0.05
LIMITE_MEDIA = 4.0
LIMITE_ALTO = 0.06
"""Limits of a page that is still the same: share of blocks that differ, mean difference, relative change of height."""


def small(picture: bytes, width: int, top: int = 0) -> bytes:
    """A PNG for documents: ``width`` pixels wide, at most ``top`` tall (0: whole), 256 colours."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    if top:
        image = image.crop((0, 0, image.width, min(image.height, top)))
    if image.width > width:
        height = round(image.height * width / image.width)
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    # the octree keeps the rare colours (the dots of a band), which a median cut gives to their neighbours
    return _png(image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE))


def grey(picture: bytes, screen: int) -> bytes:
    """What is kept to compare: the whole page in 32 greys, as wide as ``ANCHO`` says for that screen."""
    image = Image.open(BytesIO(picture)).convert("L")
    width = ANCHO[screen]
    image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.BOX)
    return _png(image.quantize(32, dither=Image.Dither.NONE))


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _blocks(picture: bytes) -> np.ndarray:
    image = np.asarray(Image.open(BytesIO(picture)).convert("L"), dtype=float)
    rows, columns = image.shape[0] // BLOQUE, image.shape[1] // BLOQUE
    image = image[: rows * BLOQUE, : columns * BLOQUE]
    return image.reshape(rows, BLOQUE, columns, BLOQUE).mean(axis=(1, 3))


def differences(now: bytes, then: bytes) -> list[str]:
    """Why a page is no longer the one in its reference; empty when only its letters were drawn otherwise.

    Both are pictures as ``grey`` makes them. Each strip of the reference is looked for a little above and below.
    """
    new, old = _blocks(now), _blocks(then)
    if new.shape[1] != old.shape[1]:
        return [f"width: {new.shape[1]} blocks, it was {old.shape[1]}"]
    found = []
    change = abs(len(new) - len(old)) / len(old)
    if change > LIMITE_ALTO and abs(len(new) - len(old)) > 2 * CORRIMIENTO:
        found.append(f"height changed by {change:.0%}")
    strips = [_strip(new, old, top) for top in range(0, min(len(new), len(old)), FRANJA)]
    gap = np.concatenate([strip.ravel() for strip in strips])
    if (share := float((gap > DISTINTO).mean())) > LIMITE_BLOQUES:
        found.append(f"{share:.1%} of the blocks are another thing")
    if (mean := float(gap.mean())) > LIMITE_MEDIA:
        found.append(f"mean difference of {mean:.1f} greys")
    return found


def _strip(new: np.ndarray, old: np.ndarray, top: int) -> np.ndarray:
    """Differences of one strip of the reference with the best of its places in the new picture."""
    part = old[top : top + FRANJA]
    best = None
    for move in sorted(range(-CORRIMIENTO, CORRIMIENTO + 1), key=abs):
        start = top + move
        if start < 0 or start + len(part) > len(new):
            continue
        gap = np.abs(new[start : start + len(part)] - part)
        if best is None or gap.mean() < best.mean():
            best = gap
    return best if best is not None else np.zeros((0, part.shape[1]))


def write(path: Path, picture: bytes) -> Path:
    """Save only when it changed, so that a picture drawn again is no change."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != picture:
        path.write_bytes(picture)
    return path

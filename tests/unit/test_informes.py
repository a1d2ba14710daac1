"""Reports: all formats show the same numbers, those of the engine; nothing typed can break a file; nothing is cut."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from mgea import metrics
from mgea.errors import BadInput, NotFound
from mgea.exports import lote, pdf, texto
from mgea.exports.clases import reporte
from mgea.exports.escuela import fichas
from mgea.exports.formatos import FORMATOS, nombre_de_archivo
from mgea.exports.report import (
    Barras,
    Cifra,
    Lineas,
    Lista,
    Parrafo,
    Puntos,
    Report,
    Seccion,
    Tabla,
    escribe,
)
from mgea.permissions import Scope
from tests.unit import informes as base

LEE = {"pdf": base.texto_pdf, "pptx": base.texto_pptx, "xlsx": lambda d: str(base.libro(d))}
CLASES = ("grupo", "ie", "ficha", "rendicion")
HOSTIL = '=1+1 <b>&"#$@*_`~ {x} [y](z) \\n //c \u202eRTL\u202c \x1b[0m ñandú\u0301 Año 😀 مدرسة'


def junto(texto: str) -> str:
    """A text without any space: formats break lines where they please."""
    return re.sub(r"\s+", "", texto)


def numeros(report: Report) -> list[str]:
    """Every number of the report as it is read: figures and cells, of the sections that all formats show."""
    dichos = []
    for seccion in report.secciones:
        dichos += [p.texto for p in seccion.piezas if isinstance(p, Cifra)]
        for tabla in (p for p in seccion.piezas if isinstance(p, Tabla)):
            if not seccion.aparte:
                dichos += [t for fila in tabla.textos() for t in fila]
    return dichos


@pytest.mark.parametrize("clase", CLASES)
def test_the_document_says_every_number_and_every_word(clase):
    dicho = junto(base.texto_pdf(base.archivo(clase, "pdf")))
    report = base.hecho(clase)
    esperado = numeros(report) + [s.titulo for s in report.secciones]
    for seccion in report.secciones:
        esperado += [p.texto for p in seccion.piezas if isinstance(p, Parrafo)]
        esperado += [
            c for p in seccion.piezas if isinstance(p, Lista) for par in p.cosas for c in par
        ]
        if not report.una_pagina:
            esperado += [t for tabla in seccion.tablas for fila in tabla.textos() for t in fila]
    assert [t for t in esperado if junto(t) not in dicho] == []


@pytest.mark.parametrize("clase", CLASES)
def test_the_deck_says_every_number_and_its_charts_hold_them(clase):
    dato = base.archivo(clase, "pptx")
    dicho, series = junto(base.texto_pptx(dato)), base.series_pptx(dato)
    report = base.hecho(clase)
    assert [t for t in numeros(report) if junto(t) not in dicho] == []
    for grafico in (g for s in report.secciones for g in s.graficos):
        if isinstance(grafico.datos, Barras | Lineas) and grafico.datos.series:
            vacio = not any(v for s in grafico.datos.series for v in s.valores if v is not None)
            propias = [tuple(s.valores) for s in grafico.datos.series]
            assert vacio or [v for v in propias if v not in series] == []
        if isinstance(grafico.datos, Puntos):
            puntos = sorted(p[1] for p in grafico.datos.puntos)
            assert grafico.datos.esperado is not None
            esperado = [grafico.datos.esperado] * 2
            equis = [v for s in _equis(dato) for v in s]
            assert sorted(equis) == sorted([*puntos, *esperado])


def _equis(dato: bytes) -> list[tuple]:
    """Where the dots of a deck lie, series by series."""
    found = []
    for slide in Presentation(io.BytesIO(dato)).slides:
        for chart in (s.chart for s in slide.shapes if s.has_chart):
            for serie in (s for p in chart.plots for s in p.series):
                found.append(tuple(float(v.text) for v in serie._element.xpath("./c:xVal//c:v")))
    return found


@pytest.mark.parametrize("clase", CLASES)
def test_the_workbook_holds_every_cell_with_its_type(clase):
    hojas = base.libro(base.archivo(clase, "xlsx"))
    filas = [fila for rows in hojas.values() for fila in rows]
    for tabla in (t for s in base.hecho(clase).secciones for t in s.tablas):
        for propia in tabla.filas:
            limpia = [("sí" if v else "no") if isinstance(v, bool) else v for v in propia]
            assert any(_iguales(limpia, fila) for fila in filas), (tabla.titulo, propia)


def _iguales(propia: list, fila: tuple) -> bool:
    """The same cells; a workbook keeps 16 digits of a number."""
    return all(_igual(v, w) for v, w in zip(propia, fila[: len(propia)], strict=True))


def _igual(v, w) -> bool:
    if isinstance(v, int | float):
        return isinstance(w, int | float) and w == pytest.approx(v, rel=1e-14, abs=0)
    return (v or None) == (w.date() if hasattr(w, "date") else w)


def test_the_numbers_are_those_of_the_engine():
    report, p = base.hecho("grupo"), base.pedido()
    cifras = metrics.compute(
        base.store(), p.scope, p.as_of, slugs=("puntos", "esperado"), now=p.now
    )
    por = cifras[(cifras["indicador"] == "puntos") & cifras["principio"].notna()]
    total = cifras[(cifras["indicador"] == "puntos") & cifras["principio"].isna()]["valor"].iloc[0]
    tablas = {t.hoja or t.titulo: t for s in report.secciones for t in s.tablas}
    assert sorted(map(float, (f[1] for f in tablas["Principios"].filas))) == sorted(por["valor"])
    assert next(f[1] for f in tablas["Por mes"].filas if f[0] == base.MES) == total
    uno = metrics.compute(base.store(), p.scope, p.as_of, slugs=("puntos",), por="ie", now=p.now)
    assert {f[2] for f in tablas["Escuelas"].filas if f[2] is not None} == set(
        uno[uno["principio"].isna()]["valor"].dropna()
    )


@pytest.mark.parametrize("extension", FORMATOS)
@pytest.mark.parametrize("clase", CLASES)
def test_every_file_says_of_whom_until_when_and_that_it_is_an_example(clase, extension):
    dato, report = base.archivo(clase, extension), base.hecho(clase)
    dicho = LEE[extension](dato)
    for trozo in (report.quien, report.al, report.n, "ejemplo"):
        assert junto(trozo).replace("'", "") in junto(dicho).replace("'", "")


def test_a_document_is_tagged_numbered_and_carries_its_letters():
    reader = PdfReader(io.BytesIO(base.archivo("grupo", "pdf")))
    raiz = reader.trailer["/Root"]
    assert raiz["/MarkInfo"]["/Marked"] and raiz["/Lang"] == "es-PE"
    assert b"pdfuaid:part" in raiz["/Metadata"].get_data()
    n = len(reader.pages)
    for k, page in enumerate(reader.pages, start=1):
        assert f"Página {k} de {n}" in page.extract_text()
        for font in page["/Resources"]["/Font"].values():
            hijo = font.get_object()["/DescendantFonts"][0].get_object()
            archivo = hijo["/FontDescriptor"].get_object()
            assert "/FontFile2" in archivo or "/FontFile3" in archivo
    assert "Qué significa cada cifra" in base.texto_pdf(base.archivo("grupo", "pdf"))


@pytest.mark.parametrize("clase", ["ficha", "rendicion"])
def test_a_sheet_is_one_page_also_when_names_are_long(clase):
    largo = "Institución Educativa Emblemática " * 6
    report = replace(base.hecho(clase), quien=largo)
    hecho = pdf.pdf(report)
    assert len(PdfReader(io.BytesIO(hecho)).pages) == 1
    assert junto(largo) in junto(base.texto_pdf(hecho))


def envenenado(report: Report, veneno: str) -> Report:
    """The report with that text in every place where people's words go."""
    tabla = Tabla(veneno, base.hecho("grupo").secciones[-1].tablas[0].columnas, ())
    columnas = tuple(replace(c, tipo="texto") for c in tabla.columnas)
    tabla = replace(tabla, columnas=columnas, filas=((veneno,) * len(columnas),))
    propia = Seccion(veneno, (Parrafo(veneno), Lista(veneno, ((veneno, veneno),)), tabla), veneno)
    grafico = next(g for s in report.secciones for g in s.graficos if isinstance(g.datos, Barras))
    assert isinstance(grafico.datos, Barras)
    datos = replace(grafico.datos, categorias=(veneno,) * len(grafico.datos.categorias))
    grafico = replace(grafico, titulo=veneno, resumen=veneno, datos=datos)
    secciones = (
        propia,
        Seccion(veneno, (grafico,)),
        Seccion("c", (Cifra(veneno, "texto", veneno),)),
    )
    return replace(report, quien=veneno, titulo=veneno, secciones=secciones)


@pytest.mark.parametrize(
    "veneno", [HOSTIL, "X" * 200, "'; drop table x --", '#import "/etc/passwd"', "\x00"]
)
@pytest.mark.parametrize("extension", FORMATOS)
def test_nothing_that_people_type_breaks_a_file(extension, veneno):
    dato = FORMATOS[extension].hace(envenenado(base.hecho("grupo"), veneno))
    limpio = texto.limpio(veneno)
    if extension == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(dato))
        celdas = [c for ws in book for row in ws.iter_rows() for c in row]
        assert [c.coordinate for c in celdas if c.data_type == "f" or c.hyperlink] == []
        assert not limpio or limpio in {c.value for c in celdas}
    elif extension == "pptx":
        assert junto(limpio) in junto(base.texto_pptx(dato))
        assert not re.search("[\u202a-\u202e\x00-\x08]", base.texto_pptx(dato))
    else:
        escrito = junto(texto.escribible(limpio)).replace(texto.CORTE, "")
        # Right-to-left and unknown letters are a box each; the rest is there, in its order.
        assert escrito in junto(base.texto_pdf(dato))


def test_every_letter_that_a_document_promises_has_a_glyph():
    letras = "".join(chr(n) for n in range(0x20, 0x2800) if texto.con_letra(chr(n)) == chr(n))
    assert "ñ" in letras and "□" in letras
    report = replace(base.hecho("rendicion"), secciones=(Seccion("letras", (Parrafo(letras),)),))
    assert pdf.pdf(report).startswith(b"%PDF")


def test_an_empty_base_gives_no_report_and_an_empty_month_an_honest_one():
    with pytest.raises(NotFound):
        reporte(base.store(), base.pedido(Scope.ie("no-existe")), "informe")
    for clase, scope in (("informe", Scope.all()), ("ficha", Scope.ie(base.escuelas()[0]))):
        report = reporte(base.store(), base.pedido(scope, "2022-10"), clase)
        for extension, formato in FORMATOS.items():
            assert formato.hace(report), extension
    nada = reporte(base.store(), base.pedido(mes="2026-03"), "informe")
    dicho = base.texto_pdf(pdf.pdf(nada))
    assert "Ninguna escuela tiene datos vigentes" in dicho
    assert not re.search(r"\b(nan|None|NaT)\b", dicho)


def test_no_placeholder_of_the_deck_is_left_empty_and_every_slide_has_its_notes():
    for slide in Presentation(io.BytesIO(base.archivo("grupo", "pptx"))).slides:
        assert slide.shapes.title.text_frame.text
        assert [p.name for p in slide.placeholders if not p.text_frame.text] == []
        graficos = [s for s in slide.shapes if s.has_chart]
        assert all(s._element.nvGraphicFramePr.cNvPr.get("descr") for s in graficos)


def test_families_read_no_names_of_people_and_no_jargon():
    report = base.hecho("rendicion")
    dicho = base.texto_pdf(base.archivo("rendicion", "pdf")).casefold()
    assert not re.search(r"\b(cge|brecha|índice|vigente|rei)\b", dicho)
    compromisos = metrics.commitments(base.store(), Scope.ie(base.con_datos()), base.MES)
    nombres = {str(n) for n in compromisos["responsable"]} | {
        str(n) for n in compromisos["compromiso"]
    }
    assert [n for n in nombres if n and n.casefold() in dicho] == []
    assert report.una_pagina


def test_whoever_may_not_see_names_gets_none():
    nombres = set(base.store().view("ie", Scope.all(), hasta="9999-12")["nombre"])
    publico = reporte(base.store(), base.pedido(nombres=False), "informe")
    for extension, formato in FORMATOS.items():
        dato = formato.hace(publico)
        dicho = LEE[extension](dato)
        assert [n for n in nombres if n in dicho] == []
    with pytest.raises(NotFound):
        list(fichas(base.store(), base.pedido(nombres=False)))
    with pytest.raises(NotFound):
        reporte(base.store(), base.pedido(Scope.ie(base.escuelas()[0]), nombres=False), "informe")


def test_what_there_is_not_is_refused_in_spanish():
    with pytest.raises(BadInput, match="una sola escuela"):
        reporte(base.store(), base.pedido(), "ficha")
    with pytest.raises(BadInput, match="Elija"):
        reporte(base.store(), base.pedido(), "otra")


def test_names_of_files_are_taken_by_every_system():
    assert (
        nombre_de_archivo("Informe de avance UGEL Ñaña 2023-07")
        == "informe-de-avance-ugel-nana-2023-07"
    )
    assert nombre_de_archivo("../../con") == "informe-con"
    assert nombre_de_archivo("\u202e///") == "informe"


def test_a_chart_alone_says_whose_it_is_and_is_also_a_picture():
    dato = lote.zip_de_graficos(base.hecho("grupo"), base.AHORA)
    with zipfile.ZipFile(io.BytesIO(dato)) as z:
        svg = [n for n in z.namelist() if n.endswith(".svg")]
        assert len(svg) == sum(len(s.graficos) for s in base.hecho("grupo").secciones)
        assert all("datos al 31/07/2023" in z.read(n).decode() for n in svg)
        assert z.read(svg[0].replace(".svg", ".png")).startswith(b"\x89PNG")


def test_missing_is_never_zero():
    assert (
        escribe("puntos", None) == "—"
        and escribe("entero", 0) == "0"
        and escribe("parte", 0.0) == "0\u202f%"
    )

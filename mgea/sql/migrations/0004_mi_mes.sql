-- One row per practice of a school's own plan, outside the 25, and month: shown apart, never in the points.
create table propia_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    codigo text not null,
    periodo text not null,
    titulo text not null,
    nivel smallint,
    estado text not null,
    evidencia text not null
);

-- One row per batch taken back: since registrado_en its rows count as if they had never been said.
create table anulacion_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    lote_anulado text not null,
    motivo text not null
);

-- One row per thing a person has typed and not sent yet. Not a libro: it is replaced and discarded.
create table borrador (
    persona text not null,
    ie text not null,
    periodo text not null,
    asunto text not null,
    contenido text not null,
    visto bigint not null,
    clave text not null,
    guardado_en timestamp not null
);

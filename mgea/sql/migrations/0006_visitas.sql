-- One row per event of a visit to a school; each carries the whole visit as it stood after the event.
create table visita_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    visita text not null,
    evento text not null,
    estado text not null,
    fecha date not null,
    recomendaciones text not null,
    acuerdos smallint not null,
    proxima date,
    motivo text not null
);

-- A decision is undone by a counter-record (decision 'deshecho') that names the row it takes back.
alter table verificacion_registro add column anula bigint;

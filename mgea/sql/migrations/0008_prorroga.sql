-- One row per extension of a month's deadline: for one school (ambito 'ie') or for every school of a UGEL ('ugel').
create table prorroga_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ambito text not null,
    codigo text not null,
    periodo text not null,
    fecha date not null,
    motivo text not null
);

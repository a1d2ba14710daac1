-- One row per event of a planning meeting; each carries the whole meeting as it stood after the event.
create table reunion_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    reunion text not null,
    evento text not null,
    estado text not null,
    titulo text not null,
    fecha date not null,
    ambito text not null,
    periodo text not null,
    agenda text not null,
    celebrar text not null,
    apoyar text not null,
    sin_nombres boolean not null,
    anterior text not null,
    proxima date,
    codigo text not null,
    motivo text not null
);

-- One row per freezing of what a meeting shows: the figures as they stood at a version of the database, as JSON.
create table instantanea_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    reunion text not null,
    version bigint not null,
    conocido timestamp not null,
    contenido text not null
);

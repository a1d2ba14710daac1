-- One row per notice or tour that a person has read and put away; they can always open it again.
create table aviso_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    aviso text not null,
    estado text not null
);

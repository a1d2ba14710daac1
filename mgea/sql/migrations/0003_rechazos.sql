-- One row per command that was asked and refused: who asked, what, about what, and why not.
create table rechazo_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    que text not null,
    objeto text not null,
    motivo text not null
);

-- One row per school, practice and month verified: the CTE of the same name, kept so that the inbox answers at once.
create table verificada (
    ie text not null,
    practica text not null,
    periodo text not null,
    siguiente text,
    orden smallint not null,
    decision text not null,
    nivel smallint,
    motivo text not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    seq bigint not null,
    nivel_declarado smallint,
    estado_declarado text,
    corregida boolean not null
);

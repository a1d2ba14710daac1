-- One row per school, practice and month with a record standing: the CTE `vigente`, kept so that what holds in a month
-- is found without ordering everything that was ever said.
create table vigente (
    ie text not null,
    practica text not null,
    periodo text not null,
    siguiente text,
    nivel smallint,
    estado text not null,
    motivo text not null,
    evidencia text not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    seq bigint not null,
    principio text not null,
    meta smallint not null,
    anio smallint not null,
    orden smallint not null,
    orden_cronograma smallint not null,
    nivel_1 smallint,
    nivel_2 smallint,
    planeado_2 double precision
);

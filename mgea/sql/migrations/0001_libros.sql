-- One row per thing recorded: the libros. Append-only: nothing in them is ever updated or deleted.
-- No keys and no indexes on purpose (decision 0004); `seq` is the order of arrival, shared by all libros.

-- One row per transaction: who did what, when. Its last seq is the version of the database.
create table acta (
    seq bigint not null,
    registrado_en timestamp not null,
    persona text not null,
    que text not null,
    lote text not null,
    archivo text not null,
    huella text not null,
    filas bigint not null
);

-- One row per school and version of what the roster says of it.
create table ie_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    codinst text not null,
    codlocal text not null,
    nombre text not null,
    dre text not null,
    dre_nombre text not null,
    ugel text not null,
    ugel_nombre text not null,
    distrito text not null,
    distrito_nombre text not null,
    gestion text not null,
    gestion_nombre text not null,
    niveles text not null,
    servicios text not null,
    area text not null,
    latitud double precision,
    longitud double precision,
    activo boolean not null,
    ingreso date,
    cierre date
);

-- One row per school and assignment to a REI.
create table rei_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    rei text not null
);

-- One row per school, practice and month declared, and per correction of it.
create table practica_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    practica text not null,
    periodo text not null,
    nivel smallint,
    estado text not null,
    motivo text not null,
    evidencia text not null
);

-- One row per verification of a practice by a supervisor.
create table verificacion_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    practica text not null,
    periodo text not null,
    nivel smallint,
    decision text not null,
    motivo text not null
);

-- One row per event of a commitment; each carries the whole commitment as it stood after the event.
create table compromiso_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    codigo text not null,
    evento text not null,
    cge smallint not null,
    practica text not null,
    compromiso text not null,
    responsable text not null,
    fecha date not null,
    fecha_limite date,
    fecha_cumplido date,
    estado text not null,
    motivo text not null
);

-- One row per month a school sent in (closed by a person, or by an import).
create table envio_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    periodo text not null,
    practicas bigint not null
);

-- One row per cross of a phase calendar and version of that year's calendar; ambito '' is everybody's.
create table cronograma_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ambito text not null,
    anio smallint not null,
    fase text not null,
    mes smallint not null,
    estado text not null,
    fuente text not null
);

-- One row per official result of a school and year.
create table resultado_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    anio smallint not null,
    cge smallint not null,
    indicador text not null,
    numerador double precision not null,
    denominador double precision not null,
    fuente text not null
);

-- One row per setting and change of it (thresholds, what the example shows first).
create table ajuste_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    clave text not null,
    valor text not null,
    fuente text not null
);

-- One row per person of local mode and change of it; ambito_nivel and ambito_codigo name their slice.
create table persona_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    persona text not null,
    nombre text not null,
    rol text not null,
    ambito_nivel text not null,
    ambito_codigo text not null,
    activo boolean not null
);

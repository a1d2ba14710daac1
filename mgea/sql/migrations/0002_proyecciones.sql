-- One row per school and month and other projections: rebuilt from the libros at will, never the only copy of anything.

-- One row per practice of the catalogue, copied so that SQL can join it.
create table practica (
    practica text not null,
    principio text not null,
    meta smallint not null
);

-- One row per practice and CGE of the proposed map.
create table practica_cge (
    practica text not null,
    cge smallint not null,
    peso double precision not null
);

-- One row per threshold in force.
create table umbral (
    clave text not null,
    valor double precision not null
);

-- One row per version of a calendar: which slice it is for and since when it was known.
create table calendario (
    calendario text not null,
    ambito text not null,
    conocido_en timestamp not null,
    seq bigint not null
);

-- One row per calendar version and month; timestamps are UTC and exclusive ends.
create table mes (
    calendario text not null,
    periodo text not null,
    anio smallint not null,
    mes smallint not null,
    inicio date not null,
    fin date not null,
    cerrado_en timestamp not null,
    vence_en timestamp not null,
    valido boolean not null,
    en_cronograma boolean not null,
    con_cronograma boolean not null,
    hito boolean not null,
    orden smallint not null,
    orden_cronograma smallint not null
);

-- One row per calendar version, year of entry and month: the planned level for goals 2, 3 and 4.
create table mes_esperado (
    calendario text not null,
    ingreso_anio smallint not null,
    periodo text not null,
    anio smallint not null,
    en_cronograma boolean not null,
    orden_cronograma smallint not null,
    nivel_2 double precision not null,
    nivel_3 double precision not null,
    nivel_4 double precision not null,
    modo text not null
);

-- One row per cross of a calendar version.
create table fase_mes (
    calendario text not null,
    periodo text not null,
    fase text not null
);

-- One row per school as the roster has it now.
create table ie_actual (
    ie text not null,
    codinst text not null,
    codlocal text not null,
    nombre text not null,
    dre text not null,
    dre_nombre text not null,
    ugel text not null,
    ugel_nombre text not null,
    rei text not null,
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
    cierre date,
    ingreso_anio smallint not null,
    calendario text not null,
    version bigint not null
);

-- One row: what the projections were built from, so that an upgrade knows when to rebuild them.
create table proyeccion (
    horizonte text not null,
    huella text not null
);

-- One row per school whose projection is being refreshed; empty between transactions.
create table ie_tocada (
    ie text not null
);

-- One row per school and month in which it was active.
create table ie_mes (
    ie text not null,
    dre text not null,
    ugel text not null,
    rei text not null,
    distrito text not null,
    periodo text not null,
    anio smallint not null,
    aplicables smallint not null,
    reportadas smallint not null,
    no_aplica smallint not null,
    no_priorizada smallint not null,
    vencidas smallint not null,
    sin_dato smallint not null,
    suma smallint not null,
    n0 smallint not null,
    n1 smallint not null,
    n2 smallint not null,
    n3 smallint not null,
    n4 smallint not null,
    suma_autonomia smallint,
    reportadas_autonomia smallint,
    aplicables_autonomia smallint,
    logradas_autonomia smallint,
    en_cero_autonomia smallint,
    suma_cultura_colaborativa smallint,
    reportadas_cultura_colaborativa smallint,
    aplicables_cultura_colaborativa smallint,
    logradas_cultura_colaborativa smallint,
    en_cero_cultura_colaborativa smallint,
    suma_innovacion smallint,
    reportadas_innovacion smallint,
    aplicables_innovacion smallint,
    logradas_innovacion smallint,
    en_cero_innovacion smallint,
    suma_comunidad_aprendizaje smallint,
    reportadas_comunidad_aprendizaje smallint,
    aplicables_comunidad_aprendizaje smallint,
    logradas_comunidad_aprendizaje smallint,
    en_cero_comunidad_aprendizaje smallint,
    suma_exigencia_esfuerzo smallint,
    reportadas_exigencia_esfuerzo smallint,
    aplicables_exigencia_esfuerzo smallint,
    logradas_exigencia_esfuerzo smallint,
    en_cero_exigencia_esfuerzo smallint,
    suma_mejora_continua smallint,
    reportadas_mejora_continua smallint,
    aplicables_mejora_continua smallint,
    logradas_mejora_continua smallint,
    en_cero_mejora_continua smallint,
    suma_enfoque_territorial smallint,
    reportadas_enfoque_territorial smallint,
    aplicables_enfoque_territorial smallint,
    logradas_enfoque_territorial smallint,
    en_cero_enfoque_territorial smallint,
    equilibrado double precision,
    principios_con_reporte smallint not null,
    principios_logrados smallint not null,
    principios_fidelidad smallint not null,
    cge_suma_1 double precision,
    cge_peso_1 double precision,
    cge_suma_2 double precision,
    cge_peso_2 double precision,
    cge_suma_3 double precision,
    cge_peso_3 double precision,
    cge_suma_4 double precision,
    cge_peso_4 double precision,
    cge_suma_5 double precision,
    cge_peso_5 double precision,
    con_evidencia smallint not null,
    evidenciables smallint not null,
    verificado_suma smallint not null,
    verificadas smallint not null,
    por_reverificar smallint not null,
    devueltas smallint not null,
    pares smallint not null,
    pares_declarado smallint not null,
    pares_minimo smallint not null,
    pares_diferencia smallint not null,
    pares_iguales smallint not null,
    pares_cercanos smallint not null,
    estancadas smallint not null,
    retrocesos smallint not null,
    ritmo_comunes smallint not null,
    ritmo_suma smallint not null,
    ritmo_recibidos smallint not null,
    meses_sin_reporte smallint not null,
    en_cronograma boolean not null,
    con_cronograma boolean not null,
    hito boolean not null,
    cerrado_en timestamp not null,
    vence_en timestamp not null,
    recibido_en timestamp,
    ultimo_registro timestamp,
    modo text not null,
    esperado double precision,
    esperado_diciembre double precision,
    meses_restantes smallint not null,
    meses_atras smallint
);

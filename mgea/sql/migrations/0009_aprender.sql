-- One row per answer of a school to «may other schools see what you achieved, and how to reach you?»; the last holds.
create table consentimiento_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    acepta boolean not null,
    contacto text not null
);

-- One row per visit of one school to another: apart from the supervisor's visits, which are promises of the UGEL.
create table pasantia_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    ie text not null,
    anfitriona text not null,
    practica text not null,
    fecha date not null,
    aprendizaje text not null
);

-- One row per question put to a meeting and change of it: a word, a poll with its options (one per line), a survey.
create table pregunta_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    reunion text not null,
    pregunta text not null,
    clase text not null,
    texto text not null,
    opciones text not null,
    estado text not null
);

-- One row per answer of a device in a meeting; the last of each device and question holds. No personal data: the device
-- is a digest that only means something within its meeting.
create table participacion_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    reunion text not null,
    pregunta text not null,
    clase text not null,
    dispositivo text not null,
    ie text not null,
    rol text not null,
    valor text not null
);

-- One row per word that the host of a meeting hid or showed again; the last holds.
create table moderacion_registro (
    seq bigint not null,
    registrado_en timestamp not null,
    registrado_por text not null,
    lote text not null,
    reunion text not null,
    palabra text not null,
    estado text not null
);

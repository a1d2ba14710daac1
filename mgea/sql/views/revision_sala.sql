-- One row per database: the last thing said of meetings, of their questions and of the roster.
select
    coalesce((select max(r.seq) from reunion_registro r), 0) as reunion,
    coalesce((select max(p.seq) from pregunta_registro p), 0) as pregunta,
    coalesce((select max(i.seq) from ie_registro i), 0) as padron

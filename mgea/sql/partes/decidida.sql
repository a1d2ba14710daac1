-- One row per school, practice and month verified: `decidida`, the decision in force and what is declared for it now.
verificacion as (
    select
        r.ie, r.practica, r.periodo, r.nivel, r.decision, r.motivo, r.registrado_en, r.registrado_por, r.seq,
        row_number() over (
            partition by r.ie, r.practica, r.periodo order by r.registrado_en desc, r.seq desc
        ) as turno
    from verificacion_registro r
    join ie on ie.ie = r.ie
    left join verificacion_registro d on d.anula = r.seq and d.registrado_en <= $1
    where r.registrado_en <= $1 and r.decision <> 'deshecho' and d.seq is null
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = r.lote and z.registrado_en <= $1
        )
),
al_verificar as (
    -- what the school had declared for the verified month when the supervisor looked
    select
        v.seq, r.nivel, r.estado,
        row_number() over (partition by v.seq order by r.periodo desc, r.registrado_en desc, r.seq desc) as turno
    from verificacion v
    join anotada r
        on r.ie = v.ie and r.practica = v.practica and r.periodo <= v.periodo
        and (r.registrado_en < v.registrado_en or (r.registrado_en = v.registrado_en and r.seq < v.seq))
    where v.turno = 1
),
decidida as (
    select
        v.ie, v.practica, v.periodo, v.nivel, v.decision, v.motivo, v.registrado_en, v.registrado_por, v.seq, m.orden,
        d.nivel as nivel_declarado, d.estado as estado_declarado,
        a.seq is not null and (a.nivel is distinct from d.nivel or a.estado is distinct from d.estado) as corregida,
        lead(v.periodo) over (partition by v.ie, v.practica order by v.periodo) as siguiente
    from verificacion v
    join ie on ie.ie = v.ie
    join mes m on m.calendario = ie.calendario and m.periodo = v.periodo
    left join vigente d
        on d.ie = v.ie and d.practica = v.practica
        and d.periodo <= v.periodo and (d.siguiente is null or d.siguiente > v.periodo)
    left join al_verificar a on a.seq = v.seq and a.turno = 1
    where v.turno = 1
)

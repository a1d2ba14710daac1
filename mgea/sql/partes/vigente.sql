-- One row per school, practice and month with a record standing: `vigente`, until the month of the next one.
vigente as (
    select
        a.ie, a.practica, a.periodo, a.nivel, a.estado, a.motivo, a.evidencia, a.registrado_en, a.registrado_por,
        a.seq, p.principio, p.meta, m.anio, m.orden, m.orden_cronograma,
        lead(a.periodo) over serie as siguiente,
        lag(a.nivel, 1) over serie as nivel_1,
        lag(a.nivel, 2) over serie as nivel_2,
        lag(case p.meta when 2 then e.nivel_2 when 4 then e.nivel_4 else e.nivel_3 end, 2) over serie as planeado_2
    from anotada a
    join practica p on p.practica = a.practica
    join mes m on m.calendario = a.calendario and m.periodo = a.periodo
    left join mes_esperado e
        on e.calendario = a.calendario and e.ingreso_anio = a.ingreso_anio and e.periodo = a.periodo
    where a.turno = 1
    window serie as (partition by a.ie, a.practica order by a.periodo)
)

-- One row per decision of a supervisor on a practice of the scope, in the year of $2 until the instant $5 (UTC), as
-- known at $1.
with ie as (
    {ie}
),
decision as (
    select r.ie, r.practica, r.periodo, r.decision, r.motivo, r.registrado_en, r.seq
    from verificacion_registro r
    join ie on ie.ie = r.ie
    left join verificacion_registro d on d.anula = r.seq and d.registrado_en <= $1
    where r.registrado_en <= $1 and r.registrado_en < $5 and r.decision <> 'deshecho' and d.seq is null
        and extract(year from r.registrado_en - interval '5 hours') = cast(substr($2, 1, 4) as integer)
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = r.lote and z.registrado_en <= $1
        )
),
dicho as (
    -- what the school had last said of the practice when the supervisor decided
    select
        d.seq, p.registrado_en,
        row_number() over (partition by d.seq order by p.periodo desc, p.registrado_en desc, p.seq desc) as turno
    from decision d
    join practica_registro p
        on p.ie = d.ie and p.practica = d.practica and p.periodo <= d.periodo
        and (p.registrado_en < d.registrado_en or (p.registrado_en = d.registrado_en and p.seq < d.seq))
)
select
    d.ie, d.practica, d.periodo as periodo_visto, d.registrado_en, d.decision = 'devuelto' as devuelta, d.motivo <> '' as con_motivo,
    cast(d.registrado_en - interval '5 hours' as date) - cast(p.registrado_en - interval '5 hours' as date) as dias
from decision d
left join dicho p on p.seq = d.seq and p.turno = 1
order by d.ie, d.registrado_en, d.seq

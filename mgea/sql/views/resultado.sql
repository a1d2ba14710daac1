-- One row per official indicator and year up to $4, over the schools of the scope, as known at $1.
select
    u.cge, u.indicador, u.anio,
    sum(u.numerador) as numerador,
    sum(u.denominador) as denominador,
    sum(u.numerador) / nullif(sum(u.denominador), 0) as valor,
    count(*) as n,
    max(u.fuente) as fuente
from (
    select
        r.*,
        row_number() over (
            partition by r.ie, r.anio, r.cge, r.indicador order by r.registrado_en desc, r.seq desc
        ) as turno
    from resultado_registro r
    join ({ie}) ie on ie.ie = r.ie
    where r.registrado_en <= $1 and r.anio <= $4
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = r.lote and z.registrado_en <= $1
        )
) u
where u.turno = 1
group by u.cge, u.indicador, u.anio
order by u.cge, u.indicador, u.anio

-- One row per import batch with rows about the scope's schools, or a calendar that rules them, newest first, and
-- whether it was taken back.
with ie as (
    {ie}
),
fila as (
    select lote, ie from practica_registro
    union all
    select lote, ie from compromiso_registro
    union all
    select lote, ie from verificacion_registro
    union all
    select lote, ie from resultado_registro
    union all
    select lote, ie from rei_registro
    union all
    select lote, ie from ie_registro
)
select
    a.lote, a.registrado_en, a.persona, a.que, a.archivo, a.filas, f.propias, f.escuelas,
    z.registrado_en as anulado_en, z.registrado_por as anulado_por, z.motivo
from acta a
join (
    select fila.lote, count(*) as propias, count(distinct fila.ie) as escuelas
    from fila
    join ie on ie.ie = fila.ie
    where fila.lote <> ''
    group by fila.lote
    union all
    select k.lote, count(*) as propias, (select count(*) from ie) as escuelas
    from cronograma_registro k
    where k.lote <> '' and (k.ambito = '' or k.ambito in (select ie.ugel from ie))
    group by k.lote
) f on f.lote = a.lote
left join anulacion_registro z on z.lote_anulado = a.lote and z.registrado_en <= $1
where a.registrado_en <= $1 and a.que like 'importar %'
order by a.registrado_en desc, a.seq desc

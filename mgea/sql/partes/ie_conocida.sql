-- One row per school as the roster had it at $1; of a school first heard of later, its first version.
select
    v.ie, v.codinst, v.codlocal, v.nombre, v.dre, v.dre_nombre, v.ugel, v.ugel_nombre,
    coalesce(r.rei, '') as rei, v.distrito, v.distrito_nombre, v.gestion, v.gestion_nombre, v.niveles, v.servicios,
    v.area, v.latitud, v.longitud, v.activo, v.ingreso, v.cierre,
    cast(case
        when v.ingreso is null or extract(year from v.ingreso) < 2022 then 2022
        else extract(year from v.ingreso)
    end as smallint) as ingreso_anio,
    c.calendario,
    v.seq as version
from (
    select
        ie_registro.*,
        row_number() over (
            partition by ie
            order by
                case when registrado_en <= $1 then 0 else 1 end,
                case when registrado_en <= $1 then registrado_en end desc,
                case when registrado_en <= $1 then seq end desc,
                registrado_en, seq
        ) as turno
    from ie_registro
    where {tocadas}
) v
left join (
    select
        ie, rei,
        row_number() over (
            partition by ie
            order by
                case when registrado_en <= $1 then 0 else 1 end,
                case when registrado_en <= $1 then registrado_en end desc,
                case when registrado_en <= $1 then seq end desc,
                registrado_en, seq
        ) as turno
    from rei_registro
    where {tocadas}
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = rei_registro.lote and z.registrado_en <= $1
        )
) r on r.ie = v.ie and r.turno = 1
join (
    -- the calendar of the school's own UGEL when it has one, else everybody's; always one that was known at $1
    select
        u.ugel, k.calendario,
        row_number() over (
            partition by u.ugel
            order by case when k.ambito = u.ugel then 0 else 1 end, k.conocido_en desc, k.seq desc
        ) as turno
    from (select distinct ugel from ie_registro) u
    join calendario k on k.ambito in (u.ugel, '') and (k.conocido_en <= $1 or k.seq = 0)
) c on c.ugel = v.ugel and c.turno = 1
where v.turno = 1

-- One row per practice of a school active in the month $2 that a supervisor verified at Logrado or Destacado and that
-- still stands as verified: `logro`. $3 is the first month whose records may still hold; $4 one practice, or all ('').
ajuste as (
    select
        cast(max(case when clave = 'vigencia_meses' then valor end) as integer) as vigencia,
        cast(max(case when clave = 'verificacion_meses' then valor end) as integer) as verificacion
    from umbral
),
escuela as (
    select ie.ie, ie.nombre, ie.ugel, ie.rei, ie.distrito, ie.distrito_nombre, ie.niveles, ie.calendario, m.orden, m.anio
    from ({ie}) ie
    join mes m on m.calendario = ie.calendario and m.periodo = $2
    where ie.activo
        and (ie.ingreso is null or ie.ingreso <= m.fin)
        and (ie.cierre is null or ie.cierre >= m.fin)
),
declarado as (
    select
        e.ie, d.practica, d.nivel, d.evidencia,
        case
            when d.estado = 'valor' and e.orden - d.orden <= a.vigencia then 'valor'
            when d.estado = 'valor' then 'vencido'
            when d.anio = e.anio then d.estado
            else 'sin_dato'
        end as estado
    from ({vigente}) d
    join escuela e on e.ie = d.ie
    cross join ajuste a
    where d.periodo >= $3 and d.periodo <= $2 and (d.siguiente is null or d.siguiente > $2)
        and ($4 = '' or d.practica = $4)
),
logro as (
    select v.ie, v.practica, v.nivel, v.registrado_en as verificado_en, d.evidencia
    from ({verificada}) v
    join escuela e on e.ie = v.ie
    join declarado d on d.ie = v.ie and d.practica = v.practica and d.estado = 'valor' and d.nivel = v.nivel_declarado
    cross join ajuste a
    where v.decision = 'verificado' and v.nivel >= 3 and not v.corregida and ($4 = '' or v.practica = $4)
        and v.periodo <= $2 and (v.siguiente is null or v.siguiente > $2) and e.orden - v.orden <= a.verificacion
),
consiente as (
    select c.ie, c.acepta, c.contacto
    from (
        select
            r.ie, r.acepta, r.contacto,
            row_number() over (partition by r.ie order by r.registrado_en desc, r.seq desc) as turno
        from consentimiento_registro r
        where r.registrado_en <= $1
    ) c
    where c.turno = 1
)

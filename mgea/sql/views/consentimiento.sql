-- One row per school of the scope that answered whether others may see what it achieved: its last answer at $1.
select c.ie, c.acepta, c.contacto, c.registrado_en, c.registrado_por
from (
    select
        r.ie, r.acepta, r.contacto, r.registrado_en, r.registrado_por,
        row_number() over (partition by r.ie order by r.registrado_en desc, r.seq desc) as turno
    from consentimiento_registro r
    join ({ie}) ie on ie.ie = r.ie
    where r.registrado_en <= $1
) c
where c.turno = 1
order by c.ie

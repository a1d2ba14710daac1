-- One row per visit of a school to another in which one of the scope took part, as known at $1.
select
    r.ie, v.nombre, r.anfitriona, a.nombre as anfitriona_nombre, r.practica, r.fecha, r.aprendizaje, r.registrado_en,
    r.registrado_por
from pasantia_registro r
join ({todas}) v on v.ie = r.ie
join ({todas}) a on a.ie = r.anfitriona
where r.registrado_en <= $1
    and (r.ie in (select ie.ie from ({ie}) ie) or r.anfitriona in (select ie.ie from ({ie}) ie))
order by r.fecha desc, r.seq desc

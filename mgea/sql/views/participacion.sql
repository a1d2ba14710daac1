-- One row per device and question answered in the meeting $4: its last answer. $5 is one device, or '' for all.
select p.pregunta, p.clase, p.dispositivo, p.ie, p.rol, p.valor, p.registrado_en, p.seq
from (
    select r.*, row_number() over (partition by r.dispositivo, r.pregunta order by r.seq desc) as turno
    from participacion_registro r
    where r.reunion = $4
        and ($5 = '' or r.dispositivo = $5)
        and not exists (select 1 from anulacion_registro z where z.lote_anulado = r.lote)
) p
where p.turno = 1
order by p.seq

-- One row per school of the scope and month from $3 to $2: the level its calendar plans for goals 2, 3 and 4.
select ie.ie, e.periodo, e.anio, e.en_cronograma, e.orden_cronograma, e.nivel_2, e.nivel_3, e.nivel_4
from ({ie}) ie
join mes_esperado e
    on e.calendario = ie.calendario and e.ingreso_anio = ie.ingreso_anio and e.periodo <= $2 and e.periodo >= $3
order by ie.ie, e.periodo

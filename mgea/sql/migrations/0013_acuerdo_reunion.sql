-- One row per event of a commitment says in which meeting it was agreed ('' when in none).
alter table compromiso_registro add column reunion text default '';

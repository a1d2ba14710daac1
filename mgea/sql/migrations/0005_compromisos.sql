-- One row per event of a commitment carries more of it: whose it is, how far it is, its evidence and its verification.
alter table compromiso_registro add column de_parte text default 'ie';
alter table compromiso_registro add column avance smallint;
alter table compromiso_registro add column nota text default '';
alter table compromiso_registro add column evidencia text default '';
alter table compromiso_registro add column verificado boolean default false;
alter table compromiso_registro add column verificado_en date;
alter table compromiso_registro add column verificado_por text default '';
alter table compromiso_registro add column visita text default '';

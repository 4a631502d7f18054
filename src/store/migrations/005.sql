drop trigger person_undo;
alter table person add column digest blob not null default x'';
update person set digest = pseudonym_of_hex(pseudonym);
alter table person drop column pseudonym;
alter table person rename column digest to pseudonym;
alter table person_before add column digest any;
update person_before set digest = pseudonym_of_hex(pseudonym);
alter table person_before drop column pseudonym;
alter table person_before rename column digest to pseudonym;

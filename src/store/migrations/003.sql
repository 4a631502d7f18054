create table level_vector (
    person   integer primary key,
    basis    integer not null,
    from_day integer not null,
    to_day   integer not null, -- the first day on which it no longer holds
    levels   blob not null     -- a byte a competency, then as many that are sure; 255 is unknown
) strict;
create trigger rating_added after insert on rating begin
    delete from level_vector where person = new.person; end;
create trigger rating_changed after update on rating begin
    delete from level_vector where person in (old.person, new.person); end;
create trigger rating_removed after delete on rating begin
    delete from level_vector where person = old.person; end;
create trigger held_certificate_added after insert on held_certificate begin
    delete from level_vector where person = new.person; end;
create trigger held_certificate_changed after update on held_certificate begin
    delete from level_vector where person in (old.person, new.person); end;
create trigger held_certificate_removed after delete on held_certificate begin
    delete from level_vector where person = old.person; end;
create trigger course_result_added after insert on course_result begin
    delete from level_vector where person = new.person; end;
create trigger course_result_changed after update on course_result begin
    delete from level_vector where person in (old.person, new.person); end;
create trigger course_result_removed after delete on course_result begin
    delete from level_vector where person = old.person; end;
create trigger person_removed after delete on person begin
    delete from level_vector where person = old.key; end;
create table best_role ( -- the roles that fit a person best, as places in the profile's list; one row a person
    run    integer not null references run,
    person integer not null, -- no reference: a whole civil service is written at once; see drop_rows
    first  integer,
    second integer,
    third  integer,
    ready  integer not null check (ready between 0 and 7), -- bit 0 for the first
    primary key (run, person)
) strict, without rowid;
alter table placement add column need_known integer;

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
create table best_roles ( -- the roles that fit people best, a page of people a row: a civil service is written at once
    key    integer primary key,
    run    integer not null references run,
    people integer not null check (people > 0),
    roles  blob not null check (length(roles) = people * 15) -- see best_roles.cpp
) strict;
create index best_roles_run on best_roles (run);
alter table placement add column need_known integer;

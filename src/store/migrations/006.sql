-- Unkeyed hashes of files give away the identity numbers in them: they go, and with them what the entries made so far
-- were hashed over. The chain goes on in a new form (see include/aitalent/audit/chain.h).
update audit set inputs = '';
update round set inputs = '';
update round_stage set output = '';
alter table batch rename column sha256 to source_mark;
update batch set source_mark = '';
alter table audit add column form integer not null default 1;
alter table audit add column host text not null default '';
alter table audit add column record text not null default '';
alter table audit add column domain text not null default '';
create table audit_record (
    entry    integer not null references audit deferrable initially deferred,
    place    integer not null,
    kind     text not null check (kind <> ''),
    agency   text not null,
    office   text not null,
    subject  text not null,
    object   text not null,
    reason   text not null,
    levels   text not null,
    settings text not null,
    salt     blob not null,
    hash     text not null,
    erased   integer references audit deferrable initially deferred,
    primary key (entry, place)
) strict, without rowid;
create table audit_state (
    one        integer primary key check (one = 1),
    entries    integer not null,
    head       text not null,
    domain_key blob not null check (length(domain_key) = 32),
    mark_key   blob not null check (length(mark_key) = 32)
) strict;
create table domain_sum (
    name text primary key,
    sum  blob not null check (length(sum) = 64)
) strict, without rowid;
create table fairness_audit (
    run       integer not null references selection,
    attribute text not null,
    stage     integer not null check (stage between 0 and 1),
    part      integer not null check (part between 0 and 1),
    value     text not null,
    people    integer,
    chosen    integer,
    primary key (run, attribute, stage, part, value),
    check ((people is null) = (chosen is null))
) strict, without rowid;
insert into setting (name, value) values ('seal', lower(hex(randomblob(32))));
insert into setting (name, value) values ('store_id', lower(hex(randomblob(16))));
insert into audit_state (one, entries, head, domain_key, mark_key) values (1, 0, '', randomblob(32), randomblob(32));

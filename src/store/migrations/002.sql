-- Runs of batch files.
create table round (
    number   integer primary key autoincrement,
    name     text not null check (name <> ''), -- id of the batch file
    inputs   text not null, -- SHA-256 over the file, the day and what it reads
    as_of    integer not null,
    state    integer not null check (state between 0 and 2), -- open, done, left
    audit    integer not null references audit deferrable initially deferred,
    ended    integer references audit deferrable initially deferred
) strict;

create table round_stage (
    round  integer not null references round,
    stage  text not null,
    output text not null, -- SHA-256 of what was put outside the store; may be empty
    audit  integer not null references audit deferrable initially deferred,
    primary key (round, stage)
) strict, without rowid;

-- The store, version 1. Dates are days since 1970-01-01, moments are text in UTC, money is whole NT$, lengths of time
-- are minutes. An empty text means "not given" where the column is not null.
--
-- A domain table has a column `batch`: the batch that wrote each row's present version. When a later batch changes or
-- removes a row, the trigger TABLE_undo keeps the version before in TABLE_before, so that a batch can be taken back as
-- a unit; src/store/schema.cpp writes both out from the table's columns. `key` columns are the store's own numbers; the
-- digest does not see them.

create table setting (
    name  text primary key,
    value text not null
) strict, without rowid;

-- What was done ------------------------------------------------------------------------------------------------------

create table audit ( -- a hash chain: see include/aitalent/audit/chain.h
    number   integer primary key autoincrement,
    at       text not null,
    who      text not null,
    command  text not null,
    version  text not null,
    seed     text not null,
    inputs   text not null,
    counts   text not null,
    previous text not null,
    hash     text not null
) strict;

create table batch (
    number    integer primary key autoincrement,
    kind      text not null,
    file      text not null,
    sheet     text not null,
    sha256    text not null,
    mode      text not null,
    audit     integer not null references audit deferrable initially deferred,
    rows_read integer not null default 0 check (rows_read = accepted + rejected + skipped),
    accepted  integer not null default 0 check (accepted >= 0),
    rejected  integer not null default 0 check (rejected >= 0),
    skipped   integer not null default 0 check (skipped >= 0),
    added     integer not null default 0 check (added >= 0),
    changed   integer not null default 0 check (changed >= 0),
    unchanged integer not null default 0 check (unchanged >= 0),
    removed   integer not null default 0 check (removed >= 0),
    undone    integer references audit deferrable initially deferred
) strict;

-- Documents: framework editions, profiles, catalogues, as their authors wrote them -------------------------------------

create table document (
    key       integer primary key,
    kind      text not null check (kind in ('framework', 'profile', 'catalogue', 'import-profile')),
    id        text not null check (id <> ''),
    edition   text not null,
    sha256    text not null,
    source    text not null,
    loaded_at text not null,
    in_use    integer not null check (in_use in (0, 1)),
    batch     integer not null references batch,
    unique (kind, id, edition)
) strict;

create table competency ( -- names by their number, so that millions of ratings stay small
    key integer primary key,
    id  text not null unique
) strict;

-- People -----------------------------------------------------------------------------------------------------------

create table agency (
    key       integer primary key,
    code      text not null unique check (code <> ''),
    name      text not null,
    parent    text not null, -- may be an agency outside the store
    level     text not null,
    region    text not null,
    effective integer,
    closed    integer,
    batch     integer not null references batch
) strict;

create table unit (
    key    integer primary key,
    agency text not null references agency (code) deferrable initially deferred,
    code   text not null check (code <> ''),
    name   text not null,
    batch  integer not null references batch,
    unique (agency, code)
) strict;

create table person (
    key        integer primary key autoincrement, -- never reused
    agency     text not null references agency (code) deferrable initially deferred,
    staff_no   text not null check (staff_no <> ''),
    name       text not null,
    unit       text not null,
    title      text not null,
    grade      text not null,
    supervisor integer not null check (supervisor in (0, 1)),
    role       text not null,
    entered    integer,
    left_on    integer,
    pseudonym  text not null,
    region     text not null, -- empty: the agency's
    batch      integer not null references batch
) strict;
create unique index person_in_service on person (agency, staff_no) where left_on is null;
create index person_left on person (agency, staff_no) where left_on is not null;
create unique index person_pseudonym on person (pseudonym) where pseudonym <> '';

-- Evidence -----------------------------------------------------------------------------------------------------------

create table rating (
    key        integer primary key,
    person     integer not null references person deferrable initially deferred,
    competency integer not null references competency,
    kind       integer not null check (kind between 0 and 3), -- self, manager, assessor, practical
    on_day     integer not null,
    rater      text not null,
    level      integer not null check (level between 0 and 255),
    source_row integer not null,
    batch      integer not null references batch,
    unique (person, competency, kind, on_day, rater)
) strict;

create table held_certificate (
    key         integer primary key,
    person      integer not null references person deferrable initially deferred,
    certificate text not null check (certificate <> ''),
    issued      integer not null,
    expires     integer,
    source_row  integer not null,
    batch       integer not null references batch,
    unique (person, certificate, issued)
) strict;

create table course_result (
    key        integer primary key,
    person     integer not null references person deferrable initially deferred,
    course     text not null check (course <> ''), -- may be a course outside the catalogue
    session    text not null,
    finished   integer not null,
    passed     integer not null check (passed in (0, 1)),
    score      integer check (score between 0 and 100),
    attended   integer check (attended >= 0),
    source_row integer not null,
    batch      integer not null references batch,
    unique (person, course, session, finished)
) strict;

-- Catalogue (provenance: source, basis, confidence, note, a line each) -----------------------------------------

create table provider (
    key        integer primary key,
    id         text not null unique check (id <> ''),
    name_zh    text not null,
    name_en    text not null,
    provenance text not null,
    batch      integer not null references batch
) strict;

create table course (
    key        integer primary key,
    id         text not null unique check (id <> ''),
    name_zh    text not null,
    name_en    text not null,
    tier       text not null,
    provider   text not null references provider (id) deferrable initially deferred,
    minutes    integer not null check (minutes >= 0),
    price      integer not null check (price >= 0),
    delivery   integer not null check (delivery between 0 and 2),
    provenance text not null,
    batch      integer not null references batch
) strict;

create table lift (
    key        integer primary key,
    course     text not null references course (id) deferrable initially deferred,
    competency text not null check (competency <> ''),
    from_level integer not null check (from_level between 0 and 255),
    to_level   integer not null check (to_level between 0 and 255),
    place      integer not null, -- order in the source
    batch      integer not null references batch,
    unique (course, competency, from_level)
) strict;

create table prerequisite ( -- a course to be finished before, or a level to be held before
    key        integer primary key,
    course     text not null references course (id) deferrable initially deferred,
    before     text not null, -- course id; empty: a level
    competency text not null,
    level      integer not null check (level between 0 and 255),
    place      integer not null,
    batch      integer not null references batch,
    unique (course, before, competency),
    check ((before = '') <> (competency = ''))
) strict;

create table session (
    key               integer primary key,
    id                text not null unique check (id <> ''),
    course            text not null references course (id) deferrable initially deferred,
    starts            integer not null,
    ends              integer not null,
    from_time         integer not null check (from_time between 0 and 1440),
    to_time           integer not null check (to_time between 0 and 1440),
    seats             integer not null check (seats >= 0),
    minimum           integer not null check (minimum >= 0),
    price_per_seat    integer check (price_per_seat >= 0), -- null: the course's
    price_per_session integer not null check (price_per_session >= 0),
    place             text not null,
    region            text not null,
    open_to           integer not null check (open_to between 0 and 2),
    agency            text not null,
    cancelled         integer not null check (cancelled in (0, 1)),
    provenance        text not null,
    batch             integer not null references batch,
    check (ends >= starts)
) strict;
create index session_course on session (course);

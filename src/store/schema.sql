-- The store. Dates are days since 1970-01-01, moments are text in UTC, money is whole NT$, lengths of time
-- are minutes. An empty text means "not given" where the column is not null.
--
-- A domain table has a column `batch`: the batch that wrote each row's present version. When a later batch changes or
-- removes a row, the trigger TABLE_undo keeps the version before in TABLE_before, so that a batch can be taken back as
-- a unit; src/store/schema.cpp writes both out from the table's columns. `key` columns are the store's own numbers; the
-- digest does not see them. How this file may change: src/store/migrations/README.md.

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
    hash     text not null,
    form     integer not null default 1, -- of the entry: 1 up to schema 5, 2 since
    host     text not null default '',
    record   text not null default '', -- hash over the hashes of its records; empty where it has none
    domain   text not null default ''  -- hash of the domain after it
) strict;

create table audit_record ( -- what was decided: see include/aitalent/audit/record.h
    entry    integer not null references audit deferrable initially deferred,
    place    integer not null, -- 1, 2, 3 … within the entry
    kind     text not null check (kind <> ''),
    agency   text not null,
    office   text not null,
    subject  text not null,
    object   text not null,
    reason   text not null,
    levels   text not null,
    settings text not null,
    salt     blob not null, -- 32 bytes; none where it was erased
    hash     text not null,
    erased   integer references audit deferrable initially deferred, -- by that entry; the texts are then empty
    primary key (entry, place)
) strict, without rowid;

create table audit_state ( -- one row: what the trail must end with, and the keys it is made with
    one        integer primary key check (one = 1),
    entries    integer not null,
    head       text not null,
    domain_key blob not null check (length(domain_key) = 32), -- drawn anew by erase and by changes of the key file
    mark_key   blob not null check (length(mark_key) = 32)    -- of the marks of people in records
) strict;

create table domain_sum ( -- of each table in the domain hash: see src/store/domain.h
    name text primary key,
    sum  blob not null check (length(sum) = 64)
) strict, without rowid;

create table batch (
    number    integer primary key autoincrement,
    kind      text not null,
    file      text not null,
    sheet     text not null,
    source_mark text not null, -- keyed hash of the file
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

-- Nobody shares a pseudonym, or the agency and number he or she serves under. That is held by PeopleSaver, which knows
-- everybody when it saves anybody, and by check: indexes that hold it took as long as all the rest of an import, and
-- nothing else ever looked into them.
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
    region     text not null, -- empty: the agency's
    batch      integer not null references batch,
    pseudonym  blob not null default x'' -- 32 bytes, or none
) strict;

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

-- Derived from the evidence so that it need not be read again: each person's levels as scoring reads them, for one basis
-- (a hash of standard, profile and catalogue) and the days from from_day on, before to_day. The triggers let a row go in
-- the transaction in which the person's evidence changes. Neither domain data nor in any digest.

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

-- Limits of planning -------------------------------------------------------------------------------------------------

create table budget (
    key      integer primary key,
    agency   text not null references agency (code) deferrable initially deferred,
    from_day integer not null,
    to_day   integer not null,
    source   text not null,
    amount   integer not null check (amount >= 0),
    batch    integer not null references batch,
    unique (agency, from_day, to_day, source),
    check (to_day >= from_day)
) strict;

create table absence (
    key      integer primary key,
    person   integer not null references person deferrable initially deferred,
    from_day integer not null,
    to_day   integer not null,
    batch    integer not null references batch,
    unique (person, from_day, to_day),
    check (to_day >= from_day)
) strict;

create table booking (
    key     integer primary key,
    person  integer not null references person deferrable initially deferred,
    session text not null references session (id) deferrable initially deferred,
    batch   integer not null references batch,
    unique (person, session)
) strict;
create index booking_session on booking (session);

-- Groups for the fairness audit: read by src/store/fairness.cpp and nothing else -------------------------------------

create table fairness_group (
    key       integer primary key,
    person    integer not null references person deferrable initially deferred,
    attribute text not null check (attribute <> ''),
    value     text not null,
    batch     integer not null references batch,
    unique (person, attribute)
) strict;

-- Rounds: runs of batch files, stage by stage, so that a broken one goes on where it was -----------------------------

create table round (
    number   integer primary key autoincrement,
    name     text not null check (name <> ''), -- id of the batch file
    inputs   text not null, -- keyed hash over the file, the day and what it reads
    as_of    integer not null,
    state    integer not null check (state between 0 and 2), -- open, done, left
    audit    integer not null references audit deferrable initially deferred,
    ended    integer references audit deferrable initially deferred
) strict;

create table round_stage (
    round  integer not null references round,
    stage  text not null,
    output text not null, -- keyed hash of what was put outside the store; may be empty
    audit  integer not null references audit deferrable initially deferred,
    primary key (round, stage)
) strict, without rowid;

-- Runs: what was computed, from what, and what came out --------------------------------------------------------------
-- Copies of results, no domain data: they go with the people they speak of, and no digest sees them.

create table run (
    number      integer primary key autoincrement,
    kind        text not null check (kind in ('score', 'selection', 'plan')),
    name        text not null,
    as_of       integer not null,
    framework   text not null,
    profile     text not null,
    catalogue   text not null,
    seed        text not null,
    options     text not null,
    inputs      text not null,
    result      text not null,
    row_count   integer not null default 0, -- rows stored with it
    gone        integer not null default 0, -- of these, since removed with the people they spoke of
    audit       integer not null references audit deferrable initially deferred,
    approved_by text not null default '',
    approved    integer references audit deferrable initially deferred
) strict;

create table score (
    run                integer not null references run,
    person             integer not null references person deferrable initially deferred,
    place              integer not null,
    role               text not null,
    low                integer not null,
    high               integer not null,
    whole              integer not null,
    must_haves         integer not null,
    must_haves_met     integer not null,
    must_haves_unknown integer not null,
    unknown            integer not null,
    ready              integer not null check (ready in (0, 1)),
    primary key (run, person, place)
) strict, without rowid;
create index score_person on score (person);

create table best_roles ( -- the roles that fit people best, a page of people a row: a civil service is written at once
    key    integer primary key,
    run    integer not null references run,
    people integer not null check (people > 0),
    roles  blob not null check (length(roles) = people * 15) -- see best_roles.cpp
) strict;
create index best_roles_run on best_roles (run);

create table selection (
    run   integer primary key references run,
    role  text not null,
    seats integer not null check (seats >= 0),
    seed  text not null -- of the lottery, as published
) strict;

create table selection_rule ( -- eligibility, priorities and reserves, in the order given
    run        integer not null references selection,
    list       integer not null check (list between 0 and 2),
    place      integer not null,
    field      text not null,
    any_of     text not null, -- a value a line
    at_least   integer,
    at_most    integer,
    seats      integer, -- reserves only, as are the rest
    filled     integer,
    need_lost  integer,
    need_whole integer,
    primary key (run, list, place)
) strict, without rowid;

create table placement (
    run          integer not null references selection,
    place        integer not null,
    person       integer not null references person deferrable initially deferred,
    outcome      integer not null check (outcome between 0 and 2),
    reason       integer not null check (reason between 0 and 6),
    failed_rules text not null, -- numbers, with spaces between
    rank         integer not null,
    decided_by   integer not null check (decided_by between 0 and 4),
    reserve      integer,
    priority     integer,
    need_part    integer not null,
    need_whole   integer not null,
    last_trained integer,
    lottery      text not null,
    borderline   integer not null check (borderline in (0, 1)),
    need_known   integer, -- of need_whole; null in selections of schema 2 and before
    primary key (run, place)
) strict, without rowid;
create index placement_person on placement (person);

create table placement_change ( -- what would bring a person in
    run          integer not null references selection,
    person       integer not null references person deferrable initially deferred,
    place        integer not null,
    more_seats   integer not null,
    steps        integer not null,
    last_trained integer,
    rules_waived text not null,
    primary key (run, person, place)
) strict, without rowid;
create index placement_change_person on placement_change (person);

create table reserve_effect ( -- who is in, and who is out, because of a reserve
    run        integer not null references selection,
    reserve    integer not null,
    brought_in integer not null check (brought_in in (0, 1)),
    place      integer not null,
    person     integer not null references person deferrable initially deferred,
    primary key (run, reserve, brought_in, place)
) strict, without rowid;
create index reserve_effect_person on reserve_effect (person);

create table selection_override (
    number     integer primary key autoincrement,
    run        integer not null references selection,
    person     integer not null references person deferrable initially deferred,
    chosen     integer not null check (chosen in (0, 1)),
    reason     text not null,
    decided_by text not null,
    audit      integer not null references audit deferrable initially deferred
) strict;
create index selection_override_person on selection_override (person);

create table fairness_audit ( -- as first printed; what may not be shown is not kept either
    run       integer not null references selection,
    attribute text not null,
    stage     integer not null check (stage between 0 and 1), -- the proposal, the choice after overrides
    part      integer not null check (part between 0 and 1), -- everybody, a group
    value     text not null, -- the group; empty: everybody, or those without a known one
    people    integer, -- null: hidden
    chosen    integer,
    primary key (run, attribute, stage, part, value),
    check ((people is null) = (chosen is null))
) strict, without rowid;

create table plan (
    run                   integer primary key references run,
    mandatory             integer not null,
    other                 integer not null,
    bound_mandatory       integer not null,
    bound_other           integer not null,
    gap_ppm               integer not null,
    optimal               integer not null check (optimal in (0, 1)),
    asked_mandatory       integer not null,
    asked_other           integer not null,
    largest_gap_mandatory integer not null,
    largest_gap_other     integer not null,
    waiting_mandatory     integer not null,
    waiting_other         integer not null,
    cost                  integer not null
) strict;

create table enrolment (
    run     integer not null references plan,
    place   integer not null,
    person  integer not null references person deferrable initially deferred,
    session text not null,
    course  text not null,
    cost    integer not null,
    booked  integer not null check (booked in (0, 1)),
    primary key (run, place)
) strict, without rowid;
create index enrolment_person on enrolment (person);

create table enrolment_lift (
    run        integer not null references plan,
    enrolment  integer not null,
    place      integer not null,
    competency text not null,
    from_level integer not null, -- 255: unknown
    to_level   integer not null,
    worth      integer not null,
    primary key (run, enrolment, place),
    foreign key (run, enrolment) references enrolment (run, place) deferrable initially deferred
) strict, without rowid;

create table open_need (
    run        integer not null references plan,
    place      integer not null,
    person     integer not null references person deferrable initially deferred,
    competency text not null,
    have       integer not null, -- 255: unknown
    need       integer not null,
    worth      integer not null,
    reason     integer not null check (reason between 0 and 8),
    course     text not null,
    session    text not null,
    primary key (run, place)
) strict, without rowid;
create index open_need_person on open_need (person);

create table session_outcome (
    run        integer not null references plan,
    place      integer not null,
    session    text not null,
    course     text not null,
    starts     integer not null,
    ends       integer not null,
    runs       integer not null check (runs in (0, 1)),
    enrolled   integer not null,
    seats      integer not null,
    cost       integer not null,
    seat_price integer not null,
    primary key (run, place)
) strict, without rowid;

create table budget_use (
    run            integer not null references plan,
    place          integer not null,
    name           text not null,
    amount         integer not null,
    used           integer not null,
    thousand_price integer not null,
    primary key (run, place)
) strict, without rowid;

-- Values every store draws for itself ----------------------------------------------------------------------------------

insert into setting (name, value) values ('store_id', lower(hex(randomblob(16)))); -- kept by backups and restores
insert into audit_state (one, entries, head, domain_key, mark_key) values (1, 0, '', randomblob(32), randomblob(32));

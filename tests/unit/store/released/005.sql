-- A small store as released with schema 5. Never to be changed: see src/store/migrations/README.md.
pragma application_id = 1634292833;
pragma user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE absence (
    key      integer primary key,
    person   integer not null references person deferrable initially deferred,
    from_day integer not null,
    to_day   integer not null,
    batch    integer not null references batch,
    unique (person, from_day, to_day),
    check (to_day >= from_day)
) strict;
CREATE TABLE absence_before (key integer not null, batch integer not null, changed_by integer not null references batch, person any, from_day any, to_day any) strict;
CREATE TABLE agency (
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
INSERT INTO agency VALUES(1,'SAMPLE001','範例機關（虛構）','','三級機關','北部',15340,NULL,6);
CREATE TABLE agency_before (key integer not null, batch integer not null, changed_by integer not null references batch, code any, name any, parent any, level any, region any, effective any, closed any) strict;
CREATE TABLE audit ( -- a hash chain: see include/aitalent/audit/chain.h
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
INSERT INTO audit VALUES(1,'2026-11-25T03:50:17Z','tester','init','0.1.0','','','','','91c8af2be23e4dab8a5e47a5458c2f6913b7f39a43d39a310e9669cf26ad874f');
INSERT INTO audit VALUES(2,'2026-11-25T03:50:17Z','tester','init','0.1.0','','7e7a673726bccf56ec13f8ee047e61b4d5dfead6939ae8eabf9a1f3c72070d20 7e7a673726bccf56ec13f8ee047e61b4d5dfead6939ae8eabf9a1f3c72070d20 57d204e062c22f5fb2bb138625470abdcfba12f4767b54ff693b751a37dc04a5 57d204e062c22f5fb2bb138625470abdcfba12f4767b54ff693b751a37dc04a5 faba6cce3c6e90901bd30c924d0ece657cceab792cbf727769e0bd74ea80eeb0 faba6cce3c6e90901bd30c924d0ece657cceab792cbf727769e0bd74ea80eeb0 bfaa28cd8ad71883bfda38edaa017b24817b0dbdcefb7982d761fc70402d1720 bfaa28cd8ad71883bfda38edaa017b24817b0dbdcefb7982d761fc70402d1720 9baa4621b423af5bf58a202a4dec197dde7a5747f76273d9e5cbd2ba7c97c02f 9baa4621b423af5bf58a202a4dec197dde7a5747f76273d9e5cbd2ba7c97c02f','added=252 changed=0 unchanged=0 removed=0 rejected=0','91c8af2be23e4dab8a5e47a5458c2f6913b7f39a43d39a310e9669cf26ad874f','4c6b0b246dc4a928c52f6009c173a50a66c2f655c037bce82698a1e855041735');
INSERT INTO audit VALUES(3,'2026-11-25T03:50:17Z','tester','import agencies','0.1.0','','14709dd08205409c761e814401803921858aa450942c5e32509f806012852f77 14709dd08205409c761e814401803921858aa450942c5e32509f806012852f77','added=1 changed=0 unchanged=0 removed=0 rejected=0','4c6b0b246dc4a928c52f6009c173a50a66c2f655c037bce82698a1e855041735','2efccbd8d668626a00f7abfc5db3c3c36a82fa1f497a0d2ae9e08e04f09a19c8');
INSERT INTO audit VALUES(4,'2026-11-25T03:50:17Z','tester','import staff','0.1.0','','c68b97a8dffc7c1a97adf1a021ea44e0cf20563e4f27601835a4b19f1a358937 c68b97a8dffc7c1a97adf1a021ea44e0cf20563e4f27601835a4b19f1a358937','added=4 changed=0 unchanged=0 removed=0 rejected=0','2efccbd8d668626a00f7abfc5db3c3c36a82fa1f497a0d2ae9e08e04f09a19c8','fb8b57fad997a59b0aff9779c9b8a99cbad000b8d26112c3a41269e6f7113cac');
INSERT INTO audit VALUES(5,'2026-11-25T03:50:17Z','tester','import assessments','0.1.0','','bfe0fdeb6923c831b3fdcb123c5e834afa4ca9c2b769a30ae37454d8d77aa7e0 bfe0fdeb6923c831b3fdcb123c5e834afa4ca9c2b769a30ae37454d8d77aa7e0','added=2 changed=0 unchanged=0 removed=0 rejected=0','fb8b57fad997a59b0aff9779c9b8a99cbad000b8d26112c3a41269e6f7113cac','cdca63cdf90bb4a7f3f94872fdb522866f17b19db74e6baec9557a8c4e170d60');
INSERT INTO audit VALUES(6,'2026-11-25T03:50:18Z','tester','import assessments','0.1.0','','3726c625c9ea86e76da39e7da609135281e5ae8bf7c68d90c223e7c204b18be4 3726c625c9ea86e76da39e7da609135281e5ae8bf7c68d90c223e7c204b18be4','added=0 changed=1 unchanged=0 removed=0 rejected=0','cdca63cdf90bb4a7f3f94872fdb522866f17b19db74e6baec9557a8c4e170d60','7b74ccee79f1eedccd52358428839dc47ac7a0f5c6c39f761ddf974d6126e05f');
INSERT INTO audit VALUES(7,'2026-11-25T03:50:18Z','tester','score','0.1.0','','','scores=4','7b74ccee79f1eedccd52358428839dc47ac7a0f5c6c39f761ddf974d6126e05f','9334d9ef88ff18031fb0a9626e1496e5f6c14b10cb234e2c8319d1a69cbec215');
INSERT INTO audit VALUES(8,'2026-11-25T03:50:18Z','tester','select','0.1.0','','','placements=2 chosen=1','9334d9ef88ff18031fb0a9626e1496e5f6c14b10cb234e2c8319d1a69cbec215','1a147bd29ccec30e4b6297119bd40276c568916596824ac51d77a3513b68751a');
INSERT INTO audit VALUES(9,'2026-11-25T03:50:19Z','tester','plan make','0.1.0','','','enrolments=0 open_needs=7','1a147bd29ccec30e4b6297119bd40276c568916596824ac51d77a3513b68751a','a8415c79705be8f47d1b486dec2d5694c95ea027358158098a4ec680bb063a28');
INSERT INTO audit VALUES(10,'2026-11-25T13:10:39Z','root','upgrade','0.1.0','','','from_schema=1 to_schema=2','a8415c79705be8f47d1b486dec2d5694c95ea027358158098a4ec680bb063a28','9ff2a36a2ba300e115d72b85293020b51322b0b524d830c27c2cbbc294af5f5c');
INSERT INTO audit VALUES(11,'2026-11-27T12:29:59Z','root','upgrade','0.1.0','','','from_schema=2 to_schema=3','9ff2a36a2ba300e115d72b85293020b51322b0b524d830c27c2cbbc294af5f5c','e4bc85db62791641d9e65fb6365d9122793bb5f1ab48c2f0bf53829a0595cb6a');
INSERT INTO audit VALUES(12,'2026-11-29T14:33:36Z','root','upgrade','0.1.0','','','from_schema=3 to_schema=4','e4bc85db62791641d9e65fb6365d9122793bb5f1ab48c2f0bf53829a0595cb6a','8a4cceb9af9b00cd8887d9003671eb2f1f0407f0f0f16f92f95db5260cb6a4a5');
INSERT INTO audit VALUES(13,'2026-11-30T02:46:06Z','root','upgrade','0.1.0','','','from_schema=4 to_schema=5','8a4cceb9af9b00cd8887d9003671eb2f1f0407f0f0f16f92f95db5260cb6a4a5','de816af4f5314c7af1dd51670c02fc4e7ed3b699aa8c6fcde7f02fce0a3dfc5a');
CREATE TABLE batch (
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
INSERT INTO batch VALUES(1,'framework','data/frameworks/moda-ai-talent-115v3.0.yaml','','7e7a673726bccf56ec13f8ee047e61b4d5dfead6939ae8eabf9a1f3c72070d20','',2,1,1,0,0,1,0,0,0,NULL);
INSERT INTO batch VALUES(2,'framework','data/frameworks/moda-ai-talent-v2.yaml','','57d204e062c22f5fb2bb138625470abdcfba12f4767b54ff693b751a37dc04a5','',2,1,1,0,0,1,0,0,0,NULL);
INSERT INTO batch VALUES(3,'framework','data/frameworks/moda-civil-ai-talent-beta.yaml','','faba6cce3c6e90901bd30c924d0ece657cceab792cbf727769e0bd74ea80eeb0','',2,1,1,0,0,1,0,0,0,NULL);
INSERT INTO batch VALUES(4,'profile','data/profiles/tw-civil-service-2026.1.yaml','','bfaa28cd8ad71883bfda38edaa017b24817b0dbdcefb7982d761fc70402d1720','',2,1,1,0,0,1,0,0,0,NULL);
INSERT INTO batch VALUES(5,'catalogue','data/catalogue/sample-2027.yaml','','9baa4621b423af5bf58a202a4dec197dde7a5747f76273d9e5cbd2ba7c97c02f','',2,1,1,0,0,248,0,0,0,NULL);
INSERT INTO batch VALUES(6,'agencies','agencies.csv','','14709dd08205409c761e814401803921858aa450942c5e32509f806012852f77','changes',3,1,1,0,0,1,0,0,0,NULL);
INSERT INTO batch VALUES(7,'staff','staff.csv','','c68b97a8dffc7c1a97adf1a021ea44e0cf20563e4f27601835a4b19f1a358937','changes',4,2,2,0,0,4,0,0,0,NULL);
INSERT INTO batch VALUES(8,'assessments','ratings.csv','','bfe0fdeb6923c831b3fdcb123c5e834afa4ca9c2b769a30ae37454d8d77aa7e0','changes',5,2,2,0,0,2,1,0,0,NULL);
INSERT INTO batch VALUES(9,'assessments','ratings2.csv','','3726c625c9ea86e76da39e7da609135281e5ae8bf7c68d90c223e7c204b18be4','changes',6,1,1,0,0,0,1,0,0,NULL);
CREATE TABLE booking (
    key     integer primary key,
    person  integer not null references person deferrable initially deferred,
    session text not null references session (id) deferrable initially deferred,
    batch   integer not null references batch,
    unique (person, session)
) strict;
CREATE TABLE booking_before (key integer not null, batch integer not null, changed_by integer not null references batch, person any, session any) strict;
CREATE TABLE budget (
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
CREATE TABLE budget_before (key integer not null, batch integer not null, changed_by integer not null references batch, agency any, from_day any, to_day any, source any, amount any) strict;
CREATE TABLE budget_use (
    run            integer not null references plan,
    place          integer not null,
    name           text not null,
    amount         integer not null,
    used           integer not null,
    thousand_price integer not null,
    primary key (run, place)
) strict, without rowid;
INSERT INTO budget_use VALUES(3,0,'',300000,0,0);
CREATE TABLE competency ( -- names by their number, so that millions of ratings stay small
    key integer primary key,
    id  text not null unique
) strict;
INSERT INTO competency VALUES(1,'ai-literacy');
CREATE TABLE course (
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
INSERT INTO course VALUES(1,'A101','AI 素養入門','AI literacy: first steps','foundation','hahow',180,0,0,replace('sample\ninvented\nhigh\n','\n',char(10)),5);
INSERT INTO course VALUES(2,'A102','AI 素養與公務應用','AI literacy at work in government','foundation','aia',360,2400,1,replace('sample\ninvented\nhigh\n','\n',char(10)),5);
CREATE TABLE course_before (key integer not null, batch integer not null, changed_by integer not null references batch, id any, name_zh any, name_en any, tier any, provider any, minutes any, price any, delivery any, provenance any) strict;
CREATE TABLE course_result (
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
CREATE TABLE course_result_before (key integer not null, batch integer not null, changed_by integer not null references batch, person any, course any, session any, finished any, passed any, score any, attended any, source_row any) strict;
CREATE TABLE document (
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
INSERT INTO document VALUES(1,'framework','moda-ai-talent','115v3.0','00','Text as its authors wrote it.','2026-11-25T03:50:17Z',1,1);
INSERT INTO document VALUES(2,'framework','moda-ai-talent','v2','00','Text as its authors wrote it.','2026-11-25T03:50:17Z',0,2);
INSERT INTO document VALUES(3,'framework','moda-civil-ai-talent','beta','00','Text as its authors wrote it.','2026-11-25T03:50:17Z',0,3);
INSERT INTO document VALUES(4,'profile','tw-civil-service','2026.1','00','Text as its authors wrote it.','2026-11-25T03:50:17Z',1,4);
INSERT INTO document VALUES(5,'catalogue','sample-2027','2027','00','Text as its authors wrote it.','2026-11-25T03:50:17Z',1,5);
CREATE TABLE document_before (key integer not null, batch integer not null, changed_by integer not null references batch, kind any, id any, edition any, sha256 any, source any, loaded_at any, in_use any) strict;
CREATE TABLE enrolment (
    run     integer not null references plan,
    place   integer not null,
    person  integer not null references person deferrable initially deferred,
    session text not null,
    course  text not null,
    cost    integer not null,
    booked  integer not null check (booked in (0, 1)),
    primary key (run, place)
) strict, without rowid;
CREATE TABLE enrolment_lift (
    run        integer not null references plan,
    enrolment  integer not null,
    place      integer not null,
    competency text not null,
    from_level integer not null,
    to_level   integer not null,
    worth      integer not null,
    primary key (run, enrolment, place),
    foreign key (run, enrolment) references enrolment (run, place) deferrable initially deferred
) strict, without rowid;
CREATE TABLE fairness_group (
    key       integer primary key,
    person    integer not null references person deferrable initially deferred,
    attribute text not null check (attribute <> ''),
    value     text not null,
    batch     integer not null references batch,
    unique (person, attribute)
) strict;
CREATE TABLE fairness_group_before (key integer not null, batch integer not null, changed_by integer not null references batch, person any, attribute any, value any) strict;
CREATE TABLE held_certificate (
    key         integer primary key,
    person      integer not null references person deferrable initially deferred,
    certificate text not null check (certificate <> ''),
    issued      integer not null,
    expires     integer,
    source_row  integer not null,
    batch       integer not null references batch,
    unique (person, certificate, issued)
) strict;
CREATE TABLE held_certificate_before (key integer not null, batch integer not null, changed_by integer not null references batch, person any, certificate any, issued any, expires any, source_row any) strict;
CREATE TABLE lift (
    key        integer primary key,
    course     text not null references course (id) deferrable initially deferred,
    competency text not null check (competency <> ''),
    from_level integer not null check (from_level between 0 and 255),
    to_level   integer not null check (to_level between 0 and 255),
    place      integer not null, -- order in the source
    batch      integer not null references batch,
    unique (course, competency, from_level)
) strict;
INSERT INTO lift VALUES(1,'A101','ai-literacy',0,1,0,5);
INSERT INTO lift VALUES(2,'A102','ai-literacy',1,2,0,5);
CREATE TABLE lift_before (key integer not null, batch integer not null, changed_by integer not null references batch, course any, competency any, from_level any, to_level any, place any) strict;
CREATE TABLE open_need (
    run        integer not null references plan,
    place      integer not null,
    person     integer not null references person deferrable initially deferred,
    competency text not null,
    have       integer not null,
    need       integer not null,
    worth      integer not null,
    reason     integer not null check (reason between 0 and 8),
    course     text not null,
    session    text not null,
    primary key (run, place)
) strict, without rowid;
INSERT INTO open_need VALUES(3,0,1,'ai-governance',0,1,3,8,'A111','A111-01');
INSERT INTO open_need VALUES(3,1,1,'audio-tools',0,1,1,8,'A151','A151-01');
INSERT INTO open_need VALUES(3,2,1,'automation',0,1,2,8,'A161','A161-01');
INSERT INTO open_need VALUES(3,3,1,'document-tools',0,2,10,8,'A123','A123-01');
INSERT INTO open_need VALUES(3,4,1,'image-tools',0,1,2,8,'A131','A131-01');
INSERT INTO open_need VALUES(3,5,2,'ai-governance',0,1,3,8,'A111','A111-01');
INSERT INTO open_need VALUES(3,6,2,'document-tools',0,1,2,8,'A104','A104-01');
CREATE TABLE person (
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
    batch      integer not null references batch
, pseudonym blob not null default x'') strict;
INSERT INTO person VALUES(1,'SAMPLE001','S0001','甲範例','資訊科','科員','05',0,'',NULL,NULL,'',8,X'5a94b8461d511e32e5a32755590e0ce9aea0c14a13e4a80d5adf0e3047db0ca3');
INSERT INTO person VALUES(2,'SAMPLE001','S0002','乙範例','人事室','科長','08',0,'',NULL,NULL,'',7,X'');
CREATE TABLE person_before (key integer not null, batch integer not null, changed_by integer not null references batch, agency any, staff_no any, name any, unit any, title any, grade any, supervisor any, role any, entered any, left_on any, region any, pseudonym any) strict;
INSERT INTO person_before VALUES(1,7,8,'SAMPLE001','S0001','甲範例','資訊科','','05',0,'',NULL,NULL,'',X'5a94b8461d511e32e5a32755590e0ce9aea0c14a13e4a80d5adf0e3047db0ca3');
CREATE TABLE placement (
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
    borderline   integer not null check (borderline in (0, 1)), need_known integer,
    primary key (run, place)
) strict, without rowid;
INSERT INTO placement VALUES(2,0,1,0,0,'',1,4,NULL,NULL,100,120,NULL,'2000b658aa8ffd9287ea09e39e8b6a8b5e649bb27dca90b82599058332c05953',1,NULL);
INSERT INTO placement VALUES(2,1,2,1,2,'',2,4,NULL,NULL,100,120,NULL,'6267533d89cdb3d87aa90f60da0d6b852b18cdb0f73e995c62054e82e8f83f71',1,NULL);
CREATE TABLE placement_change ( -- what would bring a person in
    run          integer not null references selection,
    person       integer not null references person deferrable initially deferred,
    place        integer not null,
    more_seats   integer not null,
    steps        integer not null,
    last_trained integer,
    rules_waived text not null,
    primary key (run, person, place)
) strict, without rowid;
INSERT INTO placement_change VALUES(2,2,0,0,1,NULL,'');
INSERT INTO placement_change VALUES(2,2,1,1,0,NULL,'');
CREATE TABLE plan (
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
INSERT INTO "plan" VALUES(3,0,0,10,13,1000000,0,10,13,0,0,0,0,0);
CREATE TABLE prerequisite ( -- a course to be finished before, or a level to be held before
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
CREATE TABLE prerequisite_before (key integer not null, batch integer not null, changed_by integer not null references batch, course any, before any, competency any, level any, place any) strict;
CREATE TABLE provider (
    key        integer primary key,
    id         text not null unique check (id <> ''),
    name_zh    text not null,
    name_en    text not null,
    provenance text not null,
    batch      integer not null references batch
) strict;
INSERT INTO provider VALUES(5,'aia','台灣人工智慧學校','Taiwan AI Academy',replace('guideline-115v3\ntranscription\nhigh\n','\n',char(10)),5);
INSERT INTO provider VALUES(18,'hahow','Hahow','Hahow',replace('guideline-115v3\ntranscription\nhigh\n','\n',char(10)),5);
CREATE TABLE provider_before (key integer not null, batch integer not null, changed_by integer not null references batch, id any, name_zh any, name_en any, provenance any) strict;
CREATE TABLE rating (
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
INSERT INTO rating VALUES(1,1,1,1,20758,'',2,2,9);
INSERT INTO rating VALUES(2,2,1,1,20758,'',2,3,8);
CREATE TABLE rating_before (key integer not null, batch integer not null, changed_by integer not null references batch, person any, competency any, kind any, on_day any, rater any, level any, source_row any) strict;
INSERT INTO rating_before VALUES(1,8,9,1,1,1,20758,'',1,2);
CREATE TABLE reserve_effect ( -- who is in, and who is out, because of a reserve
    run        integer not null references selection,
    reserve    integer not null,
    brought_in integer not null check (brought_in in (0, 1)),
    place      integer not null,
    person     integer not null references person deferrable initially deferred,
    primary key (run, reserve, brought_in, place)
) strict, without rowid;
CREATE TABLE run (
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
INSERT INTO run VALUES(1,'score','',20788,'moda-ai-talent@115v3.0','tw-civil-service@2026.1','sample-2027@2027','','','8b0a4a22f9319a04e3274a163b2df8d9cd501d1667829c65f23a3d901fda4ffe','cc5fd44a4992753a719715fa5c4ed3fb326885b2dbcf29f87be0db6b91221a1b',2,0,7,'',NULL);
INSERT INTO run VALUES(2,'selection','',20788,'moda-ai-talent@115v3.0','tw-civil-service@2026.1','sample-2027@2027','',replace('role=ai-introducing-planner\nseats=1\nseed=2026-12-01/ai-introducing-planner\n','\n',char(10)),'8b0a4a22f9319a04e3274a163b2df8d9cd501d1667829c65f23a3d901fda4ffe','957306fd75b51e0ab62e0b3e1d18259deacaefb77db1d53b8e7505f6ddfbc3d5',4,0,8,'',NULL);
INSERT INTO run VALUES(3,'plan','2027',20788,'moda-ai-talent@115v3.0','tw-civil-service@2026.1','sample-2027@2027','',replace('budget=300000\neffort=0\nname=2027\nto=2027-03-31\n','\n',char(10)),'8b0a4a22f9319a04e3274a163b2df8d9cd501d1667829c65f23a3d901fda4ffe','7c9dbeccd328a7038d5ca7e9cefd45c3465c9c6808111c449605c35ed1152ae9',7,0,9,'',NULL);
CREATE TABLE score (
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
INSERT INTO score VALUES(1,1,0,'ai-adding-clerk',10,36,36,2,1,1,5,0);
INSERT INTO score VALUES(1,2,1,'all-staff',10,20,20,1,1,0,2,1);
CREATE TABLE selection (
    run   integer primary key references run,
    role  text not null,
    seats integer not null check (seats >= 0),
    seed  text not null -- of the lottery, as published
) strict;
INSERT INTO selection VALUES(2,'ai-introducing-planner',1,'2026-12-01/ai-introducing-planner');
CREATE TABLE selection_override (
    number     integer primary key autoincrement,
    run        integer not null references selection,
    person     integer not null references person deferrable initially deferred,
    chosen     integer not null check (chosen in (0, 1)),
    reason     text not null,
    decided_by text not null,
    audit      integer not null references audit deferrable initially deferred
) strict;
CREATE TABLE selection_rule ( -- eligibility, priorities and reserves, in the order given
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
CREATE TABLE session (
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
INSERT INTO session VALUES(1,'A101-01','A101',20830,20830,540,720,48,15,NULL,0,'線上','',0,'',0,replace('sample\ninvented\nhigh\n','\n',char(10)),5);
INSERT INTO session VALUES(2,'A101-02','A101',20864,20864,810,990,48,15,NULL,0,'線上','',0,'',0,replace('sample\ninvented\nhigh\n','\n',char(10)),5);
INSERT INTO session VALUES(3,'A101-03','A101',20885,20885,540,720,48,15,NULL,0,'線上','',0,'',0,replace('sample\ninvented\nhigh\n','\n',char(10)),5);
CREATE TABLE session_before (key integer not null, batch integer not null, changed_by integer not null references batch, id any, course any, starts any, ends any, from_time any, to_time any, seats any, minimum any, price_per_seat any, price_per_session any, place any, region any, open_to any, agency any, cancelled any, provenance any) strict;
CREATE TABLE session_outcome (
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
INSERT INTO session_outcome VALUES(3,0,'A101-01','A101',20830,20830,0,0,48,0,0);
INSERT INTO session_outcome VALUES(3,1,'A101-02','A101',20864,20864,0,0,48,0,0);
INSERT INTO session_outcome VALUES(3,2,'A101-03','A101',20885,20885,0,0,48,0,0);
CREATE TABLE setting (
    name  text primary key,
    value text not null
) strict, without rowid;
INSERT INTO setting VALUES('key_name','e2ca04873ec8db8e');
INSERT INTO setting VALUES('language','en');
INSERT INTO setting VALUES('purpose','planning of training in personnel management');
INSERT INTO setting VALUES('retention_months','60');
INSERT INTO setting VALUES('zone','Asia/Taipei');
CREATE TABLE unit (
    key    integer primary key,
    agency text not null references agency (code) deferrable initially deferred,
    code   text not null check (code <> ''),
    name   text not null,
    batch  integer not null references batch,
    unique (agency, code)
) strict;
INSERT INTO unit VALUES(1,'SAMPLE001','資訊科','資訊科',7);
INSERT INTO unit VALUES(2,'SAMPLE001','人事室','人事室',7);
CREATE TABLE unit_before (key integer not null, batch integer not null, changed_by integer not null references batch, agency any, code any, name any) strict;
CREATE TABLE round (
    number   integer primary key autoincrement,
    name     text not null check (name <> ''), -- id of the batch file
    inputs   text not null, -- SHA-256 over the file, the day and what it reads
    as_of    integer not null,
    state    integer not null check (state between 0 and 2), -- open, done, left
    audit    integer not null references audit deferrable initially deferred,
    ended    integer references audit deferrable initially deferred
) strict;
CREATE TABLE round_stage (
    round  integer not null references round,
    stage  text not null,
    output text not null, -- SHA-256 of what was put outside the store; may be empty
    audit  integer not null references audit deferrable initially deferred,
    primary key (round, stage)
) strict, without rowid;
CREATE TABLE level_vector (
    person   integer primary key,
    basis    integer not null,
    from_day integer not null,
    to_day   integer not null, -- the first day on which it no longer holds
    levels   blob not null     -- a byte a competency, then as many that are sure; 255 is unknown
) strict;
CREATE TABLE best_roles ( -- the roles that fit people best, a page of people a row: a civil service is written at once
    key    integer primary key,
    run    integer not null references run,
    people integer not null check (people > 0),
    roles  blob not null check (length(roles) = people * 15) -- see best_roles.cpp
) strict;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('audit',13);
INSERT INTO sqlite_sequence VALUES('batch',9);
INSERT INTO sqlite_sequence VALUES('person',2);
INSERT INTO sqlite_sequence VALUES('run',3);
CREATE INDEX session_course on session (course);
CREATE INDEX booking_session on booking (session);
CREATE INDEX score_person on score (person);
CREATE INDEX placement_person on placement (person);
CREATE INDEX placement_change_person on placement_change (person);
CREATE INDEX reserve_effect_person on reserve_effect (person);
CREATE INDEX selection_override_person on selection_override (person);
CREATE INDEX enrolment_person on enrolment (person);
CREATE INDEX open_need_person on open_need (person);
CREATE TRIGGER rating_added after insert on rating begin
    delete from level_vector where person = new.person; end;
CREATE TRIGGER rating_changed after update on rating begin
    delete from level_vector where person in (old.person, new.person); end;
CREATE TRIGGER rating_removed after delete on rating begin
    delete from level_vector where person = old.person; end;
CREATE TRIGGER held_certificate_added after insert on held_certificate begin
    delete from level_vector where person = new.person; end;
CREATE TRIGGER held_certificate_changed after update on held_certificate begin
    delete from level_vector where person in (old.person, new.person); end;
CREATE TRIGGER held_certificate_removed after delete on held_certificate begin
    delete from level_vector where person = old.person; end;
CREATE TRIGGER course_result_added after insert on course_result begin
    delete from level_vector where person = new.person; end;
CREATE TRIGGER course_result_changed after update on course_result begin
    delete from level_vector where person in (old.person, new.person); end;
CREATE TRIGGER course_result_removed after delete on course_result begin
    delete from level_vector where person = old.person; end;
CREATE TRIGGER person_removed after delete on person begin
    delete from level_vector where person = old.key; end;
CREATE INDEX best_roles_run on best_roles (run);
CREATE TRIGGER document_undo before update on document when new.batch > old.batch begin insert into document_before (key, batch, changed_by, kind, id, edition, sha256, source, loaded_at, in_use) values (old.key, old.batch, new.batch, old.kind, old.id, old.edition, old.sha256, old.source, old.loaded_at, old.in_use); end;
CREATE TRIGGER agency_undo before update on agency when new.batch > old.batch begin insert into agency_before (key, batch, changed_by, code, name, parent, level, region, effective, closed) values (old.key, old.batch, new.batch, old.code, old.name, old.parent, old.level, old.region, old.effective, old.closed); end;
CREATE TRIGGER unit_undo before update on unit when new.batch > old.batch begin insert into unit_before (key, batch, changed_by, agency, code, name) values (old.key, old.batch, new.batch, old.agency, old.code, old.name); end;
CREATE TRIGGER person_undo before update on person when new.batch > old.batch begin insert into person_before (key, batch, changed_by, agency, staff_no, name, unit, title, grade, supervisor, role, entered, left_on, region, pseudonym) values (old.key, old.batch, new.batch, old.agency, old.staff_no, old.name, old.unit, old.title, old.grade, old.supervisor, old.role, old.entered, old.left_on, old.region, old.pseudonym); end;
CREATE TRIGGER rating_undo before update on rating when new.batch > old.batch begin insert into rating_before (key, batch, changed_by, person, competency, kind, on_day, rater, level, source_row) values (old.key, old.batch, new.batch, old.person, old.competency, old.kind, old.on_day, old.rater, old.level, old.source_row); end;
CREATE TRIGGER held_certificate_undo before update on held_certificate when new.batch > old.batch begin insert into held_certificate_before (key, batch, changed_by, person, certificate, issued, expires, source_row) values (old.key, old.batch, new.batch, old.person, old.certificate, old.issued, old.expires, old.source_row); end;
CREATE TRIGGER course_result_undo before update on course_result when new.batch > old.batch begin insert into course_result_before (key, batch, changed_by, person, course, session, finished, passed, score, attended, source_row) values (old.key, old.batch, new.batch, old.person, old.course, old.session, old.finished, old.passed, old.score, old.attended, old.source_row); end;
CREATE TRIGGER provider_undo before update on provider when new.batch > old.batch begin insert into provider_before (key, batch, changed_by, id, name_zh, name_en, provenance) values (old.key, old.batch, new.batch, old.id, old.name_zh, old.name_en, old.provenance); end;
CREATE TRIGGER course_undo before update on course when new.batch > old.batch begin insert into course_before (key, batch, changed_by, id, name_zh, name_en, tier, provider, minutes, price, delivery, provenance) values (old.key, old.batch, new.batch, old.id, old.name_zh, old.name_en, old.tier, old.provider, old.minutes, old.price, old.delivery, old.provenance); end;
CREATE TRIGGER lift_undo before update on lift when new.batch > old.batch begin insert into lift_before (key, batch, changed_by, course, competency, from_level, to_level, place) values (old.key, old.batch, new.batch, old.course, old.competency, old.from_level, old.to_level, old.place); end;
CREATE TRIGGER prerequisite_undo before update on prerequisite when new.batch > old.batch begin insert into prerequisite_before (key, batch, changed_by, course, before, competency, level, place) values (old.key, old.batch, new.batch, old.course, old.before, old.competency, old.level, old.place); end;
CREATE TRIGGER session_undo before update on session when new.batch > old.batch begin insert into session_before (key, batch, changed_by, id, course, starts, ends, from_time, to_time, seats, minimum, price_per_seat, price_per_session, place, region, open_to, agency, cancelled, provenance) values (old.key, old.batch, new.batch, old.id, old.course, old.starts, old.ends, old.from_time, old.to_time, old.seats, old.minimum, old.price_per_seat, old.price_per_session, old.place, old.region, old.open_to, old.agency, old.cancelled, old.provenance); end;
CREATE TRIGGER budget_undo before update on budget when new.batch > old.batch begin insert into budget_before (key, batch, changed_by, agency, from_day, to_day, source, amount) values (old.key, old.batch, new.batch, old.agency, old.from_day, old.to_day, old.source, old.amount); end;
CREATE TRIGGER absence_undo before update on absence when new.batch > old.batch begin insert into absence_before (key, batch, changed_by, person, from_day, to_day) values (old.key, old.batch, new.batch, old.person, old.from_day, old.to_day); end;
CREATE TRIGGER booking_undo before update on booking when new.batch > old.batch begin insert into booking_before (key, batch, changed_by, person, session) values (old.key, old.batch, new.batch, old.person, old.session); end;
CREATE TRIGGER fairness_group_undo before update on fairness_group when new.batch > old.batch begin insert into fairness_group_before (key, batch, changed_by, person, attribute, value) values (old.key, old.batch, new.batch, old.person, old.attribute, old.value); end;
COMMIT;

#!/bin/sh
# sqlite.sh FOLDER: the same numbers in SQLite, as one join, from the CSV files bench_scoring --write leaves there.
# Loading is not timed. At national size it takes minutes, so it runs once.
set -eu
folder=$1
store=$(mktemp)
trap 'rm -f "$store"' EXIT

sqlite3 "$store" >/dev/null <<SQL
pragma journal_mode = off;
pragma synchronous = off;
.mode csv
create table ratings(person integer, competency integer, kind integer, level integer, day integer);
create table requirements(role integer, competency integer, level integer, weight integer, must integer);
create table ours(person integer primary key, role1 integer, role2 integer, role3 integer, ready integer);
.import --skip 1 $folder/ratings.csv ratings
.import --skip 1 $folder/requirements.csv requirements
.import --skip 1 $folder/best.csv ours
-- 60 is a common multiple of the levels 2 … 5, so parts are whole numbers.
create table terms as select role, competency, level as required, 60 * weight / level as coefficient, must
  from requirements order by competency, role;
create table wholes as select role, 60 * sum(weight) as whole, sum(must) as musts from requirements group by role;
create index terms_by_competency on terms(competency, role, required, coefficient, must);
SQL

start=$(date +%s%N)
sqlite3 "$store" >/dev/null <<'SQL'
pragma journal_mode = off;
pragma synchronous = off;
pragma temp_store = memory;
create table best as
with valid as (
  select person, competency, kind, day, case when kind = 0 then min(level, 3) else level end as level from ratings
  where day <= 20788 and day >= case kind when 0 then 20424 when 1 then 20241 else 20059 end
), held as (
  select person, competency, 255 - (max((kind << 40) + (day << 8) + (255 - level)) & 255) as level,
    case when max(kind) > 0 then 255 - (max((kind << 40) + (day << 8) + (255 - level)) & 255) else -1 end as sure
  from valid group by person, competency
), at_zero as ( -- whose levels are all zero: roles that ask none of these competencies fit them no worse
  select person from held group by person having max(level) = 0
), scored as (
  select person, role, sum(coefficient * min(level, required)) as part, sum(must = 1 and sure >= required) as met
  from held cross join terms using (competency) where person not in at_zero group by person, role
  union all select person, role, 0, 0 from at_zero cross join wholes
), ranked as (
  select person, role, met = musts as ready,
    row_number() over (partition by person order by met = musts desc, (part << 24) / whole desc, role) as place
  from scored join wholes using (role)
)
select person, max(case place when 1 then role end) as role1, max(case place when 2 then role end) as role2,
  max(case place when 3 then role end) as role3, sum(ready << (place - 1)) as ready
from ranked where place <= 3 group by person;
SQL
end=$(date +%s%N)

differing=$(sqlite3 "$store" "select count(*) from ours left join best using (person)
  where (ours.role1, ours.role2, ours.role3, ours.ready) is not (best.role1, best.role2, best.role3, best.ready)")
printf 'sqlite, %-32s %9d ms  differing people: %s\n' 'ratings, joined' $(((end - start) / 1000000)) "$differing"

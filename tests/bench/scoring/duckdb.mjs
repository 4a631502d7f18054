// node duckdb.mjs FOLDER: the same numbers in DuckDB, from the CSV files bench_scoring --write leaves there.
// Loading is not timed. Prints one line a way of computing, with the people whose best roles differ (0 expected).
import { readFileSync } from "node:fs";

const folder = process.argv[2];
const { DuckDBInstance } = await import("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const run = (sql) => connection.run(sql);
const value = async (sql) => (await connection.runAndReadAll(sql)).getRows()[0][0];

const roles = new Map();
for (const line of readFileSync(`${folder}/requirements.csv`, "utf8").trim().split("\n").slice(1)) {
  const [role, competency, level, weight, must] = line.split(",").map(Number);
  if (!roles.has(role)) roles.set(role, []);
  roles.get(role).push({ competency, level, weight, must });
}
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const terms = [];
const wholes = [];
for (const [role, asked] of roles) {
  const multiple = asked.map((a) => a.level).reduce((a, b) => (a * b) / gcd(a, b), 1);
  wholes[role] = multiple * asked.reduce((sum, a) => sum + a.weight, 0);
  for (const a of asked) terms.push({ role, ...a, coefficient: (multiple * a.weight) / a.level });
}

// One integer that sorts as (ready, part/whole, lower role) does; the division is exact in integers.
const key = (ready, part, whole, role) =>
  `((${ready})::bigint << 31) + (((((${part})::bigint << 24) // ${whole})) << 6) + (63 - ${role})`;

await run(`create table levels as select * from read_csv('${folder}/levels.csv', all_varchar = false)`);
await run(`create table ratings as select person::integer as person, competency::tinyint as competency,
  kind::tinyint as kind, "level"::tinyint as "level", "day"::integer as "day" from read_csv('${folder}/ratings.csv')`);
await run(`create table ours as select person, role1, role2, role3, ready from read_csv('${folder}/best.csv')`);
const pivot = (source) => {
  const keys = [...roles].map(([role]) => {
    const own = terms.filter((t) => t.role === role);
    const part = own.map((t) => `${t.coefficient} * least(greatest(c${t.competency}, 0), ${t.level})::integer`).join("+");
    const ready = own.filter((t) => t.must).map((t) => `sc${t.competency} >= ${t.level}`).join(" and ");
    return key(`case when ${ready} then 1 else 0 end`, part, wholes[role], role);
  });
  return `create or replace table best as select person, list_sort([${keys.join(",")}], 'DESC')[1:3] keys from ${source}`;
};

// The profile of the bench: latest of the most trusted kind, own ratings capped at 3 and confirming nothing.
const day = (text) => Math.floor(Date.parse(text) / 86_400_000);
const valid = `day <= ${day("2026-12-01")} and day >= case kind when 0 then ${day("2025-12-02")}
  when 1 then ${day("2025-06-02")} else ${day("2024-12-02")} end`;
const counts = `case when kind = 0 then least(level, 3) else level end`;
const order = `(kind::bigint << 40) + (day::bigint << 8) + (255 - ${counts})`;
const held = `select person, competency, 255 - (max(${order}) & 255) as level,
  least(255 - (max(${order}) & 255), coalesce(255 - (max(${order}) filter (kind > 0) & 255), -1)) as sure
  from ratings where ${valid} group by person, competency`;
const columns = Array.from({ length: 40 }, (_, c) =>
  `coalesce(max(level) filter (competency = ${c}), -1) c${c}, coalesce(max(sure) filter (competency = ${c}), -1) sc${c}`);
const aggregate = `create or replace temp table wide as select person, ${columns.join(",")} from (${held}) group by person`;

const differing = `select count(*) from ours left join best using (person) where
  [role1, role2, role3] <> [63 - (k & 63) for k in keys] or keys is null or
  ready <> (keys[1] >> 31) + 2 * (keys[2] >> 31) + 4 * (keys[3] >> 31)`;

const time = async (statements) => {
  const start = performance.now();
  for (const sql of statements) await run(sql);
  return performance.now() - start;
};
const ways = {
  "levels, one expression a role": { runs: 3, statements: [pivot("levels")] },
  "ratings, pivoted": { runs: 3, statements: [aggregate, pivot("wide")] },
};
for (const [name, way] of Object.entries(ways)) {
  const times = [];
  for (let i = 0; i < way.runs; ++i) times.push(await time(way.statements));
  times.sort((a, b) => a - b);
  console.log(`duckdb, ${name.padEnd(32)} ${times[times.length >> 1].toFixed(0).padStart(9)} ms  differing people: ${await value(differing)}`);
}

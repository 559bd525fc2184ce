// SPDX-License-Identifier: MIT
// DuckDB: the file read into one wide table, one SELECT for the levels, one thread.
import fs from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { criteria } from './schools.mjs';

const [input, output] = process.argv.slice(2);
const indicator = (i) =>
  `${i.x} AND ${i.y}` + (i.n === null ? '' : ` AND ${i.n} >= CASE region WHEN 'difficult' THEN ${i.least - 5} ELSE ${i.least} END`);
const level = (levels) =>
  `CASE ${levels.map((indicators, below) => `WHEN NOT (${indicators.map(indicator).join(' AND ')}) THEN ${below}`).join(' ')} ELSE ${levels.length} END`;
const all = criteria.map((_, i) => `c${i}`);
const database = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await database.connect();
await connection.run(`CREATE TABLE school AS SELECT row_number() OVER () AS place, * FROM read_json('${input}', format = 'newline_delimited')`);
const started = process.hrtime.bigint();
const found = await connection.runAndReadAll(
  `SELECT concat_ws(' ', id, ${all.join(', ')}, least(${all.join(', ')})) FROM
     (SELECT place, id, ${criteria.map((levels, i) => `${level(levels)} AS c${i}`).join(', ')} FROM school) ORDER BY place`);
const lines = found.getRows().map(([line]) => `${line}\n`);
process.stderr.write(`EVAL ${Number(process.hrtime.bigint() - started) / 1e9}\n`);
fs.writeFileSync(output, lines.join(''));

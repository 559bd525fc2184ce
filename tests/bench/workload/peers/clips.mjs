// SPDX-License-Identifier: MIT
// Facts for CLIPS, and its answer as lines.
import fs from 'node:fs';
import { spawnSync } from 'node:child_process';
import { criteria } from './schools.mjs';

const [input, output] = process.argv.slice(2);
const schools = fs.readFileSync(input, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const facts = [];
schools.forEach((school, s) => {
  if (school.region === 'difficult') facts.push(`(difficult ${s})`);
  criteria.forEach((levels, c) => {
    facts.push(`(at ${s} ${c} 0)`);
    levels.forEach((indicators, l) => indicators.forEach((i) => {
      if (!school[i.x] || !school[i.y]) facts.push(`(missing ${s} ${c} ${l + 1})`);
      if (i.n !== null) facts.push(`(rate ${s} ${c} ${l + 1} ${school[i.n]})`);
    }));
  });
});
const rules = new URL('clips.clp', import.meta.url).pathname;
const folder = fs.mkdtempSync(`${output}-clips-`);
fs.writeFileSync(`${folder}/facts`, facts.join('\n'));
fs.writeFileSync(`${folder}/go`, `(load "${rules}")\n(reset)\n(load-facts "${folder}/facts")\n(run)\n(exit)\n`);
const result = spawnSync('clips', ['-f2', `${folder}/go`], { maxBuffer: 2 ** 31, encoding: 'utf8' });
fs.rmSync(folder, { recursive: true });
const levels = schools.map(() => Array(criteria.length).fill(0));
for (const [, s, c, l] of result.stdout.matchAll(/at (\d+) (\d+) (\d+)/g)) levels[s][c] = Number(l);
fs.writeFileSync(output, levels.map((each, s) => `${schools[s].id} ${each.join(' ')} ${Math.min(...each)}\n`).join(''));

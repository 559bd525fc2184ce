// SPDX-License-Identifier: MIT
// What the JavaScript engines share: the indicators, schools in, one line a school out, the time spent on levels.
import fs from 'node:fs';

export const criteria = [10, 4, 6, 2, 6].flatMap((count, s) =>
  Array.from({ length: count }, (_, c) =>
    [1, 2, 3].map((level) =>
      [...'abc'].map((letter) => {
        const name = `s${s + 1}_${c + 1}_${level}${letter}`;
        return { x: `${name}_x`, y: `${name}_y`, n: letter === 'c' ? `${name}_n` : null, least: 80 + 5 * level };
      }))));

// `levelsOf(school)` gives the 28 levels.
export const run = (levelsOf) => {
  const [input, output] = process.argv.slice(2);
  const schools = fs.readFileSync(input, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const started = process.hrtime.bigint();
  const found = schools.map(levelsOf);
  process.stderr.write(`EVAL ${Number(process.hrtime.bigint() - started) / 1e9}\n`);
  fs.writeFileSync(output, found.map((levels, i) => `${schools[i].id} ${levels.join(' ')} ${Math.min(...levels)}\n`).join(''));
};

export const runAsync = async (levelsOf) => {
  const [input, output] = process.argv.slice(2);
  const schools = fs.readFileSync(input, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const started = process.hrtime.bigint();
  const found = [];
  for (const school of schools) found.push(await levelsOf(school));
  process.stderr.write(`EVAL ${Number(process.hrtime.bigint() - started) / 1e9}\n`);
  fs.writeFileSync(output, found.map((levels, i) => `${schools[i].id} ${[...levels].join(' ')} ${Math.min(...levels)}\n`).join(''));
};

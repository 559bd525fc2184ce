// SPDX-License-Identifier: MIT
// json-rules-engine: one rule a criterion and level; a criterion's level is how many of its rules hold from the first on.
import { Engine } from 'json-rules-engine';
import { criteria, runAsync } from './schools.mjs';

const fact = (name, operator, value) => ({ fact: name, operator, value });
const indicator = (i) => {
  const both = [fact(i.x, 'equal', true), fact(i.y, 'equal', true)];
  if (i.n === null) return { all: both };
  const easier = { all: [fact('region', 'equal', 'difficult'), fact(i.n, 'greaterThanInclusive', i.least - 5)] };
  return { all: [...both, { any: [fact(i.n, 'greaterThanInclusive', i.least), easier] }] };
};
const engine = new Engine();
criteria.forEach((levels, c) => levels.forEach((indicators, l) =>
  engine.addRule({ conditions: { all: indicators.map(indicator) }, event: { type: 'held', params: { c, l } } })));
await runAsync(async (school) => {
  const { events } = await engine.run(school);
  const held = criteria.map((levels) => Array(levels.length + 1).fill(false));
  for (const { params } of events) held[params.c][params.l] = true;
  return held.map((each) => each.indexOf(false));
});

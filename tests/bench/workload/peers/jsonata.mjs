// SPDX-License-Identifier: MIT
// JSONata: one expression a school for all criteria.
import jsonata from 'jsonata';
import { criteria, runAsync } from './schools.mjs';

const indicator = (i) =>
  `${i.x} and ${i.y}` + (i.n === null ? '' : ` and ${i.n} >= (region = "difficult" ? ${i.least - 5} : ${i.least})`);
const level = (levels) => {
  const holds = levels.map((indicators) => `(${indicators.map(indicator).join(' and ')})`);
  return holds.reduceRight((above, held, below) => `(${held} ? ${above} : ${below})`, String(levels.length));
};
const expression = jsonata(`[${criteria.map(level).join(', ')}]`);
await runAsync((school) => expression.evaluate(school));

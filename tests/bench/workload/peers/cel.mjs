// SPDX-License-Identifier: MIT
// CEL (cel-js): one expression a criterion, parsed once.
import { evaluate, parse } from 'cel-js';
import { criteria, run } from './schools.mjs';

const indicator = (i) =>
  `${i.x} && ${i.y}` + (i.n === null ? '' : ` && ${i.n} >= (region == "difficult" ? ${i.least - 5} : ${i.least})`);
const level = (levels) => {
  const holds = levels.map((indicators) => `(${indicators.map(indicator).join(' && ')})`);
  return holds.reduceRight((above, held, below) => `(${held} ? ${above} : ${below})`, String(levels.length));
};
const parsed = criteria.map((levels) => parse(level(levels)));
for (const each of parsed) if (!each.isSuccess) throw new Error(each.errors.join('\n'));
run((school) => parsed.map((each) => evaluate(each.cst, school)));

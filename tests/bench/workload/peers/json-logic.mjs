// SPDX-License-Identifier: MIT
// JsonLogic, compiled: one rule a criterion.
import { LogicEngine } from 'json-logic-engine';
import { criteria, run } from './schools.mjs';

const indicator = (i) => {
  const both = [{ var: i.x }, { var: i.y }];
  if (i.n === null) return { and: both };
  // The compiled engine takes no condition inside a comparison, so the easier number stands beside the other.
  const easier = { and: [{ '===': [{ var: 'region' }, 'difficult'] }, { '>=': [{ var: i.n }, i.least - 5] }] };
  return { and: [...both, { or: [{ '>=': [{ var: i.n }, i.least] }, easier] }] };
};
const level = (levels) => ({
  if: levels.flatMap((indicators, below) => [{ '!': { and: indicators.map(indicator) } }, below]).concat(levels.length),
});
const engine = new LogicEngine();
const rules = criteria.map((levels) => engine.build(level(levels)));
run((school) => rules.map((rule) => rule(school)));

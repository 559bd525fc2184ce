// SPDX-License-Identifier: MIT
// JsonLogic, compiled: one rule a criterion.
import { LogicEngine } from 'json-logic-engine';
import { criteria, run } from './schools.mjs';

const indicator = (i) => {
  const both = [{ var: i.x }, { var: i.y }];
  if (i.n === null) return { and: both };
  const least = { if: [{ '==': [{ var: 'region' }, 'difficult'] }, i.least - 5, i.least] };
  return { and: [...both, { '>=': [{ var: i.n }, least] }] };
};
const level = (levels) => ({
  if: levels.flatMap((indicators, below) => [{ '!': { and: indicators.map(indicator) } }, below]).concat(levels.length),
});
const engine = new LogicEngine();
const rules = criteria.map((levels) => engine.build(level(levels)));
run((school) => rules.map((rule) => rule(school)));

// SPDX-License-Identifier: MIT
// GoRules ZEN: one decision with an expression a criterion.
import { ZenEngine } from '@gorules/zen-engine';
import { criteria, runAsync } from './schools.mjs';

const indicator = (i) =>
  `${i.x} and ${i.y}` + (i.n === null ? '' : ` and ${i.n} >= (region == "difficult" ? ${i.least - 5} : ${i.least})`);
const level = (levels) => {
  const holds = levels.map((indicators) => `(${indicators.map(indicator).join(' and ')})`);
  return holds.reduceRight((above, held, below) => `(${held} ? ${above} : ${below})`, String(levels.length));
};
const graph = {
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode' },
    { id: 'levels', name: 'levels', type: 'expressionNode',
      content: { expressions: criteria.map((levels, i) => ({ id: `c${i}`, key: `c${i}`, value: level(levels) })) } },
    { id: 'out', name: 'out', type: 'outputNode' },
  ],
  edges: [
    { id: '1', sourceId: 'in', targetId: 'levels', type: 'edge' },
    { id: '2', sourceId: 'levels', targetId: 'out', type: 'edge' },
  ],
};
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
await runAsync(async (school) => {
  const { result } = await decision.evaluate(school);
  return criteria.map((_, i) => result[`c${i}`]);
});

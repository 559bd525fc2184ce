// SPDX-License-Identifier: MIT
// The workload in CEL, an expression a criterion.
import { criteria } from './schools.mjs';

const indicator = (i) =>
  `${i.x} && ${i.y}` + (i.n === null ? '' : ` && ${i.n} >= (region == "difficult" ? ${i.least - 5} : ${i.least})`);
const level = (levels) => {
  const holds = levels.map((indicators) => `(${indicators.map(indicator).join(' && ')})`);
  return holds.reduceRight((above, held, below) => `(${held} ? ${above} : ${below})`, String(levels.length));
};
export const expressions = criteria.map(level);

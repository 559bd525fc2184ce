// SPDX-License-Identifier: MIT
// A loop as one would write it in JavaScript.
import { criteria, run } from './schools.mjs';

run((school) => {
  const less = school.region === 'difficult' ? 5 : 0;
  const holds = (i) => school[i.x] && school[i.y] && (i.n === null || school[i.n] >= i.least - less);
  return criteria.map((levels) => {
    const first = levels.findIndex((indicators) => !indicators.every(holds));
    return first < 0 ? levels.length : first;
  });
});

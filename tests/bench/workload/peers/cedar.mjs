// SPDX-License-Identifier: MIT
// Cedar: one policy a criterion and level; all policies that permit a school are told at once.
import cedar from '@cedar-policy/cedar-wasm/nodejs';
import { criteria, run } from './schools.mjs';

const indicator = (i) =>
  `context.${i.x} && context.${i.y}` +
  (i.n === null ? '' : ` && context.${i.n} >= (if context.region == "difficult" then ${i.least - 5} else ${i.least})`);
const policies = {};
criteria.forEach((levels, c) => levels.forEach((indicators, l) => {
  policies[`${c} ${l}`] = `permit(principal, action, resource) when { ${indicators.map(indicator).join(' && ')} };`;
}));
const prepared = cedar.preparsePolicySet('levels', { staticPolicies: policies });
if (prepared.type !== 'success') throw new Error(JSON.stringify(prepared));
const of = (type) => ({ type, id: 'it' });
run((school) => {
  const answer = cedar.statefulIsAuthorized({
    principal: of('Council'), action: of('Action'), resource: of('School'), context: school, entities: [],
    preparsedPolicySetId: 'levels', validateRequest: false,
  });
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
  const held = criteria.map((levels) => Array(levels.length + 1).fill(false));
  for (const reason of answer.response.diagnostics.reason) {
    const [c, l] = reason.split(' ');
    held[c][l] = true;
  }
  return held.map((each) => each.indexOf(false));
});

// The three states of a mixed checkbox: ARIA Authoring Practices, "Checkbox (Mixed-State) Example".
import { expect, test } from 'vitest';
import { groupState } from './layer-groups';

test.each([
  [[], 'off'],
  [[false, false], 'off'],
  [[true, false], 'mixed'],
  [[false, true], 'mixed'],
  [[true, true], 'on'],
] as const)('%j is %s', (members, state) => {
  expect(groupState(members)).toBe(state);
});

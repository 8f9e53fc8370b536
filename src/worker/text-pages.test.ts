import { expect, test } from 'vitest';
import { mapInsteadOf } from './text-pages';

const scope = 'https://atlas.example/dalian/';

test.each([
  ['en/place/dut/', '?lang=en#place=dut'],
  ['zh-Hans/tour/seaside/index.html', '?lang=zh-Hans#tour=seaside'],
  ['ko/', '?lang=ko'],
])('%s is shown by the map as %s', (path, expected) => {
  expect(mapInsteadOf(scope + path, scope)).toBe(scope + expected);
});

test.each([
  scope,
  `${scope}index.html`,
  `${scope}assets/index.js`,
  'https://atlas.example/elsewhere/en/place/dut/',
  'https://other.example/dalian/en/place/dut/',
])('%s is left to the network', (address) => {
  expect(mapInsteadOf(address, scope)).toBeNull();
});

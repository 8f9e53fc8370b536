// A component is found by its name: no two share one.
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './files.ts';

test('component names are unique and written as components are', () => {
  const components = sourceFiles(/\.svelte$/);
  expect(components.length).toBeGreaterThan(10);
  const names = components.map((file) => posix.basename(file, '.svelte'));
  expect(names.filter((name) => !/^[A-Z][A-Za-z\d]*$/.test(name))).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

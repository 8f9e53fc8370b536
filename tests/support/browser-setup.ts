// Runs before each file of the browser project: what a test writes to the console fails it.
import { afterEach, beforeEach, expect } from 'vitest';
import { unexpectedMessages, watchConsole } from './console.ts';

beforeEach(watchConsole);

afterEach(() => {
  expect(unexpectedMessages(), 'errors and warnings on the console').toEqual([]);
});

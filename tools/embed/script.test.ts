// What a host page was promised: embed.js is one file without dependencies, at most 4 kB gzipped.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compileFolder } from '../geodata/read';
import { checkBudget, EMBED_BUDGET_BYTES, embedScript } from './script';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('a script over the budget stops the build and names what it is made of', () => {
  // Random letters do not shrink: 2 of 3 bytes of them remain.
  const code = `export default '${randomBytes(4096).toString('base64')}'`;
  const chunk = {
    fileName: 'embed.js',
    code,
    modules: [
      ['src/embed/small.ts', 10],
      ['src/embed/large.ts', 5000],
    ] as const,
  };
  expect(() => {
    checkBudget(chunk, EMBED_BUDGET_BYTES);
  }).toThrow(
    /^embed\.js is \d+ bytes gzipped, \d+ more than its 4096:\n {2}5000 .*large\.ts\n {2}10 .*small\.ts$/,
  );
  expect(() => {
    checkBudget({ ...chunk, code: 'export default 1' }, EMBED_BUDGET_BYTES);
  }).not.toThrow();
});

test('the shipped script keeps it, imports nothing and stands alone', async () => {
  const { core } = compileFolder(`${root}/geodata`);
  const { fileName, code } = await embedScript(root, core);
  expect(fileName).toBe('embed.js');
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(4096);
  expect(code).not.toMatch(/\bimport\s*["'{*]|\bfrom\s*["']|__ATLAS__/);
}, 60_000);

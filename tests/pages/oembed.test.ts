// Each page of text names its oEmbed answer, and each answer is there.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { renderLanguage } from '../../src/pages/render.ts';
import { compileFolder } from '../../tools/geodata/read.ts';
import { placeRelations } from '../../tools/geodata/surroundings.ts';
import { pagePolicy } from '../../tools/instance/policy.ts';

const folder = fileURLToPath(new URL('../../geodata', import.meta.url));
const compiled = compileFolder(folder);
const relations = placeRelations(folder, compiled);
const input = {
  ...compiled,
  land: { levels: [] },
  relations,
  policy: pagePolicy(),
  stylesheet: 'assets/pages.css',
};

test('of a site that knows its address', async () => {
  const address = 'https://atlas.example/dalian/';
  const { pages, answers } = await renderLanguage('zh-Hans', { ...input, address });
  const files = new Set(answers.map(({ file }) => file));
  expect(files.size).toBe(pages.length);
  for (const { file, html } of pages) {
    const [, href = ''] =
      /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/.exec(html) ?? [];
    expect(href.startsWith(address), file).toBe(true);
    expect(files.has(href.slice(address.length)), href).toBe(true);
  }
  for (const { json } of answers) expect(JSON.parse(json)).toMatchObject({ version: '1.0' });
});

test('and none of one that does not', async () => {
  const { pages, answers } = await renderLanguage('en', { ...input, address: null });
  expect(answers).toEqual([]);
  expect(pages.every(({ html }) => !html.includes('oembed'))).toBe(true);
});

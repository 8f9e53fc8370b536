// Each rule of the house, proven by a snippet that breaks it.
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';
import { root } from './files.ts';

let eslint: ESLint;

beforeAll(() => {
  // The snippets are no files, so the rules that ask the type checker stay out of this.
  eslint = new ESLint({
    cwd: root,
    overrideConfig: [tseslint.configs.disableTypeChecked],
  });
});

async function rulesBrokenBy(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  const messages = result?.messages ?? [];
  const fatal = messages.filter((message) => message.fatal);
  expect(fatal, 'the snippet is read').toEqual([]);
  return messages.map((message) => message.ruleId ?? '');
}

const script = (code: string): string => `<script lang="ts">\n${code}\n</script>\n`;
const direction = 'atlas/import-direction';

const broken: readonly [file: string, rule: string, code: string][] = [
  ['src/domain/x.ts', direction, "export { a } from '../map/a';"],
  ['src/domain/deep/x.ts', direction, "import { a } from '../../data/a';\na();"],
  ['src/domain/x.ts', direction, "import type { A } from '../state/a';\nexport type B = A;"],
  ['src/domain/x.ts', direction, "export type B = import('../ui/a').A;"],
  ['src/domain/x.ts', direction, "import { t } from '../i18n/zh-Hans';\nt();"],
  ['src/domain/x.ts', direction, "import { flushSync } from 'svelte';\nflushSync();"],
  ['src/domain/x.ts', direction, "import { Map } from 'maplibre-gl';\nnew Map();"],
  ['src/domain/x.ts', 'no-restricted-globals', 'export const a = window.innerWidth;'],
  ['src/domain/x.ts', 'no-restricted-globals', 'export const a = document.title;'],
  ['src/domain/x.ts', 'no-restricted-globals', "export const a = localStorage.getItem('a');"],
  ['src/domain/x.ts', 'no-restricted-globals', "export const a = fetch('a');"],
  ['src/domain/x.ts', 'no-restricted-globals', 'export const a = navigator.language;'],
  ['src/domain/x.ts', 'no-restricted-properties', 'export const a = Date.now();'],
  ['src/domain/x.ts', 'no-restricted-properties', 'export const a = Math.random();'],
  ['src/domain/x.ts', 'no-restricted-syntax', 'export const a = new Date();'],
  ['src/data/x.ts', direction, "export { a } from '../map/a';"],
  ['src/map/x.ts', direction, "export { a } from '../data/a';"],
  ['src/map/x.ts', direction, "export { a } from '../state/a';"],
  ['src/state/x.svelte.ts', direction, "export { a } from '../map/a';"],
  ['src/state/x.ts', direction, "export const a = () => import('../ui/a');"],
  ['src/worker/x.ts', direction, "export { a } from '../map/a';"],
  ['src/map/x.ts', direction, "export { default } from '../ui/Panel.svelte';"],
  ['src/ui/place/x.ts', direction, "export { a } from '../../pages/a';"],
  ['src/ui/x.ts', direction, "export { a } from '../main';"],
  ['src/ui/x.ts', direction, "import type { Map } from 'maplibre-gl';\nexport type M = Map;"],
  ['src/ui/X.svelte', direction, script("import { a } from '../pages/a';\na();")],
  ['src/ui/X.svelte', direction, script("import { Map } from 'maplibre-gl';\nnew Map();")],
  ['src/embed/x.ts', direction, "export { a } from '../domain/a';"],
  ['src/ui/x.ts', 'no-restricted-globals', "export const a = fetch('a');"],
  ['src/map/x.ts', 'no-restricted-properties', "export const a = window.fetch('a');"],
  ['src/ui/x.ts', 'no-restricted-globals', 'export const a = new XMLHttpRequest();'],
  ['src/ui/X.svelte', 'no-restricted-globals', script("void fetch('a');")],
  ['src/ui/x.ts', 'no-restricted-syntax', "export const a = import.meta.glob('./a/*.json');"],
  ['src/ui/x.ts', 'no-console', "console.log('a');"],
  ['src/ui/x.ts', 'no-restricted-properties', "document.body.innerHTML = 'a';"],
  ['src/ui/x.ts', 'no-restricted-properties', "document.body.outerHTML = 'a';"],
  [
    'src/data/x.ts',
    'no-restricted-properties',
    "document.body.insertAdjacentHTML('afterend', 'a');",
  ],
  ['src/map/x.ts', 'no-restricted-properties', "document.body.setHTMLUnsafe('a');"],
  ['src/ui/X.svelte', 'no-restricted-properties', script("document.body.innerHTML = 'a';")],
  ['src/ui/X.svelte', 'svelte/no-at-html-tags', "{@html 'a'}"],
  ['src/ui/X.svelte', 'no-restricted-syntax', '<p contenteditable bind:innerHTML={a}></p>'],
  ['src/ui/X.svelte', 'no-restricted-syntax', '<p innerHTML={a}></p>'],
  ['src/ui/X.svelte', 'no-restricted-syntax', '<iframe title="a" srcdoc="a"></iframe>'],
  ['src/ui/x.ts', 'no-eval', "eval('1');"],
  ['src/ui/x.ts', 'no-new-func', "export const a = new Function('return 1');"],
  ['src/ui/x.ts', 'no-implied-eval', "setTimeout('a()', 1);"],
  ['src/ui/x.ts', 'no-restricted-syntax', 'try {\n  JSON.parse("");\n} catch {\n  // no\n}'],
  ['tools/x.ts', 'no-restricted-syntax', 'try {\n  JSON.parse("");\n} catch {\n  // no\n}'],
  ['src/ui/x.ts', 'max-lines', 'export const a = [\n' + '  1,\n'.repeat(260) + '];'],
];

const sound: readonly [file: string, code: string][] = [
  ['src/domain/x.ts', "import { area } from '@turf/area';\nimport { a } from './a';\narea(a());"],
  ['src/map/x.ts', "import { Map } from 'maplibre-gl';\nexport const a = () => new Map();"],
  ['src/map/basemap/x.ts', "export { a } from '../style';\nexport { b } from '../../domain/b';"],
  ['src/ui/place/x.ts', "export { a } from '../../map/a';\nexport { b } from '../../state/b';"],
  ['src/ui/x.ts', "export const a = () => import('../map/adapter');"],
  [
    'src/data/x.ts',
    "export const a = () => fetch('a');\nexport const b = import.meta.glob('./*');",
  ],
  ['src/main.ts', "export { a } from './ui/a';\nexport { b } from './state/b';"],
  ['src/embed/x.ts', "import type { A } from '../domain/a';\nexport type B = A;"],
  ['src/worker/x.ts', "export { a } from '../data/a';\nexport { b } from '../domain/b';"],
  ['src/ui/X.svelte', script("import { a } from '../state/a';\na();") + '<p>{1}</p>'],
  ['src/ui/x.ts', 'export const a = [\n' + '  1, // one\n\n  // a comment\n'.repeat(200) + '];'],
];

const title = (file: string, code: string): string =>
  `${file}: ${code.replace(/\s+/g, ' ').slice(0, 70)}`;

describe('the linter refuses', () => {
  for (const [file, rule, code] of broken) {
    test(title(file, code), async () => {
      expect(await rulesBrokenBy(file, code)).toContain(rule);
    });
  }
});

describe('the linter accepts', () => {
  for (const [file, code] of sound) {
    test(title(file, code), async () => {
      expect(await rulesBrokenBy(file, code)).toEqual([]);
    });
  }
});

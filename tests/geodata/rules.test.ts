// Each schema and each rule of the geodata is proven by a folder that breaks it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { sceneOf } from '../../src/domain/scene.ts';
import { parsePalette } from '../../src/map/basemap/palette.ts';
import { compileStyle } from '../../src/map/style.ts';
import { checkFolder, compileFolder, describeFaults } from '../../tools/geodata/read.ts';
import { allBroken, type ExpectedFault } from './fixtures/broken.ts';
import { validFolder, withFolder } from './fixtures/folder.ts';

const source = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../src/${name}`, import.meta.url)), 'utf8');

test('the valid folder breaks no rule', () => {
  const { geodata, faults } = checkFolder(validFolder);
  expect(describeFaults(faults)).toBe('');
  expect(geodata?.siteFiles.size).toBe(2);
});

const asMatcher = ({ message, ...place }: ExpectedFault): object => ({
  ...place,
  message: message.endsWith('…')
    ? (expect.stringContaining(message.slice(0, -1)) as string)
    : message,
});

describe('a folder is refused for', () => {
  test.each(allBroken)('$title', ({ changes, faults }) => {
    const found = withFolder(changes, checkFolder);
    expect(found.geodata).toBeNull();
    expect(found.faults).toEqual(faults.map(asMatcher));
  });

  test('a file that is no JSON', () => {
    const faults = withFolder([], (folder) => {
      writeFileSync(join(folder, 'sources.json'), '{ "sources": [');
      return checkFolder(folder).faults;
    });
    expect(faults).toContainEqual({
      file: 'sources.json',
      id: '',
      path: '',
      message: expect.stringContaining('no JSON') as string,
    });
  });

  test('more than one fault, and every one is told with its file, id and path', () => {
    const changes = allBroken.filter(({ title }) => title.startsWith('two ')).slice(2, 6);
    const all = changes.flatMap((entry) => entry.changes);
    const compile = (): void => {
      withFolder(all, compileFolder);
    };
    expect(compile).toThrow('layers/basins.geojson #inner-basin features[1].id: another feature');
    expect(compile).toThrow(
      'layers/harbour.geojson #lighthouse features[0].properties.claims[1].id',
    );
    expect(compile).toThrow('4 faults');
  });
});

/** What a text of the code can come to: a placeholder stands for anything. */
function patternOf(node: ts.Expression): RegExp | null {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (ts.isStringLiteralLike(node)) return new RegExp(`^${escape(node.text)}$`);
  if (!ts.isTemplateExpression(node)) return null;
  const spans = node.templateSpans.map(({ literal }) => `.+${escape(literal.text)}`);
  return new RegExp(`^${escape(node.head.text)}${spans.join('')}$`);
}

/** The messages of a rule: the last argument of `report` and `fault`, the one text of a check of valibot. */
function messagesIn(code: string): { text: string; pattern: RegExp }[] {
  const found: { text: string; pattern: RegExp }[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node)) return;
    const callee = node.expression.getText();
    const last = node.arguments.at(-1);
    const reports = /(^|\.)(report|fault)$/.test(callee);
    const checks = /^v\.(regex|nonEmpty|minLength|check)$/.test(callee);
    if (!last || !(reports || checks)) return;
    const pattern = patternOf(last);
    // A check without a message of its own speaks in valibot's words.
    if (pattern) found.push({ text: last.getText(), pattern });
    else if (reports && !ts.isIdentifier(last)) throw new Error(`unread: ${node.getText()}`);
  };
  visit(ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

describe('every message has a folder that brings it about', () => {
  test('messages are found in the code', () => {
    const code =
      "report(f, i, p, 'a b'); context.report(f, i, p, `c ${d} e`); fault(p, 'g'); v.regex(/x/, 'h'); v.minLength(1)";
    const messages = messagesIn(code);
    expect(messages.map(({ text }) => text)).toEqual(["'a b'", '`c ${d} e`', "'g'", "'h'"]);
    expect(messages[1]?.pattern.test('c anything e')).toBe(true);
    expect(messages[1]?.pattern.test('c e')).toBe(false);
  });

  const shown = allBroken.flatMap(({ faults }) => faults.map(({ message }) => message));
  const files = ['rules.ts', 'site-rules.ts', 'language-rules.ts', 'schema.ts'];
  const messages = files.flatMap((file) => messagesIn(source(`domain/catalogue/${file}`)));

  test('there are as many as there were', () => {
    expect(messages.length).toBeGreaterThan(35);
  });

  test.each(messages)('$text', ({ pattern }) => {
    expect(shown.filter((message) => pattern.test(message))).not.toEqual([]);
  });
});

describe('by data alone', () => {
  const fountain = {
    type: 'Feature',
    id: 'new-fountain',
    geometry: { type: 'Point', coordinates: [10.7, 50.7] },
    properties: {
      name: { en: 'New fountain', 'zh-Hans': '新喷泉' },
      summary: { en: 'It splashes.', 'zh-Hans': '它喷水。' },
      kind: 'place',
      status: { state: 'opened', since: '2024' },
      position: {
        precision: 'locality',
        radiusMetres: 1200,
        certainty: 'estimate',
        sources: ['guess'],
      },
      claims: [{ id: 'c1', paragraph: 5, text: { en: 'It is new.', 'zh-Hans': '它是新的。' } }],
    },
  };
  const layer = {
    id: 'cycle-ways',
    theme: 'green',
    title: { en: 'Cycle ways', 'zh-Hans': '自行车道' },
    source: { type: 'geojson' },
    draw: { kind: 'line', widthPx: 3 },
    attribution: 'Nobody',
    licence: 'CC0',
    initiallyVisible: true,
  };
  const way = {
    type: 'Feature',
    id: 'north-way',
    properties: { id: 'north-way', en: 'North way', zh: '北道' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [10, 51],
        [10.5, 51.5],
      ],
    },
  };
  const compiled = withFolder(
    [
      { file: 'layers/parks.geojson', path: 'features[2]', to: fountain },
      { file: 'catalogue.json', path: 'layers[6]', to: layer },
      { file: 'layers/cycle-ways.geojson', to: { type: 'FeatureCollection', features: [way] } },
    ],
    compileFolder,
  );
  const { core, texts, features } = compiled;
  const scene = sceneOf(core);
  const style = compileStyle({
    core,
    scene,
    theme: 'light',
    palette: parsePalette(source('styles/tokens.css'), 'light'),
    layerUrl: (id) => `layers/${id}.geojson`,
  });

  test('a new site is in the catalogue, on the map, with its texts', () => {
    const site = core.sites.find(({ id }) => id === 'new-fountain');
    expect(site).toMatchObject({
      layer: 'parks',
      theme: 'green',
      mapped: true,
      position: { point: [10.7, 50.7], precision: 'locality', radiusMetres: 1200 },
    });
    expect(texts['zh-Hans']?.sites['new-fountain']?.claims['c1']?.text).toBe('它是新的。');
    expect(scene.pins.map(({ id }) => id)).toContain('new-fountain');
    expect(scene.rings).toContainEqual(
      expect.objectContaining({ id: 'new-fountain', radiusMetres: 1200 }),
    );
    const { rings } = style.sources;
    expect(JSON.stringify(rings)).toContain('"new-fountain"');
  });

  test('a new layer is in the catalogue and in the style', () => {
    expect(core.layers.at(-1)).toMatchObject({ id: 'cycle-ways', featureCount: 1 });
    expect(features['cycle-ways']).toEqual([
      expect.objectContaining({ id: 'north-way', bounds: [10, 51, 10.5, 51.5] }),
    ]);
    expect(style.sources['layer-cycle-ways']).toMatchObject({
      type: 'geojson',
      data: 'layers/cycle-ways.geojson',
    });
    const drawn = style.layers.find(({ id }) => id === 'layer-cycle-ways');
    // The catalogue's own width and the colour of its theme.
    expect(drawn).toMatchObject({ type: 'line', paint: { 'line-color': '#117733' } });
    expect(JSON.stringify(drawn)).toContain('"cycle-ways.shown"');
    expect(style.state).toHaveProperty(['cycle-ways.shown']);
    expect(validateStyleMin(style)).toEqual([]);
  });
});

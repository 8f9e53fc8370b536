// Tours: a folder for each way to break them, a folder without, and what is shipped.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkFolder, compileFolder, describeFaults } from '../../tools/geodata/read.ts';
import { validFolder, withFolder } from './fixtures/folder.ts';

type Json = Record<string, unknown>;
const text = (en: string, zh: string): Json => ({ en, 'zh-Hans': zh });

const quay: Json = { site: 'lighthouse', text: text('A light.', '一盏灯。') };
const shore: Json = {
  title: text('The shore', '岸边'),
  view: { bounds: [9.5, 49.5, 10.5, 50.5] },
  text: text('A shore.', '一片岸。'),
};
const crossing: Json = {
  site: 'ferry',
  text: text('A crossing.', '一次渡海。'),
  flight: {
    claim: 'c9',
    figure: 'f9',
    now: text('By air', '飞'),
    before: text('By sea', '船'),
  },
};
const ferryClaim = {
  id: 'c9',
  paragraph: 1,
  text: text('Faster.', '更快。'),
  figures: [
    {
      id: 'f9',
      value: 22,
      unit: 'minute',
      before: { value: 5, unit: 'hour' },
      label: text('by air', '飞'),
    },
  ],
};
const tour = (changes: Json = {}): Json => ({
  id: 'round',
  theme: 'water',
  title: text('A round', '一圈'),
  summary: text('Around the harbour.', '绕港一圈。'),
  layers: ['harbour'],
  steps: [quay, shore, crossing],
  ...changes,
});

const withTours = <T>(content: unknown, run: (folder: string) => T): T =>
  withFolder(
    [
      { file: 'tours.json', to: content },
      { file: 'layers/harbour.geojson', path: 'features[2].properties.claims[1]', to: ferryClaim },
    ],
    run,
  );

const faultsOf = (content: unknown): string[] =>
  withTours(content, checkFolder).faults.map(({ file, id, path, message }) =>
    [file, id, path, message].join(' | '),
  );

const themeIds = (
  JSON.parse(readFileSync(`${validFolder}/catalogue.json`, 'utf8')) as {
    themes: { id: string }[];
  }
).themes.map(({ id }) => id);
const [theme = ''] = themeIds;
const valid = (changes: Json = {}): Json => ({ tours: [tour({ theme, ...changes })] });
const withStep = (step: Json): Json => valid({ steps: [quay, step] });

describe('the rules of tours', () => {
  test('a city needs none', () => {
    const compiled = compileFolder(validFolder);
    expect(compiled.core.tours).toEqual([]);
    expect(compiled.tours).toEqual({});
  });

  test('a valid file breaks none', () => {
    expect(faultsOf(valid())).toEqual([]);
  });

  test.each([
    ['a misspelt key', withStep({ ...quay, texts: {} }), 'Invalid key'],
    ['one step', valid({ steps: [quay] }), 'steps | a tour has at least two steps'],
    ['an unknown theme', valid({ theme: 'lava' }), 'theme | there is no theme lava'],
    ['an unknown layer', valid({ layers: ['lava'] }), 'layers | the catalogue has no layer lava'],
    [
      'an unknown layer of a step',
      withStep({ ...quay, layers: ['lava'] }),
      'steps[1].layers | the catalogue has no layer lava',
    ],
    [
      'an unknown site',
      withStep({ ...quay, site: 'atlantis' }),
      'steps[1].site | there is no site atlantis',
    ],
    [
      'neither site nor title',
      withStep({ text: quay['text'], view: shore['view'] }),
      'steps[1] | a step has either a site or a title',
    ],
    [
      'a site with a title',
      withStep({ ...quay, title: text('A', '甲') }),
      'steps[1] | a step has either a site or a title',
    ],
    [
      'a place that is not on the map, without a view',
      withStep({ ...quay, site: 'lost-garden' }),
      'steps[1] | a step without a place on the map needs a view',
    ],
    [
      'a view beyond the atlas',
      withStep({ ...shore, view: { bounds: [8.9, 49.5, 10, 50] } }),
      'steps[1].view.bounds | the view lies outside the bounds of the atlas',
    ],
    [
      'a view the wrong way round',
      withStep({ ...shore, view: { bounds: [10.5, 49.5, 9.5, 50.5] } }),
      'steps[1].view.bounds | bounds are west, south, east, north',
    ],
    [
      'a flight without a track',
      withStep({ ...quay, flight: crossing['flight'] }),
      'steps[1].flight | a flight needs a site drawn as one line',
    ],
    [
      'a flight without times',
      withStep({ ...crossing, flight: { ...(crossing['flight'] as Json), figure: 'f1' } }),
      'steps[1].flight.figure | a flight needs a figure in minutes or hours with the time before',
    ],
    [
      'a text in one language',
      withStep({ ...quay, text: { en: 'A light.' } }),
      'steps[1].text | the text is missing in zh-Hans',
    ],
  ])('%s is told', (_, content, expected) => {
    const faults = faultsOf(content);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('tours.json | round | tours[0].');
    expect(faults[0]).toContain(expected);
  });

  test('two tours of one id are told', () => {
    expect(faultsOf({ tours: [tour({ theme }), tour({ theme })] })).toEqual([
      'tours.json | round | tours[1].id | another tour has this id',
    ]);
  });
});

describe('compiled', () => {
  const { core, tours } = withTours(valid(), compileFolder);

  test('the first paint knows titles and numbers of steps, no more', () => {
    expect(core.tours).toEqual([
      { id: 'round', theme, title: text('A round', '一圈'), stepCount: 3 },
    ]);
  });

  test('each language has all it needs in one file', () => {
    expect(tours['zh-Hans']?.tours['round']?.steps).toEqual([
      { site: 'lighthouse', text: '一盏灯。', layers: ['harbour'] },
      {
        site: null,
        title: '岸边',
        text: '一片岸。',
        view: [9.5, 49.5, 10.5, 50.5],
        layers: ['harbour'],
      },
      {
        site: 'ferry',
        text: '一次渡海。',
        layers: ['harbour'],
        flight: { now: { label: '飞', minutes: 22 }, before: { label: '船', minutes: 300 } },
      },
    ]);
  });
});

describe('as shipped', () => {
  const folder = fileURLToPath(new URL('../../geodata', import.meta.url));
  const { geodata, faults } = checkFolder(folder);
  const tours = geodata?.tours.tours ?? [];

  test('there are six, of a length that fits a phone', () => {
    expect(describeFaults(faults)).toBe('');
    expect(tours.map(({ id }) => id)).toEqual([
      'seaside-drive',
      'zhangzi-flight',
      'innovation-corridor',
      'hydrogen-industry',
      'waste-free-streets',
      'dalian-in-an-hour',
    ]);
    for (const { steps } of tours) expect(steps.length).toBeLessThanOrEqual(8);
  });

  test('the seaside drive goes where it should', () => {
    const sites = tours[0]?.steps.map(({ site }) => site);
    for (const id of ['xinghai-bay-bridge', 'binhai-road', 'dalian-forest-zoo', 'fishermans-wharf'])
      expect(sites).toContain(id);
    expect(sites?.at(-1)).toBe('donggang');
  });

  test('a step has one to three sentences', () => {
    const counts = tours.flatMap(({ id, steps }) =>
      steps.map(({ text: { en = '' } }, index) => ({
        at: `${id}/${index + 1}`,
        sentences: [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(en)].length,
      })),
    );
    expect(counts.filter(({ sentences }) => sentences > 3)).toEqual([]);
  });

  test('the flight compares the times of the article', () => {
    const { flight } = compileFolder(folder).tours['en']?.tours['zhangzi-flight']?.steps[1] ?? {};
    expect([flight?.now.minutes, flight?.before.minutes]).toEqual([22, 300]);
  });
});

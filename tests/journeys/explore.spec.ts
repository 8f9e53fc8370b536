// The main job: find a place, read what the article says of it, and how well its position is known.
import { expect, test } from '../support/fixtures.ts';

const THEMES = [
  ['coast', 6],
  ['science', 12],
  ['digital', 1],
  ['hydrogen', 4],
  ['low-altitude', 6],
  ['industry', 8],
  ['waste-free', 7],
  ['districts', 9],
] as const;

/** A station under which a metro line and a tram line run. */
const STATION = {
  path: '?lang=en#map=13/38.88077/121.56591',
  position: [121.56591, 38.88077],
  names: [/^Dalian Metro Line 1/, /^Tram 202/, /^Second Hospital of Dalian Medical University/],
} as const;

test('the list has all 53 places, by theme and counted', async ({ atlas }) => {
  await atlas.visit();
  await expect(atlas.panel.getByText('53 处', { exact: true })).toBeVisible();
  await expect(atlas.panel.getByRole('region')).toHaveCount(THEMES.length);
  for (const [id, count] of THEMES) {
    const theme = atlas.theme(id);
    await expect(theme.getByText(String(count), { exact: true })).toHaveCount(1);
    await expect(theme.getByRole('listitem')).toHaveCount(count);
  }
});

const READING = {
  'zh-Hans': {
    path: '',
    figures: [/200/, /1,000\s*人/],
    opened: '2024年10月15日',
    position: /只精确到约\s*3\s*(千米|公里)/,
    members: [
      '大连先进光源',
      '中国科学院大学能源学院',
      '辽宁黄海实验室',
      '辽宁滨海实验室',
      '大连凌水湾实验室',
    ],
  },
  en: {
    path: '?lang=en',
    figures: [/^over 200$/, /^over 1,000 people$/],
    opened: 'October 15, 2024',
    position: /known only to about 3 km: it lies somewhere in the ring/,
    members: [
      'Dalian Advanced Light Source (DALS)',
      'UCAS School of Energy',
      'Liaoning Huanghai Laboratory',
      'Liaoning Binhai Laboratory',
      'Dalian Lingshuiwan Laboratory',
    ],
  },
} as const;

for (const [lang, expected] of Object.entries(READING)) {
  test(`Yinggeshi Science City: claims, members and honesty (${lang})`, async ({ atlas }) => {
    await atlas.visit(expected.path);
    await atlas.choose('yinggeshi-science-city');
    const detail = atlas.detail('yinggeshi-science-city');

    const claim = detail
      .getByRole('article')
      .filter({ has: atlas.page.getByText(expected.figures[0]) });
    for (const figure of expected.figures) {
      await expect(claim.getByText(figure)).toBeVisible();
    }
    await expect(claim.getByText(expected.opened, { exact: true })).toBeVisible();
    const paragraph = atlas.text('place.paragraph', { number: 62 });
    await expect(claim.getByText(paragraph, { exact: true })).toBeVisible();

    await expect(detail.getByText(expected.position)).toBeVisible();
    const members = atlas.partOf(detail, 'place.members');
    await expect(members.getByRole('button')).toHaveText([...expected.members]);
    await expect(atlas.partOf(detail, 'place.background').getByRole('listitem')).not.toHaveCount(0);
  });
}

test('a member leads to the place it belongs to and back', async ({ atlas }) => {
  await atlas.visit('#place=yinggeshi-science-city');
  const members = atlas.partOf(atlas.detail('yinggeshi-science-city'), 'place.members');
  await members.getByRole('button', { name: atlas.placeName('ucas-energy-college') }).click();
  await expect(atlas.heading('ucas-energy-college')).toBeVisible();
  const parent = atlas.partOf(atlas.detail('ucas-energy-college'), 'place.within');
  await parent.getByRole('button').click();
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
});

test('a place that is not on the map says why', async ({ atlas }) => {
  await atlas.visit('?lang=en');
  await atlas.choose('imr-shenyang');
  const detail = atlas.detail('imr-shenyang');
  const why = atlas.partOf(detail, 'place.notMapped');
  await expect(why).toContainText('Shenyang');
  await expect(detail.getByRole('button', { name: atlas.text('place.showOnMap') })).toHaveCount(0);
});

test('hydrogen is switched off and on: the map changes and nothing is asked for', async ({
  atlas,
}) => {
  await atlas.visit('#panel=layers');
  const hydrogen = atlas.layerSwitch('hydrogen');
  await expect(hydrogen).toBeChecked();
  await hydrogen.scrollIntoViewIfNeeded();
  const before = await atlas.picture();
  const asked = atlas.countRequests();

  await hydrogen.uncheck();
  await atlas.picturesOtherThan(before);
  await hydrogen.check();
  await atlas.picturesAs(before);
  expect(asked()).toEqual([]);
});

test('what is switched off cannot be pointed at', async ({ atlas }) => {
  await atlas.visit('#map=11/39.1964/121.7757&panel=layers');
  const park = atlas.positionOf('jinpu-hydrogen-park');
  await atlas.pressMap(park);
  await expect(atlas.heading('jinpu-hydrogen-park')).toBeVisible();
  await atlas.close();
  await expect(atlas.heading('jinpu-hydrogen-park')).toBeHidden();

  const before = await atlas.picture();
  await atlas.layerSwitch('hydrogen').uncheck();
  await atlas.picturesOtherThan(before);
  await atlas.picture();
  await atlas.pressMap(park);
  await atlas.picture();
  await expect(atlas.heading('jinpu-hydrogen-park')).toBeHidden();
  expect(new URL(atlas.page.url()).hash).not.toContain('place=');
});

test('a link to the route to Zhangzi Island tells 22 minutes, 5 hours before, and 92 km', async ({
  atlas,
}) => {
  await atlas.visit('?lang=en#place=route-donggang-zhangzidao');
  const detail = atlas.detail('route-donggang-zhangzidao');
  const claim = detail.getByRole('article');
  await expect(claim.getByText('22 minutes', { exact: true })).toBeVisible();
  await expect(claim.getByText('before: 5 hours', { exact: true })).toBeVisible();
  await expect(claim.getByText('paragraph 42', { exact: true })).toBeVisible();
  await expect(atlas.partOf(detail, 'place.background')).toContainText('92 km');
  // Both ends are in view.
  const { x, y, width, height } = await atlas.uncoveredMap();
  for (const end of ['donggang', 'zhangzidao']) {
    const [left, top] = await atlas.pixelOf(atlas.positionOf(end));
    expect(left).toBeGreaterThan(x);
    expect(left).toBeLessThan(x + width);
    expect(top).toBeGreaterThan(y);
    expect(top).toBeLessThan(y + height);
  }
});

test('things on top of each other are asked about', async ({ atlas }) => {
  const [line] = STATION.names;
  await atlas.visit(STATION.path);
  await atlas.pressMap(STATION.position);
  await expect(atlas.chooser).toBeVisible();
  for (const name of STATION.names) {
    await expect(atlas.chooser.getByRole('button', { name })).toBeVisible();
  }
  await atlas.page.keyboard.press('Escape');
  await expect(atlas.chooser).toBeHidden();

  // Another press at once would be a double tap, which zooms.
  await atlas.page.reload();
  await atlas.becomesLive();
  await atlas.pressMap(STATION.position);
  await atlas.chooser.getByRole('button', { name: line }).click();
  await expect(atlas.chooser).toBeHidden();
  await expect(atlas.page.getByRole('heading', { level: 2, name: line })).toBeVisible();
});

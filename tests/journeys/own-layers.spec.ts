// A layer of one's own: copied, styled, pressed, ordered, and there whatever becomes of the map.
import { writeRecipe } from '../../src/data/recipe-link.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 180_000 });

const STATIONS = 'Metro stations and tram stops';
const TITLE = `${STATIONS} (copy)`;
/** geodata/layers/metro-stations.geojson: a station far from all others. */
const STATION = { name: 'Huangnichuan', at: [121.44364, 38.85479] as const };

test(
  'coloured, classified, gathered, labelled, pressed, removed and brought back',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.visit('?lang=en#map=10.2/38.98/121.6&panel=layers&layers=');
    const { layers } = atlas;
    const bare = await atlas.picture();
    await layers.openMenu(STATIONS);
    await layers.button('layers.copy').click();
    const shown = layers.mine.getByRole('switch', { name: TITLE });
    await expect(shown).toBeChecked();
    await layers.openMenu(STATIONS);
    await atlas.picturesOtherThan(bare);

    await layers.openMenu(TITLE);
    await layers.button('style.title').click();
    const single = await atlas.picture();
    await layers.choose('style.category');
    await layers.select('style.field', 'Kind');
    await expect(layers.legend.getByText('tram', { exact: true })).toBeVisible();
    await atlas.picturesOtherThan(single);
    const circles = await atlas.picture();
    await layers.choose('style.points.cluster');
    await atlas.picturesOtherThan(circles);
    await expect(layers.legend.getByText(atlas.text('style.clusters'))).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);
    // Clusters have no names; circles do.
    await layers.choose('style.points.circle');
    await atlas.picturesAs(circles);
    await atlas.pressMap(STATION.at);
    const heading = atlas.page.getByRole('heading', { name: STATION.name });
    await expect(heading).toBeVisible();
    await atlas.close();
    await expect(heading).toBeHidden();
    const nameless = await atlas.picture();
    await layers.select('style.label', 'Name');
    await atlas.picturesOtherThan(nameless);
    const labelled = await atlas.picture();

    await layers.button('layers.remove').click();
    await expect(layers.mine).toBeHidden();
    await expect(atlas.announced(atlas.text('layers.removed', { layer: TITLE }))).toBeAttached();
    await atlas.picturesOtherThan(labelled);
    const without = await atlas.picture();
    await layers.undo('deed.layer.remove').click();
    await expect(shown).toBeChecked();
    await atlas.picturesOtherThan(without);
  },
);

test(
  'stays in the dark, back in the light, and when the graphics device is lost',
  { tag: '@desktop' },
  async ({ atlas }) => {
    const recipe = await writeRecipe({
      version: 1,
      title: 'Around the hydrogen sites',
      steps: [
        {
          operation: 'buffer',
          inputs: [{ layer: 'hydrogen' }],
          parameters: { distanceMetres: 2000 },
        },
      ],
    });
    const address = `?lang=en#map=10.2/39.15/121.77&layers=&panel=layers`;
    await atlas.visit(address);
    const bare = await atlas.picture();
    await atlas.visit(`${address}&recipe=${recipe}`);
    await expect(atlas.layers.mine.getByRole('switch')).toBeChecked();
    await atlas.picturesOtherThan(bare);
    const light = await atlas.picture();

    await atlas.paint('dark');
    await atlas.picturesOtherThan(light);
    const dark = await atlas.picture();
    await atlas.layers.mine.getByRole('switch').uncheck();
    await atlas.picturesOtherThan(dark);
    await atlas.layers.mine.getByRole('switch').check();
    await atlas.picturesAs(dark);

    const giveBack = await atlas.loseGraphics();
    await atlas.hasMapStatus('lost');
    await giveBack();
    await atlas.becomesLive();
    await atlas.picturesAs(dark);
    await atlas.paint('light');
    await atlas.picturesAs(light);
  },
);

test(
  'on a phone a row that is tapped is brought into view on the map, and opened from there',
  { tag: '@phone' },
  async ({ atlas }) => {
    const recipe = await writeRecipe({
      version: 1,
      title: 'Centres',
      steps: [{ operation: 'centroid', inputs: [{ layer: 'district-areas' }], parameters: {} }],
    });
    await atlas.visit(`?lang=en#map=11/38.9/121.3&panel=tools&recipe=${recipe}`);
    await atlas.page.getByRole('button', { name: atlas.text('analyse.table') }).click();
    const table = atlas.page.getByRole('region', {
      name: atlas.text('table.title', { layer: 'Centres' }),
    });
    await expect(table.getByText('7 rows')).toBeVisible();
    const before = await atlas.knownCamera();
    await table.getByRole('gridcell', { name: /^Zhuanghe/ }).tap();
    await expect(table.getByText('1 chosen')).toBeVisible();
    await expect
      .poll(async () => (await atlas.knownCamera()).center[0])
      .toBeGreaterThan(before.center[0] + 1);
    await table.getByRole('button', { name: atlas.text('table.open'), exact: true }).click();
    await expect(atlas.page.getByRole('heading', { name: /^Zhuanghe/ })).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);
  },
);

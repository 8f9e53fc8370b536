// So many points that the worker paints them: they look, answer and change as any others do.
import type { Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';
import { ImportPart } from '../support/import.ts';

test.describe.configure({ timeout: 180_000 });

/** The first two colours of Dark2, ColorBrewer. */
const [FIRST, SECOND] = [
  [27, 158, 119],
  [217, 95, 2],
] as const;
/** In the sea, far from the others. */
const LONELY = { name: 'Lonely', at: [121.95, 38.6] as const };
/** One of the grid, on its edge. */
const CORNER = [121.5, 38.8] as const;
const SIDE = 200;

function crowd(): string {
  const features = Array.from({ length: SIDE ** 2 }, (_, index) => ({
    type: 'Feature',
    properties: { name: `Point ${index}`, kind: 'many' },
    geometry: {
      type: 'Point',
      coordinates: [CORNER[0] + (index % SIDE) / 1000, CORNER[1] + Math.floor(index / SIDE) / 1000],
    },
  }));
  const lonely = {
    type: 'Feature',
    properties: { name: LONELY.name, kind: 'one' },
    geometry: { type: 'Point', coordinates: LONELY.at },
  };
  return JSON.stringify({ type: 'FeatureCollection', features: [...features, lonely] });
}

/** The heading of the panel that a press on the point opens. */
async function pressed(atlas: Atlas): Promise<void> {
  await atlas.pressMap(LONELY.at);
  const heading = atlas.page.getByRole('heading', { name: LONELY.name });
  await expect(heading).toBeVisible();
  await atlas.close();
  await expect(heading).toBeHidden();
}

test(
  'forty thousand points are painted, coloured, pressed, and drawn one by one further in',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.visit('?lang=en#map=9.2/38.8/121.7&panel=layers&layers=');
    const imports = new ImportPart(atlas);
    await imports.drop([{ name: 'crowd.geojson', content: crowd() }]);
    await imports.add(1);

    // The last rows are there as the first ones are.
    await atlas.hasColorAt(LONELY.at, FIRST);
    for (const [x, y] of [
      [0, 0],
      [0.199, 0],
      [0, 0.199],
      [0.199, 0.199],
    ] as const) {
      await atlas.hasColorAt([CORNER[0] + x, CORNER[1] + y], FIRST);
    }
    await pressed(atlas);

    await atlas.layers.openMenu('crowd');
    await atlas.layers.button('style.title').click();
    await atlas.layers.choose('style.category');
    await atlas.layers.select('style.field', 'kind');
    await atlas.hasColorAt(LONELY.at, SECOND);
    await atlas.hasColorAt(CORNER, FIRST);

    // What is painted answers to the pointer: a pressed one is larger and outlined.
    await atlas.page.mouse.move(0, 0);
    const rest = await atlas.picture();
    const [x, y] = await atlas.pixelOf(LONELY.at);
    await atlas.page.mouse.move(x, y);
    await atlas.picturesOtherThan(rest);
    await atlas.page.mouse.move(0, 0);
    await atlas.picturesAs(rest);

    await atlas.page.goto(
      atlas.page.url().replace(/map=[^&]*/, `map=13/${LONELY.at[1]}/${LONELY.at[0]}`),
    );
    await atlas.hasColorAt(LONELY.at, SECOND);
    await pressed(atlas);
  },
);

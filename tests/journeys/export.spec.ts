// A layer handed on as a file: what the filter leaves, in each format, read back by other readers.
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { createTranslate } from '../../src/i18n/translate.ts';
import { messages } from '../../src/i18n/export/en.ts';
import type { Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 120_000 });

const t = createTranslate(messages, 'en');
const STATIONS = 'Metro stations and tram stops';
interface Point {
  readonly id: string;
  readonly geometry: { readonly coordinates: readonly number[] };
  readonly properties: { readonly en: string };
}
const stations = (
  JSON.parse(
    await readFile(new URL('../../geodata/layers/metro-stations.geojson', import.meta.url), 'utf8'),
  ) as { features: Point[] }
).features;
/** What the filter of the address leaves: a box round the airport. */
const [WEST, SOUTH, EAST, NORTH] = [121.5, 38.93, 121.6, 39];
const inside = stations.filter(({ geometry: { coordinates } }) => {
  const [lng = 0, lat = 0] = coordinates;
  return lng >= WEST && lng <= EAST && lat >= SOUTH && lat <= NORTH;
});
const places = inside.map(({ geometry }) =>
  geometry.coordinates.map((one) => one.toFixed(6)).join(),
);

async function saved(atlas: Atlas, dialog: Locator): Promise<{ name: string; bytes: Buffer }> {
  const download = atlas.page.waitForEvent('download');
  await dialog.getByRole('button', { name: t('save') }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const positions = (features: readonly { geometry: unknown }[]): string[] =>
  features
    .map(({ geometry }) => (geometry as { coordinates: number[] }).coordinates)
    .map((coordinates) => coordinates.map((one) => one.toFixed(6)).join());
const xml = (bytes: Buffer): Document =>
  new DOMParser().parseFromString(bytes.toString('utf8'), 'text/xml') as unknown as Document;

test(
  'what a filter leaves is saved as KML, GPX and FlatGeobuf, and in GCJ-02 with its label',
  { tag: '@desktop' },
  async ({ atlas, page }) => {
    expect(inside.length).toBeGreaterThan(3);
    const filter = `metro-stations(bounds:${WEST}/${SOUTH}/${EAST}/${NORTH})`;
    await atlas.visit(`?lang=en#panel=layers&filter=${filter}`);
    await atlas.layers.openMenu(STATIONS);
    await atlas.layers.button('table.export').click();
    const dialog = page.getByRole('dialog', { name: t('title', { layer: STATIONS }) });
    await expect(dialog).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);

    await dialog.getByRole('radio', { name: 'KML', exact: true }).check();
    await expect(dialog.getByText(t('system.fixed', { format: 'KML' }))).toBeVisible();
    const asKml = await saved(atlas, dialog);
    expect(asKml.name).toBe(`${STATIONS}.kml`);
    const { features } = kml(xml(asKml.bytes));
    expect(positions(features).sort()).toEqual([...places].sort());
    expect(features.every(({ properties }) => properties?.['name'])).toBe(true);
    await expect(dialog.getByText(t('saved', { count: inside.length }))).toBeVisible();

    await dialog.getByRole('radio', { name: 'GPX', exact: true }).check();
    const asGpx = await saved(atlas, dialog);
    expect(positions(gpx(xml(asGpx.bytes)).features).sort()).toEqual([...places].sort());

    await dialog.getByRole('radio', { name: 'FlatGeobuf', exact: true }).check();
    const read: { geometry: unknown }[] = [];
    for await (const feature of deserialize((await saved(atlas, dialog)).bytes)) read.push(feature);
    expect(positions(read).sort()).toEqual([...places].sort());

    await dialog.getByRole('radio', { name: 'GeoJSON', exact: true }).check();
    await dialog.getByLabel(t('system')).selectOption('gcj02');
    await expect(dialog.getByText(t('system.deviates'))).toBeVisible();
    await dialog.getByRole('radio', { name: t('rows.all'), exact: true }).check();
    const shifted = await saved(atlas, dialog);
    expect(shifted.name).toBe(`${STATIONS}.gcj02.geojson`);
    const collection = JSON.parse(shifted.bytes.toString('utf8')) as {
      coordinateSystem: string;
      features: unknown[];
    };
    expect(collection.coordinateSystem).toBe('GCJ-02');
    expect(collection.features).toHaveLength(stations.length);
  },
);

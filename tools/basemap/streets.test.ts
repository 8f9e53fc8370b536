// An extract that is made up goes through osmium and tilemaker and comes out as street tiles.
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type Source } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTown } from '../../tests/support/streets.ts';
import { buildStreets } from '../build-streets.ts';
import { root } from '../setup/run.mjs';

let file: FileHandle;
let archive: PMTiles;

beforeAll(async () => {
  file = await open(await buildTown());
  const source: Source = {
    getKey: () => 'town',
    getBytes: async (offset, length) => {
      const data = new Uint8Array(length);
      const { bytesRead } = await file.read(data, 0, length, offset);
      return { data: data.buffer.slice(0, bytesRead) };
    },
  };
  archive = new PMTiles(source);
}, 300_000);

afterAll(() => file.close());

async function layersOf(z: number, x: number, y: number): Promise<VectorTile['layers']> {
  const tile = await archive.getZxy(z, x, y);
  if (!tile) throw new Error('There is no such tile');
  const data = new Uint8Array(tile.data);
  return new VectorTile(new PbfReader(data[0] === 0x1f ? gunzipSync(data) : data)).layers;
}

const propertiesOf = (layer: VectorTile['layers'][string] | undefined): object[] =>
  Array.from({ length: layer?.length ?? 0 }, (_, index) => layer?.feature(index).properties ?? {});

describe('the town', () => {
  // Tiles of 121.635 E and 121.642 E at 38.92 N. OpenStreetMap wiki, "Slippy map tilenames".
  test('has its streets, house, lake, park and names in the OpenMapTiles schema', async () => {
    const layers = await layersOf(14, 13727, 6266);
    expect(propertiesOf(layers['transportation'])).toContainEqual({ class: 'motorway' });
    expect(propertiesOf(layers['transportation'])).toContainEqual({ class: 'minor' });
    expect(propertiesOf(layers['park'])).toEqual([{ class: 'park' }]);
    expect(propertiesOf(layers['transportation_name'])).toContainEqual({
      class: 'minor',
      name: '小街',
      'name:en': 'Little Street',
    });
    expect(propertiesOf(layers['place'])).toEqual([
      { class: 'suburb', name: '试验镇', 'name:en': 'Trial Town', 'name:ru': 'Пробный' },
    ]);
    const east = await layersOf(14, 13728, 6266);
    expect(propertiesOf(east['water'])).toEqual([{ class: 'lake' }]);
    expect(east['building']?.length).toBe(1);
  });

  test('is described as the file that it is', async () => {
    const { minZoom, maxZoom, tileType } = await archive.getHeader();
    expect([minZoom, maxZoom, tileType]).toEqual([5, 14, 1]);
    expect(await archive.getMetadata()).toHaveProperty(
      'attribution',
      '© OpenStreetMap contributors (ODbL)',
    );
  });
});

test('an extract of another region is refused', async () => {
  const order = {
    extract: join(root, '.cache/town/town.osm.pbf'),
    archive: join(root, '.cache/town/elsewhere.pmtiles'),
    bounds: [2.2, 48.8, 2.4, 48.9] as [number, number, number, number],
  };
  await expect(buildStreets(order)).rejects.toThrow('has nothing within 2.2, 48.8, 2.4, 48.9');
});

test('a file that is not there is named', async () => {
  const order = {
    extract: 'no.osm.pbf',
    archive: 'no.pmtiles',
    bounds: [0, 0, 1, 1] as [number, number, number, number],
  };
  await expect(buildStreets(order)).rejects.toThrow('There is no file no.osm.pbf');
});

import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { FeatureCollection, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { buildSketchLand } from '../../src/domain/sketch-land-build.ts';

test('the coast of the first paint takes less than 9 kB on the wire', () => {
  const file = new URL('../../geodata/basemap/land.geojson', import.meta.url);
  const land = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<Polygon>;
  const encoded = buildSketchLand(land.features, [
    [121.2, 38.75, 122, 39.2],
    [122.6, 38.95, 122.9, 39.1],
  ]);
  const bytes = brotliCompressSync(JSON.stringify(encoded)).length;
  expect(bytes).toBeLessThan(9000);
  // Much less would mean that the fine level is missing.
  expect(bytes).toBeGreaterThan(7000);
});

// The shipped layers as tables, over the shipped content.
import { describe, expect, test } from 'vitest';
import { areaSquareMetres } from '../../src/domain/measure.ts';
import type { LayerTable } from '../../src/domain/table/model.ts';
import { compileFolder } from '../../tools/geodata/read.ts';
import { placeRelations } from '../../tools/geodata/surroundings.ts';
import { layerTables } from '../../tools/geodata/tables.ts';

const compiled = compileFolder('geodata');
const tables = layerTables('geodata', compiled, placeRelations('geodata', compiled));
const feature = (table: LayerTable | undefined, id: string) =>
  table?.features.features.find((entry) => entry.id === id);

describe('shipped layers as tables', () => {
  test('there is one for each layer, with every feature', () => {
    for (const layer of compiled.core.layers) {
      expect(tables[layer.id]?.features.features, layer.id).toHaveLength(layer.featureCount);
    }
  });

  test('a place that is known as a point is one, with what is known of it', () => {
    const dut = feature(tables['science'], 'dut');
    expect(dut?.geometry.type).toBe('Point');
    expect(dut?.properties).toMatchObject({
      'name:en': compiled.core.sites.find(({ id }) => id === 'dut')?.name['en'],
      kind: 'organisation',
      status: 'operating',
      precision: 'site',
      radiusMetres: 500,
      theme: 'science',
    });
    expect(dut?.properties?.['district:zh-Hans']).toContain('中心城区');
  });

  test('a place that is known roughly is no point: its circle, or its area', () => {
    const circle = feature(tables['science'], 'yinggeshi-science-city')?.geometry;
    if (circle?.type !== 'Polygon') throw new Error('It is no polygon.');
    // A circle of 3 km is 28.27 km².
    expect(areaSquareMetres(circle) / (Math.PI * 3000 ** 2)).toBeCloseTo(1, 2);
    const district = feature(tables['districts'], 'pulandian-district')?.geometry;
    expect(district?.type).toBe('MultiPolygon');
  });

  test('a place that is not on the map has no geometry', () => {
    expect(feature(tables['waste-free'], 'lianxiaolv')?.geometry).toBeNull();
  });

  test('other layers have the fields of the catalogue and their names', () => {
    const line = feature(tables['metro-lines'], 'metro-line-1');
    expect(line?.properties).toMatchObject({
      'name:en': 'Dalian Metro Line 1',
      line: '1',
      km: 26.7,
    });
    expect(tables['metro-lines']?.fields.map(({ name }) => name)).toContain('name:ru');
  });
});

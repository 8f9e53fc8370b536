// Styles are held against MapLibre's own validator and its own evaluation of expressions.
import {
  createExpression,
  validateStyleMin,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import type { LayerStyle } from '../../domain/own/model';
import { rowColors, rowRadius } from '../../domain/own/row-style';
import { categoryColoring, firstStyle, graduatedColoring } from '../../domain/own/style';
import { Table } from '../../domain/table/table';
import tokens from '../../styles/tokens.css?raw';
import { parsePalette } from '../basemap/palette';
import { isPainted, readTileAddress, tileAddress } from './address';
import { colorOf, radiusOf } from './expressions';
import { compileOwnLayer } from './style';
import type { OwnLayerView } from './view';

const layerOf = (style: Partial<LayerStyle>, rest: Partial<OwnLayerView> = {}): OwnLayerView => ({
  id: 'own-a',
  version: 3,
  shown: true,
  opacity: 0.5,
  style: { ...firstStyle(), ...style },
  geometryKinds: ['point', 'line', 'polygon'],
  crowdedBelowZoom: 0,
  filter: null,
  isUnder: false,
  ...rest,
});

const height = graduatedColoring('height', 'natural', 'viridis', [10, 20]);
const kind = categoryColoring('kind', ['a', 'b', 'a', '"quoted" <b>']);

const styles: [string, Partial<LayerStyle>][] = [
  ['one colour', {}],
  ['categories, labels', { coloring: kind, labelField: 'name' }],
  ['classes, dashed', { coloring: height, dashed: true }],
  ['no class at all', { coloring: graduatedColoring('height', 'equal', 'cividis', []) }],
  ['no category at all', { coloring: categoryColoring('kind', []) }],
  ['size by value', { sizeBy: { field: 'height', maxRadiusPx: 30, maxValue: 100 } }],
  ['heat', { points: 'heat', coloring: height }],
  ['clusters', { points: 'cluster', labelField: 'name', coloring: kind }],
];

describe.each(styles)('the style of an own layer: %s', (_name, style) => {
  test.each(['light', 'dark'] as const)('is valid, %s', (theme) => {
    const { sources, shapes, names } = compileOwnLayer(layerOf(style), parsePalette(tokens, theme));
    const layers = [...shapes, ...names];
    expect(validateStyleMin({ version: 8, sources: { ...sources }, layers })).toEqual([]);
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
  });

  test('is valid where the points are crowded, and draws single ones only beyond', () => {
    const crowded = layerOf(style, { geometryKinds: ['point'], crowdedBelowZoom: 9 });
    const painting = { strokeColor: '#ffffff', pixelRatio: 2, scale: 1, revision: 4 };
    const { sources, shapes, names } = compileOwnLayer(
      crowded,
      parsePalette(tokens, 'light'),
      1,
      isPainted(crowded) ? painting : null,
    );
    const layers = [...shapes, ...names];
    expect(validateStyleMin({ version: 8, sources: { ...sources }, layers })).toEqual([]);
    const ofTiles = layers.filter((layer) => 'source-layer' in layer);
    const isCircle = crowded.style.points === 'circle';
    expect(ofTiles.every(({ minzoom }) => minzoom === (isCircle ? 9 : undefined))).toBe(true);
    expect(layers.some(({ type }) => type === 'raster')).toBe(isCircle);
  });
});

function evaluate(
  value: unknown,
  type: 'color' | 'number',
  properties: Record<string, unknown>,
): unknown {
  const expression = createExpression(value, 'paint', {
    type,
    'property-type': 'data-driven',
    expression: { interpolated: false, parameters: ['zoom', 'feature'] },
  } as unknown as StylePropertySpecification);
  if (expression.result === 'error') throw new Error(JSON.stringify(expression.value));
  return expression.value.evaluate({ zoom: 10 }, { type: 1, properties });
}

const hex = (color: unknown): string => {
  if (typeof color === 'string') return color;
  const { r, g, b } = color as { r: number; g: number; b: number };
  const byte = (share: number): string =>
    Math.round(share * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(r)}${byte(g)}${byte(b)}`;
};

describe('what a feature looks like', () => {
  test('a value that equals a limit belongs to the class above; a missing one to none', () => {
    const at = (value: unknown): string =>
      hex(evaluate(colorOf(height), 'color', { height: value }));
    expect([at(9.99), at(10), at(19.99), at(20), at(-5)]).toEqual(
      [0, 1, 1, 2, 0].map((index) => height.colors[index]),
    );
    expect([at(undefined), at(null), at('12')]).toEqual(Array(3).fill(height.missingColor));
  });

  test('a category has its colour, any other value that of the others', () => {
    const of = (value: unknown): string => hex(evaluate(colorOf(kind), 'color', { kind: value }));
    expect(of('a')).toBe(kind.categories[0]!.color);
    expect(of('"quoted" <b>')).toBe(kind.categories[3]!.color);
    expect([of('z'), of(undefined)]).toEqual([kind.otherColor, kind.otherColor]);
  });

  test('four times the value has four times the area', () => {
    const radius = radiusOf(
      layerOf({ sizeBy: { field: 'n', maxRadiusPx: 40, maxValue: 100 } }).style,
    );
    const at = (n: unknown): unknown => evaluate(radius, 'number', { n });
    expect([at(100), at(25)]).toEqual([40, 20]);
    expect([at(0), at(-1), at(undefined)]).toEqual([2, 2, 2]);
  });
});

describe('what a painted row looks like', () => {
  const values = [9.99, 10, 20, -5, null, 100, 25, 1e9, 0];
  const kinds = ['a', 'b', 'z', null, '"quoted" <b>'];
  const table = Table.from({
    type: 'FeatureCollection',
    features: values.map((n, row) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [0, 0] },
      properties: { height: n, kind: kinds[row % kinds.length] },
    })),
  });

  test.each([height, kind, { kind: 'single', color: '#123456' } as const])(
    'is the colour that MapLibre gives it: $kind',
    (coloring) => {
      const column = 'field' in coloring ? table.columnOf(coloring.field) : null;
      const { colors, indexOf } = rowColors(coloring, column);
      values.forEach((n, row) => {
        const properties = { height: n, kind: kinds[row % kinds.length] };
        const expected = hex(evaluate(colorOf(coloring), 'color', properties));
        expect(colors[indexOf(row)], JSON.stringify(properties)).toBe(expected);
      });
    },
  );

  test('is as large as MapLibre has it', () => {
    const { style } = layerOf({ sizeBy: { field: 'height', maxRadiusPx: 40, maxValue: 100 } });
    const radius = rowRadius(style, table.columnOf('height'));
    values.forEach((n, row) => {
      expect(radius(row)).toBeCloseTo(
        Number(evaluate(radiusOf(style), 'number', { height: n })),
        9,
      );
    });
  });
});

describe('the address of the tiles', () => {
  const filter = {
    conditions: [{ kind: 'text' as const, field: 'a}/{z}?&#%', contains: '大连 {x}' }],
  };

  test('says what they hold, whatever the words', () => {
    const style = { labelField: 'name {y}', coloring: height, points: 'cluster' as const };
    const address = tileAddress(layerOf(style, { filter }));
    expect(address.match(/\{[a-z]\}/g)).toEqual(['{z}', '{x}', '{y}']);
    const asked = address.replace('{z}', '9').replace('{x}', '430').replace('{y}', '196');
    expect(readTileAddress(asked)).toEqual({
      layer: 'own-a',
      z: 9,
      x: 430,
      y: 196,
      fields: ['height', 'name {y}'],
      filter,
      clusterRadiusPx: 30,
    });
  });

  test('is another one when they would hold something else, and only then', () => {
    const address = tileAddress(layerOf({}));
    expect(tileAddress(layerOf({ radiusPx: 12, lineWidthPx: 9 }, { opacity: 1 }))).toBe(address);
    expect(tileAddress(layerOf({}, { version: 4 }))).not.toBe(address);
    expect(tileAddress(layerOf({}, { filter }))).not.toBe(address);
    expect(tileAddress(layerOf({ labelField: 'name' }))).not.toBe(address);
  });
});

import { describe, expect, test } from 'vitest';
import { areaSquareMetres, circleRing, distanceMetres, lengthMetres } from '../measure';
import type { LngLat } from '../site';
import { drawingFeatures, drawingsOf } from './features';
import { chiefMeasure, measuresOf } from './measures';
import type { Drawing, Shape } from './model';
import { labelPoint } from './label-point';
import {
  boundsOfShape,
  circleShape,
  cornersOf,
  editedShape,
  shapeThrough,
  sketchThrough,
  withCorners,
} from './shapes';

const drawing = (shape: Shape | null, id = 'a', name = 'A'): Drawing => ({
  id,
  name,
  note: '',
  ...shape!,
});

describe('measures', () => {
  // Geocentric Datum of Australia Technical Manual: Flinders Peak to Buninyong.
  test('a line has its geodesic length and its bearing from first to last', () => {
    const measures = measuresOf(
      shapeThrough('line', [
        [144 + 25 / 60 + 29.5244 / 3600, -(37 + 57 / 60 + 3.7203 / 3600)],
        [143 + 55 / 60 + 35.3839 / 3600, -(37 + 39 / 60 + 10.1561 / 3600)],
      ])!,
    );
    expect(measures.lengthMetres).toBeCloseTo(54972.271, 2);
    expect(measures.bearingDegrees).toBeCloseTo(306 + 52 / 60 + 5.37 / 3600, 4);
    expect(measures.areaSquareMetres).toBeNull();
  });

  // GeographicLib, Planimeter1: a square over the poleless middle, perimeter and area.
  test('an area has the published outline and size', () => {
    const measures = measuresOf(
      shapeThrough('polygon', [
        [0, -1],
        [1, 0],
        [0, 1],
        [-1, 0],
      ])!,
    );
    expect(measures.perimeterMetres).toBeCloseTo(627598.2731, 3);
    expect(Math.abs(measures.areaSquareMetres! - 24619419146)).toBeLessThan(1);
  });

  // GeographicLib's area and length of a ring of 7200 positions, which is less by (2π/7200)²/6.
  test.each([500, 20_000, 100_000])('a circle of %d m is a disc on the ellipsoid', (radius) => {
    const center: LngLat = [121.6, 38.9];
    const ring = circleRing(center, radius, 7200).map(([lng, lat]) => [lng, lat]);
    const polygon = { type: 'Polygon' as const, coordinates: [ring] };
    const measures = measuresOf(circleShape(center, radius));
    const lost = (2 * Math.PI) ** 2 / 7200 ** 2 / 6;
    expect(measures.areaSquareMetres! / areaSquareMetres(polygon) - 1).toBeCloseTo(lost, 8);
    expect(measures.perimeterMetres! / lengthMetres(polygon) - 1).toBeCloseTo(lost / 4, 8);
    expect(measures.radiusMetres).toBe(radius);
  });

  test('what has no length has no bearing', () => {
    expect(
      measuresOf(
        shapeThrough('line', [
          [121, 39],
          [121, 39],
        ])!,
      ).bearingDegrees,
    ).toBeNull();
    expect(chiefMeasure(measuresOf(shapeThrough('point', [[121, 39]])!), 'metric', 'en')).toBe('');
  });
});

describe('shapes', () => {
  test('need their positions', () => {
    expect(shapeThrough('line', [[121, 39]])).toBeNull();
    expect(
      shapeThrough('polygon', [
        [121, 39],
        [122, 39],
      ]),
    ).toBeNull();
    expect(
      shapeThrough('rectangle', [
        [121, 39],
        [121, 38],
      ]),
    ).toBeNull();
    expect(
      shapeThrough('circle', [
        [121, 39],
        [121, 39],
      ]),
    ).toBeNull();
  });

  test('a circle through a rim has the distance as its radius, wherever its centre goes', () => {
    const center: LngLat = [121.6, 38.9];
    const rim: LngLat = [121.65, 38.92];
    const circle = shapeThrough('circle', [center, rim])!;
    const radius = circle.circle!.radiusMetres;
    expect(radius).toBeCloseTo(distanceMetres(center, rim), 4);
    const moved = withCorners(circle, [[122, 39.5]])!;
    expect(moved.circle).toEqual({ center: [122, 39.5], radiusMetres: radius });
    for (const corner of (moved.geometry.coordinates as unknown as LngLat[][])[0]!)
      expect(distanceMetres([122, 39.5], corner)).toBeCloseTo(radius, 3);
  });

  test('a rectangle of which one corner moved is an area', () => {
    const rectangle = shapeThrough('rectangle', [
      [122, 38],
      [121, 39],
    ])!;
    expect(cornersOf(rectangle)).toEqual([
      [121, 38],
      [122, 38],
      [122, 39],
      [121, 39],
    ]);
    const moved = withCorners(rectangle, [[120.5, 37.5], ...cornersOf(rectangle).slice(1)])!;
    expect(moved.kind).toBe('polygon');
    expect(boundsOfShape(moved)).toEqual([120.5, 37.5, 122, 39]);
  });
});

describe('as features', () => {
  const drawings = [
    drawing(shapeThrough('text', [[121, 39]]), 'd1', 'Ferry'),
    drawing(
      shapeThrough('line', [
        [121, 39],
        [122, 39],
      ]),
      'd2',
    ),
    drawing(circleShape([121.6, 38.9], 1234.5), 'd3'),
  ];

  test('they come back as they were', () => {
    const read = drawingsOf(drawingFeatures(drawings, ({ name }) => name).features);
    expect(read).toEqual(drawings);
  });

  test('they carry their measures and label', () => {
    const [, line, circle] = drawingFeatures(drawings, ({ name }) => `<${name}>`).features;
    expect(line?.properties?.['label']).toBe('<A>');
    // To the millimetre: no more is meant by a hand on a map.
    expect(line?.properties?.['lengthMetres']).toBe(
      Math.round(distanceMetres([121, 39], [122, 39]) * 1000) / 1000,
    );
    expect(circle?.properties?.['radiusMetres']).toBe(1234.5);
  });

  test('what cannot be drawn is left out', () => {
    expect(
      drawingsOf([
        {
          type: 'Feature',
          id: 'x',
          properties: {},
          geometry: { type: 'MultiPoint', coordinates: [] },
        },
        { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } },
      ]),
    ).toEqual([]);
  });
});

describe('under the hand', () => {
  const circle = circleShape([121.6, 38.9], 5000);
  const ring = circle.geometry.type === 'Polygon' ? circle.geometry.coordinates[0]! : [];

  test('a circle that was moved keeps its radius', () => {
    const moved = ring.map(([lng = 0, lat = 0]) => [lng + 0.5, lat]);
    const shape = editedShape(circle, { type: 'Polygon', coordinates: [moved] });
    expect(shape.circle?.radiusMetres).toBe(5000);
    expect(shape.circle?.center[0]).toBeCloseTo(122.1, 8);
    expect(shape.circle?.center[1]).toBeCloseTo(38.9, 8);
  });

  test('a circle made larger keeps its centre', () => {
    const larger = ring.map(([lng = 0, lat = 0]) => [
      121.6 + 2 * (lng - 121.6),
      38.9 + 2 * (lat - 38.9),
    ]);
    const shape = editedShape(circle, { type: 'Polygon', coordinates: [larger] });
    expect(shape.circle?.radiusMetres).toBeCloseTo(10_000, 6);
    expect(shape.circle?.center).toEqual([121.6, 38.9]);
  });

  test('a shape on its way goes to the pointer', () => {
    const polygon = sketchThrough('polygon', [[121, 39]], [122, 39]);
    expect(polygon).toEqual({
      setCount: 1,
      shape: shapeThrough('line', [
        [121, 39],
        [122, 39],
      ]),
    });
    expect(sketchThrough('line', [[121, 39]], null)?.shape.kind).toBe('point');
    expect(sketchThrough('line', [], null)).toBeNull();
  });
});

// By symmetry the middle of a line along the equator, and of one there and back, is halfway.
test('a label stands halfway along a line', () => {
  const at = labelPoint(
    shapeThrough('line', [
      [0, 0],
      [1, 0],
      [4, 0],
    ])!,
  );
  expect(at[0]).toBeCloseTo(2, 6);
  expect(labelPoint(circleShape([121.6, 38.9], 5000))).toEqual([121.6, 38.9]);
});

// Expected values are those of reference.json, made by the programs that it names: GEOS for shapes, PROJ for
// geodesics and areas on the ellipsoid, scikit-learn for clusters, Qhull (SciPy) for Voronoi cells.
import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { areaSquareMetres, lengthMetres } from '../../measure';
import type { TableField } from '../../table/model';
import { prepare } from '../items';
import type { AnalysisInput, Outcome } from '../operation';
import { AnalysisProblem } from '../problem';
import { OPERATIONS } from '../registry';
import { OPERATION_IDS, type OperationId } from '../specs';
import { fieldsOfResult } from '../step-fields';
import { bufferOf } from './buffer';
import { dbscan, kMeans } from './clusters';
import reference from './reference.json';

const { expected } = reference;

const feature = (id: string, geometry: unknown, properties: object = {}): Feature => ({
  type: 'Feature',
  id,
  geometry: geometry as Geometry,
  properties: { name: id.toUpperCase(), ...properties },
});
const FIELDS: TableField[] = [
  { name: 'name', type: 'text' },
  { name: 'value', type: 'number' },
];
const input = (features: readonly Feature[]): AnalysisInput => ({ features, fields: FIELDS });
const shapes = (record: object): Feature[] =>
  Object.entries(record).map(([id, geometry]) => feature(id, geometry));

const pointFeatures = reference.points.map(([number, lng, lat, value]) =>
  feature(`p${number}`, { type: 'Point', coordinates: [lng, lat] }, { value }),
);
const points = input(pointFeatures);
const areas = input(shapes(reference.areas));
const lines = input(shapes(reference.lines));
const small = input(shapes(reference.small));

const run = (id: OperationId, inputs: readonly AnalysisInput[], parameters: object = {}): Outcome =>
  OPERATIONS[id].run(inputs, parameters, () => undefined);

const byId = (outcome: Outcome): Map<string, Feature> =>
  new Map(outcome.features.map((one) => [String(one.id), one]));
const value = (one: Feature | undefined, name: string): number => Number(one?.properties?.[name]);
const areaOf = (one: Feature | undefined): number =>
  areaSquareMetres(one?.geometry as Polygon | MultiPolygon);

const problemOf = (act: () => unknown): AnalysisProblem => {
  try {
    act();
  } catch (error) {
    if (error instanceof AnalysisProblem) return error;
    throw error;
  }
  throw new Error('It went well.');
};

/** Within a share of the expected value. */
function near(actual: number, wanted: number, share: number): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(share * Math.abs(wanted));
}

describe('near', () => {
  test.each(Object.entries(expected.bufferAreas))('the buffer of %s', (id, area) => {
    const [item] = prepare([...lines.features, ...areas.features].filter((one) => one.id === id));
    near(areaSquareMetres(bufferOf(item!, 2500)!), area, 2e-4);
  });

  test('the buffer of a point is a circle on the ellipsoid', () => {
    const made = run('buffer', [input(pointFeatures.slice(0, 1))], { distanceMetres: 2000 });
    near(areaOf(made.features[0]), expected.pointBufferArea, 1e-5);
    // A polygon of 64 corners has 1.6‰ less than the circle.
    near(areaOf(made.features[0]), Math.PI * 2000 ** 2, 2e-3);
  });

  test('dissolved buffers are the connected parts', () => {
    const circles = run('buffer', [points], { distanceMetres: 6000 });
    expect(circles.features).toHaveLength(expected.dissolvedPoints.parts);
    expect(circles.features.slice(0, 2).map(({ id }) => id)).toEqual(['part-1', 'part-2']);
    near(circles.figures[0]!.value, expected.dissolvedPoints.area, 1e-5);
    const bands = run('buffer', [lines], { distanceMetres: 2500 });
    expect(bands.features).toHaveLength(expected.dissolvedLines.parts);
    near(bands.figures[0]!.value, expected.dissolvedLines.area, 2e-4);
  });

  test('buffers apart keep what their features say', () => {
    const made = run('buffer', [points], { distanceMetres: 500, dissolved: false });
    expect(made.features).toHaveLength(60);
    expect(made.features[7]?.properties).toMatchObject({
      name: 'P7',
      value: reference.points[7]?.[3],
    });
  });

  test('the nearest line of each point', () => {
    const made = byId(run('nearest', [points, lines]));
    for (const [id, [name, metres]] of Object.entries(expected.nearestLine)) {
      expect(made.get(id)?.properties).toMatchObject({
        nearestId: name,
        'nearest.name': String(name).toUpperCase(),
      });
      near(value(made.get(id), 'distanceMetres'), metres as number, 1e-5);
    }
  });

  test('the nearest point of each point, along the ellipsoid', () => {
    const made = byId(
      run('nearest', [input(pointFeatures.slice(0, 20)), input(pointFeatures.slice(20))]),
    );
    for (const [id, [name, metres]] of Object.entries(expected.nearestPoint)) {
      expect(made.get(id)?.properties?.['nearestId']).toBe(name);
      expect(value(made.get(id), 'distanceMetres')).toBeCloseTo(metres as number, 3);
    }
  });

  test('the nearest area of lines and line of areas; 0 where they touch', () => {
    const made = new Map([
      ...byId(run('nearest', [lines, areas])),
      ...byId(run('nearest', [small, lines])),
    ]);
    for (const [id, [name, metres]] of Object.entries(expected.nearestShape)) {
      const found = value(made.get(id), 'distanceMetres');
      expect(Math.abs(found - (metres as number))).toBeLessThan(1 + 1e-4 * (metres as number));
      if ((metres as number) > 0) expect(made.get(id)?.properties?.['nearestId']).toBe(name);
    }
  });

  test('what is further than the limit has no neighbour', () => {
    const limit = 5000;
    const within = Object.values(expected.nearestLine).filter(
      ([, metres]) => (metres as number) <= limit,
    );
    const made = run('nearest', [points, lines], { limited: true, limitMetres: limit });
    expect(made.features).toHaveLength(within.length);
    expect(made.figures).toContainEqual({ name: 'unmatched', value: 60 - within.length });
  });

  test('a matrix has the geodesic of every pair', () => {
    const made = byId(
      run('matrix', [input(pointFeatures.slice(0, 5)), input(pointFeatures.slice(5, 9))]),
    );
    expect(made.size).toBe(20);
    expected.matrix.forEach((row, from) => {
      row.forEach((metres, to) => {
        expect(value(made.get(`p${from}~p${to + 5}`), 'distanceMetres')).toBeCloseTo(metres, 3);
      });
    });
  });
});

describe('where', () => {
  const all = input([...points.features, ...lines.features, ...small.features] as Feature[]);
  test.each(['within', 'intersects', 'outside'] as const)('%s', (relation) => {
    const made = run('select', [all, areas], { relation });
    expect(made.features.map(({ id }) => id).sort()).toEqual(expected[relation]);
  });

  test('an area around a hole is not within', () => {
    const ring = (half: number): number[][] =>
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
        [-1, -1],
      ].map(([x = 0, y = 0]) => [121.5 + x * half, 39 + y * half]);
    const outer = feature('o', { type: 'Polygon', coordinates: [ring(0.3), ring(0.1)] });
    const around = feature('x', { type: 'Polygon', coordinates: [ring(0.2)] });
    const inHole = feature('h', { type: 'Polygon', coordinates: [ring(0.05)] });
    const kept = (relation: string): unknown[] =>
      run('select', [input([around, inHole]), input([outer])], { relation }).features.map(
        ({ id }) => id,
      );
    expect([kept('within'), kept('intersects'), kept('outside')]).toEqual([[], ['x'], ['h']]);
  });

  test('counts and sums in areas', () => {
    const made = byId(run('count', [areas, points], { sumField: 'value' }));
    for (const id of ['a', 'b', 'c', 'd'] as const) {
      expect(made.get(id)?.properties).toMatchObject({
        name: id.toUpperCase(),
        count: expected.count[id],
        sum: expected.sum[id],
      });
      const density = value(made.get(id), 'perSquareKilometre');
      near((density * areaOf(made.get(id))) / 1e6, expected.count[id], 1e-9);
    }
    const inAny = Object.values(expected.join).filter(({ length }) => length > 0).length;
    const { a, b, c, d } = expected.sum;
    expect(run('count', [areas, points], { sumField: 'value' }).figures).toEqual([
      { name: 'counted', value: inAny },
      { name: 'sum', value: a + b + c + d },
      { name: 'unmatched', value: 60 - inAny },
    ]);
    expect(run('count', [areas, points]).figures.map(({ name }) => name)).toEqual([
      'counted',
      'unmatched',
    ]);
  });

  test('points get the attributes of the area they lie in', () => {
    const made = byId(run('join', [points, areas], { fields: ['name'] }));
    for (const [id, found] of Object.entries(expected.join)) {
      expect(made.get(id)?.properties).toMatchObject({
        matches: found.length,
        'in.name': found[0]?.toUpperCase() ?? null,
      });
    }
    const matched = Object.values(expected.join).filter(({ length }) => length > 0).length;
    const all = run('join', [points, areas]);
    expect(all.figures).toContainEqual({ name: 'unmatched', value: 60 - matched });
    expect(run('join', [points, areas], { unmatched: false }).features).toHaveLength(matched);
  });
});

describe('overlays', () => {
  test('lines are cut', () => {
    const made = byId(run('clip', [lines, areas]));
    for (const [id, metres] of Object.entries(expected.clipLines)) {
      const geometry = made.get(id)?.geometry;
      if (metres === 0) expect(geometry).toBeUndefined();
      else {
        near(lengthMetres(geometry as never), metres, 1e-7);
        near(value(made.get(id), 'lengthMetres'), metres, 1e-7);
      }
    }
  });

  test('areas are cut, and what overlaps counts once', () => {
    const made = byId(run('clip', [small, areas]));
    for (const [id, area] of Object.entries(expected.clipSmall)) {
      if (area === 0) expect(made.has(id)).toBe(false);
      else near(areaOf(made.get(id)), area, 1e-8);
    }
  });

  test('points are kept or not', () => {
    expect(run('clip', [points, areas]).features.map(({ id }) => id)).toEqual(
      Object.entries(expected.join)
        .filter(([, found]) => found.length > 0)
        .map(([id]) => id),
    );
    // Each in another area, and one in none.
    const coordinates = ['p0', 'p23', 'p1'].map((id) => {
      const [, lng, lat] = reference.points.find(([number]) => `p${number}` === id) ?? [];
      return [lng, lat];
    });
    const several = feature('m', { type: 'MultiPoint', coordinates });
    expect(run('clip', [input([several]), areas]).features[0]?.geometry).toEqual({
      type: 'MultiPoint',
      coordinates: coordinates.slice(0, 2),
    });
  });

  test('the union has parts and holes', () => {
    const made = run('union', [areas]);
    expect(made.features).toHaveLength(expected.union.parts);
    near(made.figures[0]!.value, expected.union.area, 1e-9);
    const holes = made.features.reduce(
      (sum, { geometry }) => sum + (geometry as Polygon).coordinates.length - 1,
      0,
    );
    expect(holes).toBe(expected.union.holes);
    near(run('union', [small]).figures[0]!.value, expected.unionSmall, 1e-9);
  });

  test('a union for each value of a field', () => {
    const made = run('union', [areas], { by: 'name' });
    expect(made.features.map(({ properties }) => properties?.['name'] as string)).toEqual([
      'A',
      'B',
      'C',
      'D',
    ]);
  });

  test('the difference', () => {
    const made = byId(run('difference', [small, areas]));
    for (const [id, area] of Object.entries(expected.difference)) {
      if (area === 0) expect(made.has(id)).toBe(false);
      else near(areaOf(made.get(id)), area, 1e-8);
    }
  });

  test('the intersection has a piece a pair, with the attributes of both', () => {
    const made = byId(run('intersection', [small, areas]));
    expect([...made.keys()].sort()).toEqual(Object.keys(expected.intersection).sort());
    for (const [id, area] of Object.entries(expected.intersection)) {
      near(areaOf(made.get(id)), area, 1e-8);
      const [mine, theirs] = id.toUpperCase().split('~');
      expect(made.get(id)?.properties).toMatchObject({ name: mine, 'in.name': theirs });
    }
  });
});

describe('shapes', () => {
  test('simplified lines keep as many corners', () => {
    const made = byId(run('simplify', [lines], { toleranceMetres: 4000 }));
    for (const [id, corners] of Object.entries(expected.simplify)) {
      expect((made.get(id)?.geometry as { coordinates: unknown[] }).coordinates).toHaveLength(
        corners,
      );
    }
  });

  test('centres of gravity, of a ring with a hole too', () => {
    const made = byId(
      run('centroid', [input([...areas.features, ...lines.features] as Feature[])]),
    );
    for (const [id, [lng, lat]] of Object.entries(expected.centroid)) {
      const [x = NaN, y = NaN] = (made.get(id)?.geometry as { coordinates: number[] }).coordinates;
      expect(x).toBeCloseTo(lng!, 7);
      expect(y).toBeCloseTo(lat!, 7);
    }
  });

  test('the convex hull; the concave one lies in it and holds every point', () => {
    const convex = run('hull', [points]);
    near(convex.figures[0]!.value, expected.convex, 1e-9);
    expect((convex.features[0]?.geometry as Polygon).coordinates[0]).toHaveLength(
      expected.convexCorners,
    );
    const concave = run('hull', [points], { shape: 'concave', maxEdgeMetres: 40_000 });
    expect(concave.figures[0]!.value).toBeLessThan(expected.convex);
    const hulls = input(concave.features);
    expect(run('select', [points, hulls], { relation: 'intersects' }).features).toHaveLength(60);
  });
});

describe('patterns', () => {
  test('Voronoi cells in a frame', () => {
    const made = byId(run('voronoi', [points, input([feature('frame', reference.frame)])]));
    expect([...made.keys()].sort()).toEqual(Object.keys(expected.voronoi).sort());
    for (const [id, area] of Object.entries(expected.voronoi))
      near(areaOf(made.get(id)), area, 1e-3);
  });

  test('squares and hexagons count what lies in them', () => {
    const squares = byId(run('grid', [points], { shape: 'square', cellMetres: 10_000 }));
    expect(Object.fromEntries([...squares].map(([id, one]) => [id, value(one, 'count')]))).toEqual(
      expected.squares,
    );
    for (const square of squares.values()) near(areaOf(square), 10_000 ** 2, 1e-3);
    const inSquares = run('select', [points, input([...squares.values()])], {
      relation: 'intersects',
    });
    expect(inSquares.features).toHaveLength(60);
    const hexagons = byId(run('grid', [points], { shape: 'hexagon', cellMetres: 12_000 }));
    expect(Object.fromEntries([...hexagons].map(([id, one]) => [id, value(one, 'count')]))).toEqual(
      expected.hexagons,
    );
    // A hexagon of that width has √3/2 · width².
    near(areaOf(hexagons.values().next().value), (Math.sqrt(3) / 2) * 12_000 ** 2, 1e-3);
    const held = run('select', [points, input([...hexagons.values()])], { relation: 'intersects' });
    expect(held.features).toHaveLength(60);
  });

  const blobs = reference.blobs as [number, number][];
  /** Which points are together, whatever the groups are called. */
  const together = (labels: ArrayLike<number>): number[] => {
    const first = new Map<number, number>();
    return Array.from(labels, (label, index) => {
      if (label < 0) return -1;
      if (!first.has(label)) first.set(label, index);
      return first.get(label)!;
    });
  };

  test('clusters by density are those of scikit-learn', () => {
    const labels = dbscan(blobs, 450, 5);
    // A point on the border of two clusters may belong to either; core points may not.
    const core = expected.dbscanCore;
    expect(together(core.map((index) => labels[index]!))).toEqual(
      together(core.map((index) => expected.dbscan[index]!)),
    );
    expect(Array.from(labels, (label) => label < 0)).toEqual(
      expected.dbscan.map((label) => label < 0),
    );
  });

  test('just enough neighbours make a core point', () => {
    // On a line, one apart: with three within reach of each inner point all hang together.
    const line = [0, 1, 2, 3, 4].map((x): [number, number] => [x, 0]);
    expect([...dbscan(line, 1, 3)]).toEqual([0, 0, 0, 0, 0]);
    expect([...dbscan(line, 1, 4)]).toEqual([-1, -1, -1, -1, -1]);
  });

  test('k-means finds what twenty starts of scikit-learn find', () => {
    expect(together(kMeans(blobs, 4))).toEqual(together(expected.kmeans));
  });

  test('clusters count from one and say their size; noise has none', () => {
    const made = run('clusters', [points], { radiusMetres: 9000, leastPoints: 3 });
    const first = made.features.find(({ properties }) => properties?.['cluster'] === 1);
    const members = made.features.filter(({ properties }) => properties?.['cluster'] === 1);
    expect(value(first, 'clusterSize')).toBe(members.length);
    const alone = made.features.filter(({ properties }) => properties?.['cluster'] === null);
    expect(made.figures).toContainEqual({ name: 'alone', value: alone.length });
  });
});

describe('every operation', () => {
  const fitting = (id: OperationId): AnalysisInput[] =>
    ({
      buffer: [points],
      nearest: [points, lines],
      matrix: [areas, lines],
      select: [points, areas],
      clip: [small, areas],
      count: [areas, points],
      join: [points, areas],
      union: [areas],
      intersection: [small, areas],
      difference: [small, areas],
      simplify: [areas],
      centroid: [areas],
      hull: [areas],
      voronoi: [points],
      grid: [lines],
      clusters: [points],
    })[id];

  test.each(OPERATION_IDS)(
    '%s: fields for its attributes, progress, no NaN, ids of its own',
    (id) => {
      const told: number[] = [];
      const made = OPERATIONS[id].run(fitting(id), {}, (share) => told.push(share));
      expect(made.features.length).toBeGreaterThan(0);
      expect(told.at(-1)).toBe(1);
      expect(told.every((share, index) => share >= (told[index - 1] ?? 0) && share <= 1)).toBe(
        true,
      );
      const names = new Set(made.fields.map(({ name }) => name));
      for (const { properties } of made.features) {
        for (const [name, cell] of Object.entries(properties ?? {})) {
          expect(names).toContain(name);
          expect(cell).not.toBeNaN();
        }
      }
      expect(new Set(made.features.map((one) => one.id)).size).toBe(made.features.length);
    },
  );

  test.each(OPERATION_IDS)('%s: has the columns that were foretold', (id) => {
    const inputs = fitting(id);
    const fields = inputs.map((one) => one.fields);
    for (const parameters of [
      {},
      ...(id === 'buffer' ? [{ dissolved: false }] : []),
      ...(id === 'count' || id === 'grid' ? [{ sumField: 'value' }] : []),
      ...(id === 'union' ? [{ by: 'name' }] : []),
      ...(id === 'join' ? [{ fields: ['value'] }] : []),
    ]) {
      const made = run(id, inputs, parameters).fields;
      const foretold = fieldsOfResult(id, fields, parameters);
      // A clip says both measures before it is known what is cut.
      const sure =
        id === 'clip' ? foretold.filter(({ name }) => name !== 'lengthMetres') : foretold;
      expect(sure).toEqual(made);
    }
  });

  test.each(OPERATION_IDS)('%s: says what is wrong with its inputs', (id) => {
    expect(problemOf(() => run(id, [])).code).toBe('input-missing');
    const nowhere = { ...feature('x', null) };
    const inputs = fitting(id);
    expect(problemOf(() => run(id, [input([nowhere]), ...inputs.slice(1)])).code).toBe(
      'input-empty',
    );
    expect(problemOf(() => run(id, inputs, { depth: 1 }))).toMatchObject({ code: 'parameter' });
    const many = input(Array.from({ length: 500_001 }, () => nowhere));
    expect(problemOf(() => run(id, [many, ...inputs.slice(1)]))).toMatchObject({
      code: 'too-large',
      params: { number: 1, count: 500_001 },
    });
  });

  test('a kind that an operation cannot use is refused, or left out beside others', () => {
    expect(problemOf(() => run('union', [points])).code).toBe('wrong-kind');
    expect(
      problemOf(() => run('matrix', [points, input(Array<Feature>(5000).fill(pointFeatures[0]!))]))
        .code,
    ).toBe('too-many-results');
    const mixed = input([...areas.features, ...points.features, feature('x', null)] as Feature[]);
    expect(run('union', [mixed]).skipped).toBe(61);
    // More corners than a concave outline is drawn around in bearable time.
    const coast = Array.from({ length: 5001 }, (_, n) => [121 + n / 1e4, 39 + (n % 7) / 1e3]);
    const long = input([feature('l', { type: 'LineString', coordinates: coast })]);
    expect(run('hull', [long]).features).toHaveLength(1);
    expect(problemOf(() => run('hull', [long], { shape: 'concave' }))).toMatchObject({
      code: 'too-large',
      params: { count: 5001, limit: 5000 },
    });
  });

  test('what is known roughly is told', () => {
    const rough = feature(
      'r',
      { type: 'Point', coordinates: [121.7757, 39.1964] },
      { precision: 'locality', value: 1 },
    );
    const known = feature(
      'k',
      { type: 'Point', coordinates: [121.6, 38.9] },
      { positionRadiusMetres: 400 },
    );
    expect(run('buffer', [input([known])]).positionRadiusMetres).toBeNull();
    const made = run('nearest', [input([known]), input([rough])]);
    expect(made.positionRadiusMetres).toBe(3000);
    expect(made.features[0]?.properties?.['distanceUncertaintyMetres']).toBe(3400);
    expect(run('buffer', [input([known, rough])]).features[0]?.properties).toMatchObject({
      positionRadiusMetres: 400,
    });
    const roughArea = feature('x', small.features[0]?.geometry, { positionRadiusMetres: 700 });
    const united = run('union', [input([roughArea, ...(areas.features as Feature[])])], {
      by: 'name',
    });
    expect(united.fields.map(({ name }) => name)).toContain('positionRadiusMetres');
    expect(
      run('hull', [input([known, rough, ...pointFeatures])]).features[0]?.properties,
    ).toMatchObject({ positionRadiusMetres: 3000 });
  });
});

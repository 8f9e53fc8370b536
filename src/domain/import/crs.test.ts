// Expected positions are GDAL's: crs.reference.json names how they were made.
import { describe, expect, test } from 'vitest';
import { distanceMetres } from '../measure';
import { crsByDefinition, crsByName, crsByNumber } from './crs';
import { guessCrs } from './crs-guess';
import reference from './crs.reference.json';
import { KnownPositions } from './hint';

const positions = reference.positions as [number, number, number, number, number][];

describe('systems by their numbers', () => {
  test.each(positions)('EPSG:%i at %f, %f', (code, lng, lat, x, y) => {
    const crs = crsByNumber(code);
    const there = crs!.move!(x, y);
    expect(there[0]).toBeCloseTo(lng, 8);
    expect(there[1]).toBeCloseTo(lat, 8);
    expect(crs!.code).toBe(`EPSG:${code}`);
    expect(crs!.isExact).toBe(true);
  });

  test('names are those of the EPSG Dataset in the main', () => {
    expect(crsByNumber(4549)?.name).toBe('CGCS2000 / 3-degree Gauss-Kruger CM 120E');
    expect(crsByNumber(4498)?.name).toBe('CGCS2000 / Gauss-Kruger zone 20');
    expect(crsByNumber(32651)?.name).toBe('WGS 84 / UTM zone 51N');
  });

  test('degrees of CGCS2000 are those of WGS 84 to a metre: they stay', () => {
    expect(crsByNumber(4490)?.move).toBeNull();
  });

  test('old datums are read and said not to be exact', () => {
    // The same metres in zone 40 of three datums: some 100 m apart, not more and not the same.
    const [x, y] = [40_600_000, 4_310_000];
    const [cgcs, xian, beijing] = [4528, 2364, 2416].map((code) => crsByNumber(code)!);
    for (const old of [xian!, beijing!]) {
      expect(old.isExact).toBe(false);
      const metres = distanceMetres(cgcs!.move!(x, y), old.move!(x, y));
      expect(metres).toBeGreaterThan(1);
      expect(metres).toBeLessThan(250);
    }
  });

  test('others are not known', () => {
    for (const code of [0, 4555, 32600, 32661, 27700, NaN]) expect(crsByNumber(code)).toBeNull();
  });
});

describe('systems by names', () => {
  test.each([
    ['EPSG:4326', 'EPSG:4326'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
    ['OGC:CRS84', 'EPSG:4326'],
    ['urn:ogc:def:crs:EPSG::4549', 'EPSG:4549'],
    ['urn:ogc:def:crs:EPSG:8.8:3857', 'EPSG:3857'],
    ['http://www.opengis.net/def/crs/EPSG/0/32651', 'EPSG:32651'],
    ['EPSG:900913', 'EPSG:3857'],
  ])('%s', (name, code) => {
    expect(crsByName(name)?.code).toBe(code);
  });

  test.each(['EPSG:27700', 'Beijing', '', 'EPSG:4326; DROP', '__proto__'])('%j is none', (name) => {
    expect(crsByName(name)).toBeNull();
  });
});

/** As Esri's programs write it. */
const esri = (name: string, easting: number, meridian: number): string =>
  `PROJCS["${name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

describe('systems by definitions', () => {
  test.each([
    ['CGCS2000_3_Degree_GK_Zone_40', 40_500_000, 120, 'EPSG:4528'],
    ['CGCS2000_3_Degree_GK_CM_120E', 500_000, 120, 'EPSG:4549'],
    ['CGCS2000_GK_Zone_21', 21_500_000, 123, 'EPSG:4499'],
    ['CGCS2000_GK_CM_123E', 500_000, 123, 'EPSG:4510'],
  ])('%s is a zone of the EPSG Dataset', (name, easting, meridian, code) => {
    expect(crsByDefinition(esri(name, easting, meridian))?.code).toBe(code);
  });

  test('a zone whose parameters were changed is what its parameters say', () => {
    const crs = crsByDefinition(esri('CGCS2000_3_Degree_GK_Zone_40', 500_000, 120));
    expect(crs?.code).toBe('WKT');
    const [, lng, lat, x, y] = positions.find(([code]) => code === 4549)!;
    const there = crs!.move!(x, y);
    expect(there[0]).toBeCloseTo(lng, 7);
    expect(there[1]).toBeCloseTo(lat, 7);
  });

  test('Beijing 1954 is shifted, and said not to be exact', () => {
    const wkt =
      'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
    const crs = crsByDefinition(wkt);
    expect(crs?.isExact).toBe(false);
    const metres = distanceMetres([121.6, 38.9], crs!.move!(121.6, 38.9));
    expect(metres).toBeGreaterThan(20);
    expect(metres).toBeLessThan(200);
  });

  test.each([
    'PROJCS["Nonsense",GEOGCS["x"],PROJECTION["Unheard_Of"]]',
    'hello',
    '',
    `PROJCS["${'['.repeat(5000)}`,
    'x'.repeat(100_000),
  ])('%.40s is none', (text) => {
    expect(crsByDefinition(text)).toBeNull();
  });
});

describe('numbers that nobody named', () => {
  const nowhere = new KnownPositions({ positions: [] });
  const dalian = new KnownPositions({
    positions: [
      [121.6, 38.9],
      [121.62, 38.95],
      [122, 39.2],
    ],
  });
  const inSystem = (code: number): [number, number][] => {
    // Forward by GDAL: the reference has one position a system, near to its meridian.
    const [, , , x, y] = positions.find((one) => one[0] === code)!;
    return [
      [x, y],
      [x + 20, y + 30],
    ];
  };

  test('a zone in front of the easting says which', () => {
    expect(guessCrs(inSystem(4528), nowhere)?.crs.code).toBe('EPSG:4528');
    expect(guessCrs(inSystem(4499), nowhere)?.crs.code).toBe('EPSG:4499');
  });

  test('X of Chinese surveyors points north', () => {
    const pairs = inSystem(4528).map(([x, y]) => [y, x] as const);
    expect(guessCrs(pairs, nowhere)).toMatchObject({ crs: { code: 'EPSG:4528' }, swapped: true });
  });

  test('metres of Web Mercator', () => {
    const pairs = [[13_536_450.08, 4_707_357.54]] as const;
    expect(guessCrs(pairs, dalian)?.crs.code).toBe('EPSG:3857');
  });

  test('without a zone the meridian is that where known things are', () => {
    // gdaltransform: 121.6 38.9 in EPSG:4549.
    const pairs = [[638_800.987, 4_308_619.718]] as const;
    const guess = guessCrs(pairs, dalian);
    const [lng, lat] = guess!.crs.move!(...pairs[0]);
    expect(guess?.crs.code).toBe('EPSG:4549');
    expect(lng).toBeCloseTo(121.6, 7);
    expect(lat).toBeCloseTo(38.9, 7);
  });

  test('degrees are no riddle, nor is nonsense', () => {
    expect(guessCrs([[121.6, 38.9]], nowhere)).toBeNull();
    expect(guessCrs([[38.9, 121.6]], nowhere)).toBeNull();
    expect(guessCrs([[1e12, -1e12]], nowhere)).toBeNull();
    expect(guessCrs([], nowhere)).toBeNull();
  });
});

import type {
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Polygon,
} from 'geojson';
import { describe, expect, test } from 'vitest';
import coastText from '../../geodata/layers/coastline.geojson?raw';
import districtsText from '../../geodata/layers/district-areas.geojson?raw';
import metroText from '../../geodata/layers/metro-lines.geojson?raw';
import {
  areaSquareMetres,
  circleRing,
  destination,
  distanceMetres,
  geodesicArc,
  initialBearingDegrees,
  lengthMetres,
} from './measure';
import type { LngLat } from './site';

// GeographicLib's own test set (geodesictest.js): lat1, lon1, azi1, lat2, lon2, s12.
const GEODESICS = [
  [35.60777, -139.44815, 111.09874842956, -11.17491, -69.95921, 8935244.56048183],
  [55.52454, 106.05087, 22.0200598809828, 77.03196, 197.18234, 4105086.17139244],
  [-21.97856, 142.59065, -32.4445687643319, 41.84138, 98.56635, 8394328.89465767],
  [-19.79938, -174.47484, 71.1672757801715, -11.99349, -154.35109, 2319004.86011694],
] as const;

describe.each(GEODESICS)('the geodesic from %d, %d', (lat1, lon1, azi1, lat2, lon2, s12) => {
  test('has the published length and bearing', () => {
    expect(distanceMetres([lon1, lat1], [lon2, lat2])).toBeCloseTo(s12, 6);
    expect(initialBearingDegrees([lon1, lat1], [lon2, lat2])).toBeCloseTo((azi1 + 360) % 360, 9);
  });

  test('leads to the published end', () => {
    const [lng, lat] = destination([lon1, lat1], azi1, s12);
    expect(lat).toBeCloseTo(lat2, 9);
    expect((lng + 360) % 360).toBeCloseTo((lon2 + 360) % 360, 9);
  });
});

describe('distanceMetres', () => {
  // GeographicLib, GeodSolve0: New York JFK to Paris CDG.
  test('of JFK to CDG is 5,853,226 m', () => {
    expect(Math.round(distanceMetres([-73.8, 40.6], [2.55, 49 + 1 / 60]))).toBe(5853226);
  });

  // Geocentric Datum of Australia Technical Manual, section 4, Vincenty's formulas:
  // Flinders Peak (37°57′03.72030″ S, 144°25′29.52440″ E) to Buninyong, 54,972.271 m, 306°52′05.37″.
  test('of Flinders Peak to Buninyong agrees with Vincenty', () => {
    const flinders: LngLat = [144 + 25 / 60 + 29.5244 / 3600, -(37 + 57 / 60 + 3.7203 / 3600)];
    const buninyong: LngLat = [143 + 55 / 60 + 35.3839 / 3600, -(37 + 39 / 60 + 10.1561 / 3600)];
    expect(distanceMetres(flinders, buninyong)).toBeCloseTo(54972.271, 3);
    const bearing = 306 + 52 / 60 + 5.37 / 3600;
    expect(initialBearingDegrees(flinders, buninyong)).toBeCloseTo(bearing, 5);
  });

  // From the radii of curvature at 38.975° N (Torge, "Geodesy"): 1.04366° × 86.66 km east and
  // 0.11085° × 111.02 km north make 91.27 km; 92 km were published for the flight.
  test('of the flight from Donggang to Zhangzi Island is 91.27 km', () => {
    const metres = distanceMetres([121.6855, 38.9192], [122.72916, 39.03005]);
    expect(metres / 1000).toBeCloseTo(91.27, 2);
    expect(Math.abs(metres / 92_000 - 1)).toBeLessThan(0.01);
  });
});

const coast = JSON.parse(coastText) as FeatureCollection<LineString | MultiLineString>;
const metro = JSON.parse(metroText) as FeatureCollection<LineString | MultiLineString>;
const districts = JSON.parse(districtsText) as FeatureCollection<Polygon | MultiPolygon>;

// The compilers of these files measured with GeographicLib in Python and rounded to 0.1.
describe('lengthMetres', () => {
  test.each(
    [...coast.features, ...metro.features].map(
      ({ id, properties, geometry }) => [String(id), Number(properties?.km), geometry] as const,
    ),
  )('of %s is %d km as its file says', (_, km, geometry) => {
    expect(Math.abs(lengthMetres(geometry) / 1000 - km)).toBeLessThan(0.051);
  });

  test('of the urban coast is 27.8 km, of a polygon its outline', () => {
    const urban = coast.features.find((feature) => feature.id === 'urban-coast');
    expect(lengthMetres(urban!.geometry) / 1000).toBeCloseTo(27.8, 1);
    const octant: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 89],
          [90, 89],
          [180, 89],
          [270, 89],
          [0, 89],
        ],
      ],
    };
    // GeographicLib, Planimeter0.
    expect(lengthMetres(octant)).toBeCloseTo(631819.8745, 3);
    expect(Math.abs(areaSquareMetres(octant) - 24952305678)).toBeLessThan(1);
  });
});

describe('areaSquareMetres', () => {
  test.each(
    districts.features.map(
      ({ id, properties, geometry }) =>
        [String(id), Number(properties?.areaSquareKilometres), geometry] as const,
    ),
  )('of %s is %d km² as its file says', (_, squareKilometres, geometry) => {
    expect(Math.abs(areaSquareMetres(geometry) / 1e6 - squareKilometres)).toBeLessThan(0.3);
  });

  test('leaves holes out', () => {
    const outer = circleRing([121, 39], 2000);
    const hole = circleRing([121, 39], 1000);
    const ring = (line: readonly LngLat[]) => line.map((point) => [...point]);
    const area = areaSquareMetres({ type: 'Polygon', coordinates: [ring(outer), ring(hole)] });
    expect(area / (Math.PI * (2000 ** 2 - 1000 ** 2))).toBeCloseTo(1, 2);
  });
});

describe('geodesicArc', () => {
  const from: LngLat = [121.6855, 38.9192];
  const to: LngLat = [122.72916, 39.03005];
  const arc = geodesicArc(from, to, 32);

  test('runs from end to end in pieces of equal length', () => {
    expect(arc).toHaveLength(33);
    expect(arc[0]).toEqual(from);
    expect(arc[32]?.[0]).toBeCloseTo(to[0], 9);
    expect(arc[32]?.[1]).toBeCloseTo(to[1], 9);
    const piece = distanceMetres(from, to) / 32;
    for (const [index, point] of arc.slice(1).entries())
      expect(distanceMetres(arc[index]!, point)).toBeCloseTo(piece, 6);
  });

  test('bows towards the pole', () => {
    expect(arc[16]![1]).toBeGreaterThan((from[1] + to[1]) / 2);
  });

  test('does not jump at the date line', () => {
    const lngs = geodesicArc([179, 10], [-179, 10], 2).map((point) => point[0]);
    expect(lngs.map((lng) => Math.round(lng * 1e9) / 1e9)).toEqual([179, 180, 181]);
  });

  test('refuses a number of pieces that is none', () => {
    expect(() => geodesicArc(from, to, 0)).toThrow(RangeError);
  });
});

describe('circleRing', () => {
  const ring = circleRing([121.6, 38.9], 3000, 36);

  test('is closed, has the radius and runs anticlockwise', () => {
    expect(ring).toHaveLength(37);
    expect(ring[36]).toEqual(ring[0]);
    for (const point of ring) expect(distanceMetres([121.6, 38.9], point)).toBeCloseTo(3000, 6);
    expect(ring[9]![0]).toBeLessThan(121.6);
  });

  test('refuses fewer than three steps', () => {
    expect(() => circleRing([0, 0], 1, 2)).toThrow(RangeError);
  });
});

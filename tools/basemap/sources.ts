/** The layers of the embedded basemap, made from the files of geodata/. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Feature,
  FeatureCollection,
  Geometry,
  GeometryCollection,
  Polygon,
  MultiPolygon,
  Position,
} from 'geojson';
import { borderLines } from './borders.ts';

type Value = string | number | boolean;
export type TileFeature = Feature<Geometry, Record<string, Value>> & { id: number };

export interface SourceLayer {
  id: string;
  description: string;
  minzoom: number;
  maxzoom: number;
  /** How far a simplified line may stray, in units of a tile of 4096. */
  tolerance: number;
  /** What a tile repeats of its neighbours, in the same units: room for wide, soft lines. */
  buffer: number;
  features: TileFeature[];
  /** Whether corners are rounded at the last zoom, which is enlarged. */
  round?: boolean;
  /** Which features a zoom needs; all of them when left out. */
  at?: (feature: TileFeature, zoom: number) => boolean;
}

/** Above 11 tiles are enlarged: the sources know little more than such a tile, cut fine, holds. */
export const zooms = { min: 5, max: 11 };

type Properties = Record<string, unknown>;
/** Where the lines of a collection were cut off, in degrees. */
type Ends = Partial<Record<'west' | 'south' | 'east' | 'north', number>>;
type Source = FeatureCollection<Geometry, Properties> & {
  source?: { attribution?: string; ends?: Ends };
};

const languages = { zh: 'zh-Hans', en: 'en', ja: 'ja', ko: 'ko', ru: 'ru' } as const;

/** Names as tiles carry them: `name:<language>`. */
function names(properties: Properties): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, language] of Object.entries(languages)) {
    const value = properties[key];
    if (typeof value === 'string') found[`name:${language}`] = value;
  }
  const name = properties.name;
  if (typeof name === 'object' && name !== null) {
    for (const [language, value] of Object.entries(name)) {
      if (typeof value === 'string') found[`name:${language}`] = value;
    }
  }
  return found;
}

/** The named properties that have a plain value. */
function pick(properties: Properties, keys: string[]): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const key of keys) {
    const value = properties[key];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      found[key] = value;
    }
  }
  return found;
}

function numbered(
  features: Feature<Geometry, Properties>[],
  properties: (feature: Feature<Geometry, Properties>) => Record<string, Value>,
): TileFeature[] {
  return features.map((feature, i) => ({
    type: 'Feature',
    id: i + 1,
    properties: properties(feature),
    geometry: feature.geometry,
  }));
}

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function stationRank({ mode, interchange }: Properties): number {
  if (mode === 'tram') return 3;
  return interchange === true ? 1 : 2;
}

/** Zoom from which a place is worth a label, by kind and rank. */
function placeZoom({ kind, rank }: Properties): number {
  const from: Record<string, number[]> = {
    // rank:          1  2  3  4   5   6   7   8   9
    sea: /*       */ [5, 6, 7, 8, 9, 10, 10, 11, 12],
    bay: /*       */ [5, 6, 7, 8, 9, 10, 10, 11, 12],
    island: /*    */ [6, 6, 7, 7, 8, 9, 9, 10, 11],
    district: /*  */ [6, 6, 8, 10, 10, 11, 11, 12, 12],
    neighbour: /* */ [6, 6, 6, 7, 7, 8, 8, 9, 9],
    locality: /*  */ [8, 8, 8, 9, 9, 10, 11, 12, 12],
  };
  const other = [5, 6, 6, 7, 8, 9, 10, 10, 12];
  return (from[String(kind)] ?? other)[Number(rank) - 1] ?? zooms.max;
}

const withoutHoles = (geometry: Geometry): Geometry => {
  if (geometry.type === 'Polygon') {
    return { ...geometry, coordinates: geometry.coordinates.slice(0, 1) };
  }
  if (geometry.type === 'MultiPolygon') {
    return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.slice(0, 1)) };
  }
  return geometry;
};

type Extent = [west: number, south: number, east: number, north: number];

function extent(geometry: Exclude<Geometry, GeometryCollection>): Extent {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') {
      const [x = 0, y = 0] = value as Position;
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    } else value.forEach(visit);
  };
  visit(geometry.coordinates);
  return [west, south, east, north];
}

/** The longer side of what a feature covers, in degrees. */
function size(geometry: Geometry): number {
  if (geometry.type === 'GeometryCollection') return 0;
  const [west, south, east, north] = extent(geometry);
  return Math.max(east - west, north - south);
}

/** Land beyond the map is coarse, and only small scales see it. */
export const contextZoom = 9;
const beyond = (feature: Feature<Geometry, Properties>): Feature<Geometry, Properties> => ({
  ...feature,
  properties: { kind: 'context', in_dalian: false },
});
const nearOrSmall = ({ properties }: TileFeature, zoom: number): boolean =>
  properties.kind !== 'context' || zoom <= contextZoom;

const softness = 0.45;
const steps = 6;

/** Lines cut at the ends of the collection, in pieces that pale towards them by `fade`. */
function softEnds(
  features: Feature<Geometry, Properties>[],
  { west = -Infinity, south = -Infinity, east = Infinity, north = Infinity }: Ends,
): Feature<Geometry, Properties>[] {
  const level = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number => {
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
    const inside = Math.min(x - west, east - x, y - south, north - y);
    return Math.max(0, Math.min(steps, Math.floor((inside / softness) * steps)));
  };
  return features.flatMap((feature) => {
    if (feature.geometry.type !== 'LineString') return [feature];
    const line = feature.geometry.coordinates;
    const pieces: { at: number; coordinates: Position[] }[] = [];
    for (let i = 1; i < line.length; i++) {
      const at = level(line[i - 1]!, line[i]!);
      const last = pieces.at(-1);
      if (last?.at === at) last.coordinates.push(line[i]!);
      else pieces.push({ at, coordinates: [line[i - 1]!, line[i]!] });
    }
    return pieces.map(({ at, coordinates }): Feature<Geometry, Properties> => ({
      ...feature,
      properties: {
        ...feature.properties,
        ...(at < steps ? { fade: Number(((at + 0.5) / (steps + 1)).toFixed(2)) } : {}),
      },
      geometry: { type: 'LineString', coordinates },
    }));
  });
}

/** The middle of a bridge that has a name, to write it at. */
function bridgeSign({
  geometry,
  properties,
}: Feature<Geometry, Properties>): Feature<Geometry, Properties>[] {
  if (geometry.type !== 'LineString' || properties.bridge !== true) return [];
  if (properties.status === 'construction' || properties.zh === undefined) return [];
  const { coordinates } = geometry;
  const middle = coordinates[Math.floor(coordinates.length / 2)]!;
  return [
    {
      type: 'Feature',
      properties: { ...properties, kind: 'bridge' },
      geometry: { type: 'Point', coordinates: middle },
    },
  ];
}

/** Chaikin: corners of a generalised line, cut off twice where a large scale would show them. */
function rounded(line: Position[]): Position[] {
  const closed = line[0]!.every((value, i) => value === line.at(-1)![i]);
  let points = line;
  for (let pass = 0; pass < 2; pass++) {
    const cut = points.slice(1).flatMap(([bx = 0, by = 0], i): Position[] => {
      const [ax = 0, ay = 0] = points[i]!;
      return [
        [0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by],
        [0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by],
      ];
    });
    points = closed ? [...cut, cut[0]!] : [points[0]!, ...cut.slice(1, -1), points.at(-1)!];
  }
  return points;
}

export function roundedShape(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: rounded(geometry.coordinates) };
    case 'Polygon':
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map(rounded) };
    default:
      return geometry;
  }
}

export interface Sources {
  readonly layers: SourceLayer[];
  readonly attribution: string;
  /** What the land covers; with the coarse land that small scales see beyond it. */
  readonly extent: Extent;
  readonly contextExtent: Extent;
}

const byZoom = ({ properties }: TileFeature, zoom: number): boolean =>
  zoom === zooms.max || Number(properties.from) <= zoom;

const LAND = 'basemap/land.geojson';

/** What features cover together; nothing for none. */
function extentOf(features: readonly Feature[]): Extent | null {
  const all: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    if (geometry.type === 'GeometryCollection') continue;
    const [west, south, east, north] = extent(geometry);
    all[0] = Math.min(all[0], west);
    all[1] = Math.min(all[1], south);
    all[2] = Math.max(all[2], east);
    all[3] = Math.max(all[3], north);
  }
  return features.length === 0 ? null : all;
}

/** @throws when the folder has no land */
export function readSources(geodata: string): Sources {
  const attributions = new Set<string>();
  const readSource = (path: string): Source => {
    const file = join(geodata, path);
    // A small city has no lakes, or no railways: only the land must be there.
    if (path !== LAND && !existsSync(file)) return { type: 'FeatureCollection', features: [] };
    return JSON.parse(readFileSync(file, 'utf8')) as Source;
  };
  const read = (path: string): Feature<Geometry, Properties>[] => {
    const { features, source } = readSource(path);
    for (const line of source?.attribution?.split(/;\s*/) ?? []) attributions.add(line);
    return features;
  };
  const endsOf = (path: string): Ends => readSource(path).source?.ends ?? {};

  const land = read(LAND);
  const context = read('basemap/context-land.geojson');
  const isArea = ({ geometry }: Feature): boolean => geometry.type === 'Polygon';
  const districts = read('layers/district-areas.geojson').map((feature) => ({
    ...feature,
    geometry: withoutHoles(feature.geometry),
  }));
  const roads = read('basemap/roads.geojson');
  const all = { minzoom: zooms.min, maxzoom: zooms.max };

  const layers: SourceLayer[] = [
    {
      id: 'land',
      description: 'Land and islands',
      ...all,
      round: true,
      tolerance: 3,
      buffer: 64,
      features: numbered(
        [...land, ...context.filter(isArea).map((feature) => beyond(feature))],
        ({ properties }) => pick(properties, ['kind']),
      ),
      at: nearOrSmall,
    },
    {
      id: 'coast',
      description: 'The shore in named stretches',
      ...all,
      round: true,
      tolerance: 3,
      buffer: 64,
      features: numbered(
        [
          ...read('layers/coastline.geojson'),
          ...context.filter((feature) => !isArea(feature)).map((feature) => beyond(feature)),
        ],
        ({ id, properties }) => ({
          // Only the stretches of the layer can be picked; the coast beyond is there to be seen.
          ...(properties.km === undefined ? {} : { id: String(id) }),
          ...pick(properties, ['kind', 'km']),
          ...names(properties),
          in_dalian: properties.in_dalian !== false,
        }),
      ),
      at: nearOrSmall,
    },
    {
      id: 'lakes',
      description: 'Reservoirs, lakes and river mouths',
      ...all,
      tolerance: 3,
      buffer: 64,
      features: numbered(read('basemap/lakes.geojson'), ({ properties }) => ({
        ...pick(properties, ['kind']),
        ...names(properties),
      })),
      at: ({ geometry }, zoom) => size(geometry) * 2 ** zoom > 2,
    },
    {
      id: 'reserves',
      description: 'Nature reserves and forest parks',
      ...all,
      tolerance: 3,
      buffer: 64,
      features: numbered(read('basemap/reserves.geojson'), ({ properties }) => ({
        ...pick(properties, ['kind']),
        ...names(properties),
      })),
    },
    {
      id: 'districts',
      description: 'Districts and counties, as of 2017',
      ...all,
      tolerance: 5,
      buffer: 64,
      features: numbered(districts, ({ id, properties }) => ({
        id: String(id),
        ...pick(properties, ['areaSquareKilometres']),
        ...names(properties),
      })),
    },
    {
      id: 'borders',
      description: 'District borders on land, as of 2017',
      ...all,
      tolerance: 3,
      buffer: 64,
      features: numbered(
        borderLines(districts as Feature<Polygon | MultiPolygon>[], land as Feature<Polygon>[]).map(
          (line) => ({ ...line, properties: { ...line.properties } }),
        ),
        ({ properties }) => pick(properties, ['kind']),
      ),
    },
    {
      id: 'roads',
      description: 'Main roads, generalised; not exact above zoom 13',
      minzoom: 6,
      maxzoom: zooms.max,
      tolerance: 3,
      buffer: 64,
      features: numbered(softEnds(roads, endsOf('basemap/roads.geojson')), ({ properties }) => ({
        ...pick(properties, ['class', 'fade', 'ref', 'bridge', 'tunnel', 'status']),
      })),
      at: ({ properties }, zoom) =>
        zoom >= { motorway: 6, trunk: 8, primary: 9 }[String(properties.class)]!,
    },
    {
      id: 'railways',
      description: 'Railways, generalised; not to be shown above zoom 11',
      minzoom: 7,
      maxzoom: 11,
      tolerance: 4,
      buffer: 64,
      features: numbered(
        softEnds(read('basemap/railways.geojson'), endsOf('basemap/railways.geojson')),
        ({ properties }) => pick(properties, ['fade']),
      ),
    },
    {
      id: 'metro',
      description: 'Metro and tram lines',
      minzoom: 8,
      maxzoom: zooms.max,
      tolerance: 2,
      buffer: 64,
      features: numbered(read('layers/metro-lines.geojson'), ({ id, properties }) => ({
        id: String(id),
        ...pick(properties, ['mode', 'line', 'color', 'status']),
        ...names(properties),
      })),
      at: ({ properties }, zoom) => properties.mode === 'metro' || zoom >= 10,
    },
    {
      id: 'stations',
      description: 'Metro stations and tram stops; rank 1 is an interchange, 3 a tram stop',
      minzoom: 10,
      maxzoom: zooms.max,
      tolerance: 0,
      buffer: 96,
      features: numbered(read('layers/metro-stations.geojson'), ({ id, properties }) => ({
        id: String(id),
        rank: stationRank(properties),
        lines: [...listed(properties.lines), ...listed(properties.lines_construction)].join(' '),
        ...pick(properties, ['mode', 'color', 'status', 'interchange']),
        ...names(properties),
      })),
      at: ({ properties }, zoom) => zoom >= (properties.mode === 'tram' ? 11 : 10),
    },
    {
      id: 'places',
      description: 'Names of places and waters; rank 1 first',
      ...all,
      tolerance: 0,
      buffer: 256,
      features: numbered(read('basemap/places.geojson'), ({ properties }) => ({
        ...pick(properties, ['kind', 'rank']),
        from: placeZoom(properties),
        // its name comes a second time, with the station itself
        ...(/\bosm station\b/i.test(String(properties.position)) ? { station: true } : {}),
        ...names(properties),
      })),
      at: byZoom,
    },
    {
      id: 'peaks',
      description: 'Peaks',
      minzoom: 9,
      maxzoom: zooms.max,
      tolerance: 0,
      buffer: 128,
      features: numbered(read('basemap/peaks.geojson'), ({ properties }) => ({
        elevation: Number(properties.ele_m),
        ...names(properties),
      })),
    },
    {
      id: 'ports',
      description: 'Airports, ports and named bridges',
      minzoom: 8,
      maxzoom: zooms.max,
      tolerance: 0,
      buffer: 128,
      features: numbered(
        [...read('basemap/airports-ports.geojson'), ...roads.flatMap(bridgeSign)],
        ({ properties }) => ({
          ...pick(properties, ['kind', 'status', 'iata']),
          ...names(properties),
        }),
      ),
    },
  ];

  const covered = extentOf(land);
  if (!covered) throw new Error(`${LAND} has no features.`);
  return {
    layers,
    attribution: [...attributions].join('; '),
    extent: covered,
    contextExtent: extentOf([...land, ...context]) ?? covered,
  };
}

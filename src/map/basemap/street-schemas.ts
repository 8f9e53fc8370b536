/** What schemas of street tiles call the things that are drawn. */
import type { PmtilesBasemap } from '../../domain/basemap';
import type { Expression } from './expressions.ts';

/** Features of a source layer. */
export interface Part {
  readonly layer: string;
  /** Null takes all of them. */
  readonly filter: Expression | null;
}

export interface StreetSchema {
  /** Null where land is what no water covers. */
  readonly land: Part | null;
  /** Lakes and rivers; the sea too where `ocean` is null. */
  readonly water: Part;
  readonly ocean: Part | null;
  readonly waterway: Part;
  readonly green: readonly Part[];
  readonly building: Part;
  readonly roads: Part & {
    /** OpenStreetMap's value of `highway`, or `minor`, `service`, `path`, `rail`. */
    readonly class: Expression;
    readonly isTunnel: Expression;
  };
  readonly roadName: Part;
  readonly waterName: Part;
  readonly place: Part & {
    readonly class: Expression;
    readonly city: readonly string[];
    readonly town: readonly string[];
    readonly small: readonly string[];
  };
}

const get = (key: string): Expression => ['get', key];
const oneOf = (key: string, ...values: string[]): Expression => [
  'in',
  get(key),
  ['literal', values],
];
const every = (layer: string): Part => ({ layer, filter: null });

const GREEN = [
  'park',
  'wood',
  'forest',
  'grass',
  'grassland',
  'scrub',
  'cemetery',
  'golf_course',
  'nature_reserve',
  'protected_area',
  'national_park',
  'garden',
];

/** https://openmaptiles.org/schema/ 3.15 */
const openmaptiles: StreetSchema = {
  land: null,
  water: { layer: 'water', filter: ['!=', get('class'), 'ocean'] },
  ocean: { layer: 'water', filter: ['==', get('class'), 'ocean'] },
  waterway: every('waterway'),
  green: [
    { layer: 'landcover', filter: oneOf('class', 'wood', 'grass') },
    { layer: 'landuse', filter: oneOf('class', ...GREEN) },
    every('park'),
  ],
  building: every('building'),
  roads: {
    ...every('transportation'),
    class: get('class'),
    isTunnel: ['==', get('brunnel'), 'tunnel'],
  },
  roadName: every('transportation_name'),
  waterName: every('water_name'),
  place: {
    ...every('place'),
    class: get('class'),
    city: ['city'],
    town: ['town', 'village', 'suburb'],
    small: ['hamlet', 'quarter', 'neighbourhood', 'island', 'isolated_dwelling'],
  },
};

/** Version 4 says `kind`, version 3 `pmap:kind`. https://docs.protomaps.com/basemaps/layers */
const kind: Expression = ['coalesce', get('kind'), get('pmap:kind'), ''];
const detail: Expression = ['coalesce', get('kind_detail'), get('pmap:kind_detail'), ''];
const isKind = (...values: string[]): Expression => ['in', kind, ['literal', values]];

const protomaps: StreetSchema = {
  land: every('earth'),
  water: { layer: 'water', filter: ['!', isKind('ocean', 'sea')] },
  ocean: { layer: 'water', filter: isKind('ocean', 'sea') },
  waterway: { layer: 'water', filter: isKind('river', 'canal', 'stream') },
  green: [{ layer: 'landuse', filter: isKind(...GREEN) }],
  building: { layer: 'buildings', filter: isKind('building', '') },
  roads: {
    ...every('roads'),
    class: [
      'case',
      isKind('rail'),
      'rail',
      ['!=', detail, ''],
      detail,
      isKind('highway'),
      'motorway',
      isKind('major_road'),
      'primary',
      isKind('medium_road'),
      'tertiary',
      isKind('path'),
      'path',
      'minor',
    ],
    isTunnel: [
      'any',
      ['==', get('is_tunnel'), true],
      ['<', ['to-number', get('pmap:level'), 0], 0],
    ],
  },
  roadName: { layer: 'roads', filter: ['!', isKind('rail', 'ferry')] },
  waterName: every('water'),
  place: {
    ...every('places'),
    class: [
      'case',
      ['!=', detail, ''],
      detail,
      isKind('locality'),
      'town',
      isKind('neighbourhood', 'macrohood'),
      'neighbourhood',
      '',
    ],
    city: ['city'],
    town: ['town', 'village', 'suburb'],
    small: ['hamlet', 'quarter', 'neighbourhood'],
  },
};

export const STREET_SCHEMAS: Readonly<Record<PmtilesBasemap['schema'], StreetSchema>> = {
  openmaptiles,
  protomaps,
};

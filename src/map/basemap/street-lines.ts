/** Roads, paths and railways out of street tiles. */
import type { LayerSpecification } from 'maplibre-gl';
import { grow, type Expression, type Stops } from './expressions.ts';
import type { Palette } from './palette.ts';
import type { StreetSchema } from './street-schemas.ts';
import { every, oneOf } from './street-words.ts';

/** From the widest on; widths in pixels by zoom. */
interface Road {
  readonly id: string;
  readonly classes: readonly string[];
  readonly minzoom: number;
  readonly width: Stops;
  readonly color: 'motorway' | 'trunk' | 'primary';
  readonly edged: number;
}

const ROADS: readonly Road[] = [
  {
    id: 'service',
    classes: ['service', 'track'],
    minzoom: 14,
    color: 'primary',
    edged: 15,
    width: [
      [14, 0.8],
      [16, 3],
      [19, 9],
    ],
  },
  {
    id: 'street',
    classes: ['minor', 'residential', 'unclassified', 'living_street', 'road'],
    minzoom: 12,
    color: 'primary',
    edged: 13,
    width: [
      [12, 0.5],
      [14, 2.4],
      [16, 6],
      [19, 20],
    ],
  },
  {
    id: 'tertiary',
    classes: ['tertiary', 'tertiary_link'],
    minzoom: 11,
    color: 'primary',
    edged: 12,
    width: [
      [11, 0.6],
      [14, 3.4],
      [16, 8],
      [19, 24],
    ],
  },
  {
    id: 'secondary',
    classes: ['secondary', 'secondary_link'],
    minzoom: 10,
    color: 'primary',
    edged: 11,
    width: [
      [10, 0.6],
      [14, 4.2],
      [16, 9],
      [19, 26],
    ],
  },
  {
    id: 'primary',
    classes: ['primary', 'primary_link'],
    minzoom: 9,
    color: 'primary',
    edged: 10.4,
    width: [
      [9, 0.6],
      [12, 2],
      [14, 4.8],
      [19, 28],
    ],
  },
  {
    id: 'trunk',
    classes: ['trunk', 'trunk_link'],
    minzoom: 7,
    color: 'trunk',
    edged: 10,
    width: [
      [7, 0.6],
      [10, 1.4],
      [14, 5],
      [19, 30],
    ],
  },
  {
    id: 'motorway',
    classes: ['motorway', 'motorway_link'],
    minzoom: 5,
    color: 'motorway',
    edged: 9,
    width: [
      [5, 0.6],
      [8, 1.4],
      [12, 3.4],
      [14, 5.6],
      [19, 32],
    ],
  },
];

const isLine: Expression = ['==', ['geometry-type'], 'LineString'];

/** From the bottom up: paths, edges of all roads, roads, railways. */
export function streetLines(
  palette: Palette,
  roads: StreetSchema['roads'],
  source: string,
): LayerSpecification[] {
  const id = (name: string): string => `${source}-${name}`;
  const from = (part: { readonly layer: string }) => ({ source, 'source-layer': part.layer });
  const road = ({
    id: name,
    classes,
    minzoom,
    width,
    color,
    edged,
  }: Road): { edge: LayerSpecification; line: LayerSpecification } => {
    const shared = {
      type: 'line',
      ...from(roads),
      filter: every(isLine, oneOf(roads.class, classes)),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
    } as const;
    const tunnel: Expression = ['case', roads.isTunnel, 0.45, 1];
    return {
      edge: {
        ...shared,
        id: id(`${name}-edge`),
        minzoom: edged,
        paint: {
          'line-color': color === 'primary' ? palette.primaryCasing : palette.motorwayCasing,
          'line-width': grow(width.map(([zoom, value]) => [zoom, value + 1.4])),
          'line-opacity': tunnel,
        },
      },
      line: {
        ...shared,
        id: id(name),
        minzoom,
        paint: { 'line-color': palette[color], 'line-width': grow(width), 'line-opacity': tunnel },
      },
    };
  };
  const drawn = ROADS.map(road);
  return [
    {
      id: id('path'),
      type: 'line',
      ...from(roads),
      minzoom: 14.5,
      filter: every(
        isLine,
        oneOf(roads.class, ['path', 'footway', 'pedestrian', 'steps', 'cycleway']),
      ),
      paint: {
        'line-color': palette.primaryCasing,
        'line-width': grow([
          [14.5, 0.8],
          [18, 2.4],
        ]),
        'line-dasharray': [2, 1.5],
      },
    },
    ...drawn.map(({ edge }) => edge),
    ...drawn.map(({ line }) => line),
    {
      id: id('rail'),
      type: 'line',
      ...from(roads),
      minzoom: 8,
      filter: every(isLine, oneOf(roads.class, ['rail'])),
      paint: {
        'line-color': palette.rail,
        'line-width': grow([
          [8, 0.5],
          [14, 1.4],
          [18, 3],
        ]),
        'line-dasharray': [4, 1.5],
      },
    },
  ];
}

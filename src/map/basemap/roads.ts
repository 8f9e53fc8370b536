/**
 * Main roads and railways. Their lines are generalised: railways end at zoom 11, and roads pale
 * above 13, where they would seem to know the street they run in.
 */
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { grow, type Expression, type From, type Stops } from './expressions.ts';
import type { Palette } from './palette.ts';

interface Class {
  id: 'motorway' | 'trunk' | 'primary';
  minzoom: number;
  width: Stops;
  /** Zoom from which the road has an edge. */
  edged: number;
}

const classes: Class[] = [
  {
    id: 'primary',
    minzoom: 10.4,
    edged: 10.4,
    width: [
      [9, 0.5],
      [11, 1.2],
      [13, 2.8],
      [17, 7],
    ],
  },
  {
    id: 'trunk',
    minzoom: 8,
    edged: 10.3,
    width: [
      [8, 0.6],
      [10, 1.4],
      [12, 2.8],
      [14, 4.6],
      [17, 9],
    ],
  },
  {
    id: 'motorway',
    minzoom: 6,
    edged: 9,
    width: [
      [6, 0.7],
      [8, 1.3],
      [10, 2.2],
      [12, 3.6],
      [14, 5.6],
      [17, 11],
    ],
  },
];

/** Pales where the collection of lines ends. */
const ending: Expression = ['coalesce', ['get', 'fade'], 1];
const paling = (stops: Stops): Expression =>
  [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...stops.flatMap(([zoom, value]) => [zoom, ['*', value, ending]]),
  ] as unknown as Expression;

const built: Expression = ['!=', ['get', 'status'], 'construction'];
const tunnel: Expression = ['to-boolean', ['get', 'tunnel']];
const only = (...tests: Expression[]): FilterSpecification =>
  ['all', ...tests] as FilterSpecification;

export function roadLayers(palette: Palette, from: From): LayerSpecification[] {
  const roads = { type: 'line', ...from('roads') } as const;
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  // sinks into the land above 13, where half of the colour is left at 16
  const hint = (color: string): Expression => [
    'interpolate',
    ['linear'],
    ['zoom'],
    12.8,
    color,
    18.5,
    palette.land,
  ];
  const ofClass = (id: string): Expression => ['==', ['get', 'class'], id];
  return [
    ...classes.map(({ id, minzoom, width }): LayerSpecification => ({
      ...roads,
      id: `basemap-road-${id}-tunnel`,
      minzoom,
      filter: only(ofClass(id), built, tunnel),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': hint(palette[id]),
        'line-width': grow(width.map(([zoom, value]) => [zoom, value * 0.8])),
        'line-dasharray': [1.6, 1],
        'line-opacity': ending,
      },
    })),
    ...classes.map(({ id, edged, width }): LayerSpecification => ({
      ...roads,
      id: `basemap-road-${id}-casing`,
      minzoom: edged,
      filter: only(ofClass(id), built, ['!', tunnel]),
      layout: round,
      paint: {
        'line-color': hint(id === 'primary' ? palette.primaryCasing : palette.motorwayCasing),
        'line-width': grow(width.map(([zoom, value]) => [zoom, value + (zoom < 12 ? 1 : 1.4)])),
        'line-opacity': ending,
      },
    })),
    ...classes.map(({ id, minzoom, width }): LayerSpecification => ({
      ...roads,
      id: `basemap-road-${id}`,
      minzoom,
      filter: only(ofClass(id), built, ['!', tunnel]),
      layout: round,
      paint: { 'line-color': hint(palette[id]), 'line-width': grow(width), 'line-opacity': ending },
    })),
    {
      ...roads,
      id: 'basemap-road-construction',
      minzoom: 9,
      filter: ['!', built],
      paint: {
        'line-color': palette.rail,
        'line-width': grow([
          [9, 0.8],
          [14, 2],
        ]),
        'line-dasharray': [2, 2],
      },
    },
  ];
}

export function railLayers(palette: Palette, from: From): LayerSpecification[] {
  const rail = { type: 'line', ...from('railways'), maxzoom: 11.25 } as const;
  return [
    {
      ...rail,
      id: 'basemap-rail',
      minzoom: 7,
      paint: {
        'line-color': palette.rail,
        'line-width': grow([
          [7, 0.5],
          [11, 1.1],
        ]),
        'line-opacity': paling([
          [7, 0.4],
          [8, 0.9],
          [10.7, 0.9],
          [11.2, 0],
        ]),
      },
    },
    {
      ...rail,
      id: 'basemap-rail-ties',
      minzoom: 8.5,
      paint: {
        'line-color': palette.rail,
        'line-width': grow([
          [8.5, 2.6],
          [11, 4.5],
        ]),
        'line-dasharray': [0.28, 3],
        'line-opacity': paling([
          [8.5, 0],
          [9, 0.9],
          [10.7, 0.9],
          [11.2, 0],
        ]),
      },
    },
  ];
}

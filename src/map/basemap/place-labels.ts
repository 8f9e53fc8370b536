/** Names of places and waters, the great ones last: later layers win the room. */
import type {
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import {
  bilingual,
  bold,
  fade,
  ink,
  italic,
  medium,
  notOwn,
  regular,
  stationNamesFrom,
  type Expression,
  type From,
  type Stops,
} from './expressions.ts';
import type { Palette } from './palette.ts';

interface Names {
  id: string;
  kinds: string[];
  where?: Expression;
  sizes: Stops;
  minzoom?: number;
  maxzoom?: number;
  layout?: SymbolLayerSpecification['layout'];
  paint: SymbolLayerSpecification['paint'];
}

export function placeLabelLayers(palette: Palette, from: From): LayerSpecification[] {
  const layer = ({
    id,
    kinds,
    where,
    sizes,
    layout,
    paint,
    ...zooms
  }: Names): LayerSpecification => ({
    id: `basemap-label-${id}`,
    type: 'symbol',
    ...from('places'),
    ...zooms,
    filter: [
      'all',
      ['in', ['get', 'kind'], ['literal', kinds]],
      ['<=', ['get', 'from'], ['zoom']],
      notOwn,
      ...(where ? [where] : []),
    ] as FilterSpecification,
    layout: {
      'text-field': bilingual(palette.labelMuted),
      'text-font': regular,
      'text-size': fade(sizes),
      'text-max-width': 8,
      'text-padding': 6,
      'text-line-height': 1.15,
      'symbol-sort-key': ['get', 'rank'],
      ...layout,
    },
    paint: paint!,
  });
  const muted = ink(palette, palette.labelMuted);
  const strong = ink(palette, palette.label);
  const water = {
    ...ink(palette, palette.labelSea),
    'text-halo-color': palette.sea,
    'text-halo-width': 0.8,
  };

  return [
    ...[false, true].map((station) =>
      layer({
        // where a station bears the same name, the station's label takes over
        id: station ? 'locality-station' : 'locality',
        kinds: ['locality', 'town', 'subdistrict'],
        where: ['==', ['has', 'station'], station],
        minzoom: 8,
        ...(station ? { maxzoom: stationNamesFrom } : {}),
        sizes: [
          [9, 10.5],
          [13, 12],
          [15, 13],
        ],
        layout: {
          'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
          'text-radial-offset': 0.6,
          'text-justify': 'auto',
        },
        paint: muted,
      }),
    ),
    layer({
      id: 'island',
      kinds: ['island'],
      minzoom: 7,
      sizes: [
        [7, 10],
        [12, 12],
      ],
      layout: {
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.5,
      },
      paint: strong,
    }),
    layer({
      id: 'bay',
      kinds: ['bay'],
      sizes: [
        [7, 10.5],
        [12, 13],
      ],
      layout: { 'text-font': italic, 'text-letter-spacing': 0.1 },
      paint: water,
    }),
    layer({
      id: 'sea',
      kinds: ['sea'],
      maxzoom: 11,
      sizes: [
        [5, 12],
        [8, 18],
        [10, 22],
      ],
      layout: { 'text-font': italic, 'text-letter-spacing': 0.35 },
      paint: water,
    }),
    layer({
      id: 'neighbour',
      kinds: ['neighbour'],
      maxzoom: 12,
      sizes: [
        [6, 10],
        [10, 12],
      ],
      paint: muted,
    }),
    layer({
      id: 'district',
      kinds: ['district', 'county'],
      maxzoom: 13.5,
      sizes: [
        [7, 10.5],
        [10, 12],
        [13, 14],
      ],
      layout: {
        'text-font': medium,
        'text-letter-spacing': 0.14,
        'text-variable-anchor': ['center', 'top', 'bottom'],
        'text-radial-offset': 0.8,
      },
      paint: muted,
    }),
    layer({
      id: 'county-city',
      kinds: ['county-city'],
      maxzoom: 13,
      sizes: [
        [6, 11],
        [9, 14],
        [12, 17],
      ],
      layout: { 'text-font': medium },
      paint: strong,
    }),
    layer({
      id: 'city',
      kinds: ['city'],
      maxzoom: 11.4,
      sizes: [
        [5, 13],
        [8, 18],
        [11, 22],
      ],
      layout: { 'text-font': bold, 'text-padding': 2 },
      paint: { ...strong, 'text-halo-width': 1.8 },
    }),
  ];
}

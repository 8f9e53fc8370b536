/**
 * The style of the embedded basemap: a printed city map in which the coast is the hero. Colours come
 * from the palette, those of the metro from the data. What the sources do not know is not drawn:
 * railways end at zoom 11, main roads fade above 13 where their generalised lines would mislead.
 */
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StateSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Palette } from './palette.ts';

export interface EmbeddedBasemap {
  sources: Record<string, SourceSpecification>;
  /** Areas and lines, bottom first. */
  layers: LayerSpecification[];
  /** Names, to be placed above the atlas's own areas and lines and below its pins. */
  labelLayers: LayerSpecification[];
}

/** Every global state the basemap reads, with its first value. */
export const basemapGlobalState = {
  lang: { default: 'zh-Hans' },
  bilingual: { default: true },
  localFirst: { default: false },
  'metro-lines.shown': { default: true },
  'metro-stations.shown': { default: true },
} satisfies StateSpecification;

export const basemapSourceId = 'basemap';
export const basemapUrl = 'pmtiles://atlas-basemap';

type Expression = ExpressionSpecification;
type Stops = [zoom: number, value: number][];

/** Grows smoothly with the zoom. */
const grow = (stops: Stops, base = 1.4): Expression =>
  ['interpolate', ['exponential', base], ['zoom'], ...stops.flat()] as Expression;

const fade = (stops: Stops): Expression =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as Expression;

const shown = (key: keyof typeof basemapGlobalState): Expression => [
  'case',
  ['global-state', key],
  'visible',
  'none',
];

/* Families are asked for by name and fall back to the system's own; a first name that no system has
   carries the weight or slant, which MapLibre reads from it. */
const fonts = (face: string): string[] => [`Atlas ${face}`, 'system-ui', 'sans-serif'];
const regular = fonts('Regular');
const medium = fonts('Medium');
const bold = fonts('Bold');
const italic = fonts('Italic');

const local: Expression = ['get', 'name:zh-Hans'];
const name: Expression = [
  'coalesce',
  ['get', ['concat', 'name:', ['global-state', 'lang']]],
  ['get', 'name:en'],
  local,
  '',
];
const two: Expression = [
  'all',
  ['global-state', 'bilingual'],
  ['has', 'name:zh-Hans'],
  ['!=', name, local],
];

/** The person's language, the local one beneath it and smaller, or the other way round. */
function label(second: string): Expression {
  const small = { 'font-scale': 0.8, 'text-color': second };
  return [
    'case',
    two,
    [
      'case',
      ['global-state', 'localFirst'],
      ['format', local, {}, '\n', {}, name, small],
      ['format', name, {}, '\n', {}, local, small],
    ],
    ['format', name, {}],
  ] as unknown as Expression;
}

const oneLine: Expression = [
  'case',
  ['global-state', 'localFirst'],
  ['coalesce', local, name],
  name,
];

export function embeddedBasemap(palette: Palette): EmbeddedBasemap {
  const from = (layer: string) => ({ source: basemapSourceId, 'source-layer': layer }) as const;
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

  const roadWidth: Record<string, Expression> = {
    motorway: grow([
      [6, 0.7],
      [9, 1.6],
      [12, 3.4],
      [14, 6],
      [17, 12],
    ]),
    trunk: grow([
      [8, 0.6],
      [10, 1.3],
      [12, 2.6],
      [14, 5],
      [17, 10],
    ]),
    primary: grow([
      [9, 0.5],
      [11, 1.2],
      [13, 2.6],
      [15, 5],
      [17, 8],
    ]),
  };
  const casingWidth: Record<string, Expression> = {
    motorway: grow([
      [8, 2],
      [9, 3],
      [12, 5.4],
      [14, 8.4],
      [17, 15],
    ]),
    trunk: grow([
      [9, 1.6],
      [12, 4.4],
      [14, 7],
      [17, 13],
    ]),
    primary: grow([
      [10, 1.6],
      [11, 2.4],
      [13, 4.2],
      [15, 7],
      [17, 10.5],
    ]),
  };
  const minzoom: Record<string, number> = { motorway: 6, trunk: 8, primary: 9 };
  const roadColor: Record<string, string> = {
    motorway: palette.motorway,
    trunk: palette.trunk,
    primary: palette.primary,
  };
  const classes = ['primary', 'trunk', 'motorway'];
  // above 13 the lines are known to be generalised: they stay as a quiet hint
  const roadFade = fade([
    [12.5, 1],
    [14, 0.55],
    [16, 0.4],
  ]);

  const built: Expression = ['!=', ['get', 'status'], 'construction'];
  const ofClass = (id: string, ...more: Expression[]): FilterSpecification =>
    ['all', ['==', ['get', 'class'], id], ...more] as FilterSpecification;
  const surface: Expression = ['!', ['to-boolean', ['get', 'tunnel']]];

  const layers: LayerSpecification[] = [
    {
      id: 'basemap-sea',
      type: 'background',
      paint: { 'background-color': palette.sea },
    },
    ...shelf(palette, from('coast')),
    {
      id: 'basemap-reserve-sea',
      type: 'fill',
      ...from('reserves'),
      filter: ['!=', ['get', 'kind'], 'land'],
      paint: {
        'fill-color': palette.reserveSea,
        'fill-opacity': fade([
          [6, 0.35],
          [10, 0.25],
        ]),
        'fill-antialias': false,
      },
    },
    {
      id: 'basemap-reserve-sea-edge',
      type: 'line',
      ...from('reserves'),
      filter: ['!=', ['get', 'kind'], 'land'],
      paint: {
        'line-color': palette.labelSea,
        'line-opacity': 0.3,
        'line-width': 1,
        'line-dasharray': [4, 4],
      },
    },
    {
      id: 'basemap-land',
      type: 'fill',
      ...from('land'),
      paint: { 'fill-color': palette.land },
    },
    {
      id: 'basemap-reserve-land',
      type: 'fill',
      ...from('reserves'),
      filter: ['==', ['get', 'kind'], 'land'],
      paint: { 'fill-color': palette.reserve },
    },
    {
      id: 'basemap-lake',
      type: 'fill',
      ...from('lakes'),
      paint: { 'fill-color': palette.lake },
    },
    {
      id: 'basemap-lake-edge',
      type: 'line',
      ...from('lakes'),
      minzoom: 8,
      paint: {
        'line-color': palette.coast,
        'line-opacity': 0.6,
        'line-width': grow([
          [8, 0.3],
          [13, 0.8],
        ]),
      },
    },
    {
      id: 'basemap-district-band',
      type: 'line',
      ...from('borders'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border,
        'line-opacity': 0.16,
        'line-width': grow([
          [6, 3],
          [9, 6],
          [13, 10],
        ]),
      },
    },
    {
      id: 'basemap-district-border',
      type: 'line',
      ...from('borders'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          6,
          ['case', ['==', ['get', 'kind'], 'outer'], 0.9, 0.5],
          12,
          ['case', ['==', ['get', 'kind'], 'outer'], 1.6, 1.1],
        ],
        'line-dasharray': [5, 2, 1, 2],
      },
    },
    {
      id: 'basemap-coast',
      type: 'line',
      ...from('coast'),
      layout: round,
      paint: {
        'line-color': palette.coast,
        'line-width': grow([
          [6, 0.5],
          [9, 0.8],
          [12, 1.1],
          [16, 1.8],
        ]),
      },
    },
    ...classes.map((id): LayerSpecification => ({
      id: `basemap-road-${id}-tunnel`,
      type: 'line',
      ...from('roads'),
      minzoom: 9,
      filter: ofClass(id, built, ['to-boolean', ['get', 'tunnel']]),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': roadColor[id]!,
        'line-width': roadWidth[id]!,
        'line-dasharray': [1.5, 1],
        'line-opacity': 0.7,
      },
    })),
    ...classes.map((id): LayerSpecification => ({
      id: `basemap-road-${id}-casing`,
      type: 'line',
      ...from('roads'),
      minzoom: id === 'primary' ? 10.5 : 8.5,
      filter: ofClass(id, built, surface),
      layout: round,
      paint: {
        'line-color': palette.motorwayCasing,
        'line-width': casingWidth[id]!,
        'line-opacity': roadFade,
      },
    })),
    ...classes.map((id): LayerSpecification => ({
      id: `basemap-road-${id}`,
      type: 'line',
      ...from('roads'),
      minzoom: minzoom[id]!,
      filter: ofClass(id, built, surface),
      layout: round,
      paint: {
        'line-color': roadColor[id]!,
        'line-width': roadWidth[id]!,
        'line-opacity': roadFade,
      },
    })),
    {
      id: 'basemap-road-construction',
      type: 'line',
      ...from('roads'),
      minzoom: 9,
      filter: ['==', ['get', 'status'], 'construction'],
      paint: {
        'line-color': palette.rail,
        'line-width': grow([
          [9, 0.8],
          [14, 2],
        ]),
        'line-dasharray': [2, 2],
      },
    },
    {
      id: 'basemap-rail',
      type: 'line',
      ...from('railways'),
      minzoom: 7,
      maxzoom: 11.6,
      paint: {
        'line-color': palette.rail,
        'line-width': grow([
          [7, 0.6],
          [11, 1.2],
        ]),
        'line-opacity': fade([
          [7, 0.5],
          [8, 0.9],
          [11, 0.9],
          [11.6, 0],
        ]),
      },
    },
    {
      id: 'basemap-rail-ties',
      type: 'line',
      ...from('railways'),
      minzoom: 8.5,
      maxzoom: 11.6,
      paint: {
        'line-color': palette.rail,
        'line-width': grow([
          [8.5, 3],
          [11, 5],
        ]),
        'line-dasharray': [0.25, 3],
        'line-opacity': fade([
          [8.5, 0],
          [9, 0.9],
          [11, 0.9],
          [11.6, 0],
        ]),
      },
    },
    ...metro(palette, from),
  ];

  return {
    sources: { [basemapSourceId]: { type: 'vector', url: basemapUrl } },
    layers,
    labelLayers: labels(palette, from),
  };
}

type From = (layer: string) => { readonly source: string; readonly 'source-layer': string };

/** Waterlines: soft bands along the shore that pale towards it, drawn beneath the land. */
function shelf(palette: Palette, from: ReturnType<From>): LayerSpecification[] {
  const bands: [width: Stops, opacity: number][] = [
    [
      [
        [6, 14],
        [9, 34],
        [12, 60],
        [15, 90],
      ],
      0.35,
    ],
    [
      [
        [6, 9],
        [9, 20],
        [12, 36],
        [15, 56],
      ],
      0.4,
    ],
    [
      [
        [6, 5],
        [9, 10],
        [12, 18],
        [15, 28],
      ],
      0.55,
    ],
  ];
  return bands.map(([width, opacity], i) => ({
    id: `basemap-shelf-${i + 1}`,
    type: 'line',
    ...from,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': palette.shelf,
      'line-width': grow(width),
      'line-blur': grow(width.map(([zoom, value]) => [zoom, value * 0.45])),
      'line-opacity': opacity,
    },
  }));
}

function metro(palette: Palette, from: From): LayerSpecification[] {
  const color: Expression = ['get', 'color'];
  const line = {
    ...from('metro'),
    type: 'line',
    layout: { 'line-cap': 'round', 'line-join': 'round', visibility: shown('metro-lines.shown') },
  } as const;
  const width = grow([
    [8, 0.9],
    [11, 2.2],
    [13, 3.6],
    [16, 6],
  ]);
  const station = {
    ...from('stations'),
    type: 'circle',
    layout: {
      'circle-sort-key': ['-', 0, ['get', 'rank']] as Expression,
      visibility: shown('metro-stations.shown'),
    },
  } as const;
  return [
    {
      ...line,
      id: 'basemap-metro-casing',
      minzoom: 10,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['==', ['get', 'status'], 'open']],
      paint: {
        'line-color': palette.halo,
        'line-opacity': 0.85,
        'line-width': grow([
          [10, 2.6],
          [11, 4],
          [13, 6],
          [16, 9],
        ]),
      },
    },
    {
      ...line,
      id: 'basemap-metro-tram',
      minzoom: 10.5,
      filter: ['==', ['get', 'mode'], 'tram'],
      paint: {
        'line-color': color,
        'line-width': grow([
          [10.5, 0.8],
          [13, 1.6],
          [16, 3],
        ]),
      },
    },
    {
      ...line,
      id: 'basemap-metro-construction',
      minzoom: 9.5,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['!=', ['get', 'status'], 'open']],
      layout: { 'line-join': 'round', visibility: shown('metro-lines.shown') },
      paint: { 'line-color': color, 'line-width': width, 'line-dasharray': [2, 1.5] },
    },
    {
      ...line,
      id: 'basemap-metro-line',
      minzoom: 8,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['==', ['get', 'status'], 'open']],
      paint: {
        'line-color': color,
        'line-width': width,
        'line-opacity': fade([
          [8, 0.6],
          [10, 1],
        ]),
      },
    },
    {
      ...station,
      id: 'basemap-metro-stop-tram',
      minzoom: 13,
      filter: ['==', ['get', 'mode'], 'tram'],
      paint: {
        'circle-color': palette.station,
        'circle-stroke-color': color,
        'circle-radius': grow([
          [13, 1.4],
          [16, 3],
        ]),
        'circle-stroke-width': grow([
          [13, 0.8],
          [16, 1.6],
        ]),
      },
    },
    {
      ...station,
      id: 'basemap-metro-station',
      minzoom: 10.8,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['!=', ['get', 'rank'], 1]],
      paint: {
        'circle-color': palette.station,
        'circle-stroke-color': color,
        'circle-radius': grow([
          [10.8, 1.1],
          [13, 3],
          [16, 5.5],
        ]),
        'circle-stroke-width': grow([
          [10.8, 0.8],
          [13, 1.6],
          [16, 2.6],
        ]),
        'circle-opacity': ['case', ['==', ['get', 'status'], 'open'], 1, 0.6],
        'circle-stroke-opacity': ['case', ['==', ['get', 'status'], 'open'], 1, 0.6],
      },
    },
    {
      ...station,
      id: 'basemap-metro-interchange',
      minzoom: 10.3,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['==', ['get', 'rank'], 1]],
      paint: {
        'circle-color': palette.station,
        'circle-stroke-color': palette.label,
        'circle-radius': grow([
          [10.3, 1.8],
          [13, 4.4],
          [16, 7.5],
        ]),
        'circle-stroke-width': grow([
          [10.3, 1],
          [13, 1.8],
          [16, 2.8],
        ]),
      },
    },
  ];
}

/** Later layers win the room for their names. */
function labels(palette: Palette, from: From): LayerSpecification[] {
  const ink = (color: string, halo = 1.4) => ({
    'text-color': color,
    'text-halo-color': palette.halo,
    'text-halo-width': halo,
    'text-halo-blur': 0.4,
  });
  const bilingual = label(palette.labelMuted);
  const byRank = { 'symbol-sort-key': ['get', 'rank'] as Expression };
  const kind = (...kinds: string[]): Expression => ['in', ['get', 'kind'], ['literal', kinds]];
  const places = (
    id: string,
    filter: FilterSpecification,
    more: Pick<SymbolLayerSpecification, 'layout' | 'paint'> &
      Partial<Pick<SymbolLayerSpecification, 'minzoom' | 'maxzoom'>>,
  ): SymbolLayerSpecification => ({
    id: `basemap-label-${id}`,
    type: 'symbol',
    ...from('places'),
    filter,
    ...more,
    layout: {
      'text-field': bilingual,
      'text-font': regular,
      'text-max-width': 8,
      'text-padding': 6,
      'text-line-height': 1.15,
      ...byRank,
      ...more.layout,
    },
  });

  return [
    {
      id: 'basemap-label-road',
      type: 'symbol',
      ...from('roads'),
      minzoom: 9,
      maxzoom: 15,
      filter: ['has', 'ref'],
      layout: {
        'text-field': ['get', 'ref'],
        'text-font': medium,
        'text-size': 10,
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-rotation-alignment': 'viewport',
        'text-pitch-alignment': 'viewport',
        'text-padding': 12,
        'icon-image': 'basemap-shield',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [2, 4, 2, 4],
        'icon-rotation-alignment': 'viewport',
      },
      paint: ink(palette.labelMuted, 2),
    },
    {
      id: 'basemap-label-bridge',
      type: 'symbol',
      ...from('roads'),
      minzoom: 12,
      filter: ['all', ['has', 'name:zh-Hans'], ['!=', ['get', 'status'], 'construction']],
      layout: {
        'text-field': oneLine,
        'text-font': regular,
        'text-size': 11,
        'symbol-placement': 'line-center',
        'text-offset': [0, 1],
      },
      paint: ink(palette.labelMuted),
    },
    {
      id: 'basemap-label-peak',
      type: 'symbol',
      ...from('peaks'),
      minzoom: 9,
      layout: {
        'text-field': ['format', '▲\n', { 'font-scale': 0.7 }, oneLine, {}] as Expression,
        'text-font': regular,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, -0.6],
      },
      paint: ink(palette.labelMuted),
    },
    {
      id: 'basemap-label-lake',
      type: 'symbol',
      ...from('lakes'),
      minzoom: 9.5,
      filter: ['has', 'name:zh-Hans'],
      layout: { 'text-field': bilingual, 'text-font': italic, 'text-size': 11 },
      paint: ink(palette.labelSea),
    },
    {
      id: 'basemap-metro-label-tram',
      type: 'symbol',
      ...from('stations'),
      minzoom: 14.5,
      filter: ['==', ['get', 'mode'], 'tram'],
      layout: stationLabel(10),
      paint: ink(palette.labelMuted),
    },
    {
      id: 'basemap-metro-label',
      type: 'symbol',
      ...from('stations'),
      minzoom: 12.4,
      filter: ['==', ['get', 'mode'], 'metro'],
      layout: stationLabel(11),
      paint: ink(palette.label),
    },
    {
      id: 'basemap-label-port',
      type: 'symbol',
      ...from('ports'),
      minzoom: 10.5,
      layout: {
        'text-field': bilingual,
        'text-font': regular,
        'text-size': 11,
        'text-max-width': 8,
      },
      paint: ink(palette.labelMuted),
    },
    places('locality', kind('locality', 'town', 'subdistrict'), {
      minzoom: 8,
      layout: {
        'text-size': fade([
          [9, 10],
          [13, 12],
          [15, 13],
        ]),
      },
      paint: ink(palette.labelMuted),
    }),
    places('island', kind('island'), {
      minzoom: 7,
      layout: {
        'text-size': fade([
          [7, 10],
          [12, 12],
        ]),
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.5,
      },
      paint: ink(palette.label),
    }),
    places('bay', kind('bay'), {
      layout: {
        'text-font': italic,
        'text-letter-spacing': 0.1,
        'text-size': fade([
          [7, 10.5],
          [12, 13],
        ]),
      },
      paint: { ...ink(palette.labelSea, 1), 'text-halo-color': palette.shelf },
    }),
    places('sea', kind('sea'), {
      maxzoom: 11,
      layout: {
        'text-font': italic,
        'text-letter-spacing': 0.35,
        'text-size': fade([
          [5, 12],
          [8, 18],
          [10, 22],
        ]),
      },
      paint: { ...ink(palette.labelSea, 1), 'text-halo-color': palette.sea },
    }),
    places('neighbour', kind('neighbour'), {
      maxzoom: 12,
      layout: {
        'text-size': fade([
          [6, 10],
          [10, 12],
        ]),
      },
      paint: ink(palette.labelMuted),
    }),
    places('district', kind('district', 'county'), {
      maxzoom: 13.5,
      layout: {
        'text-font': medium,
        'text-letter-spacing': 0.12,
        'text-size': fade([
          [7, 10.5],
          [10, 12],
          [13, 14],
        ]),
      },
      paint: ink(palette.labelMuted),
    }),
    places('county-city', kind('county-city'), {
      maxzoom: 13,
      layout: {
        'text-font': medium,
        'text-size': fade([
          [6, 11],
          [9, 14],
          [12, 17],
        ]),
      },
      paint: ink(palette.label),
    }),
    places('city', kind('city'), {
      maxzoom: 12,
      layout: {
        'text-font': bold,
        'text-size': fade([
          [5, 13],
          [8, 18],
          [11, 22],
        ]),
      },
      paint: ink(palette.label, 1.8),
    }),
  ];
}

const stationLabel = (size: number): NonNullable<SymbolLayerSpecification['layout']> => ({
  visibility: shown('metro-stations.shown'),
  'text-field': oneLine,
  'text-font': regular,
  'text-size': fade([
    [12, size],
    [16, size + 2],
  ]),
  'text-max-width': 8,
  'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
  'text-radial-offset': 0.7,
  'text-justify': 'auto',
  'symbol-sort-key': ['get', 'rank'],
});

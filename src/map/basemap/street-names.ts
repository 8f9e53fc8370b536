/** Names out of street tiles: of roads, waters and places. */
import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import {
  bold,
  fade,
  ink,
  italic,
  medium,
  regular,
  type Expression,
  type Stops,
} from './expressions.ts';
import type { Palette } from './palette.ts';
import type { Part, StreetSchema } from './street-schemas.ts';
import { every, oneOf } from './street-words.ts';

/** Languages in which OpenStreetMap writes Chinese names without a script. */
const langTag: Expression = [
  'case',
  ['==', ['slice', ['global-state', 'lang'], 0, 2], 'zh'],
  'zh',
  ['global-state', 'lang'],
] as unknown as Expression;

const local: Expression = ['coalesce', ['get', 'name'], ['get', 'name:zh'], ''];
/** In the person's language; who does not read Chinese gets English or Latin letters before it. */
const mine: Expression = [
  'coalesce',
  ['get', ['concat', 'name:', ['global-state', 'lang']]],
  ['get', ['concat', 'name:', langTag]],
  [
    'case',
    ['==', langTag, 'zh'],
    local,
    ['coalesce', ['get', 'name:en'], ['get', 'name_en'], ['get', 'name:latin'], local],
  ],
] as unknown as Expression;

/** As the embedded map names things: mine over local, or the other way round, or mine alone. */
function twoLines(palette: Palette): Expression {
  const small = { 'font-scale': 0.8, 'text-color': palette.labelMuted };
  return [
    'case',
    ['all', ['global-state', 'bilingual'], ['!=', local, ''], ['!=', mine, local]],
    [
      'case',
      ['global-state', 'localFirst'],
      ['format', local, {}, '\n', {}, mine, small],
      ['format', mine, {}, '\n', {}, local, small],
    ],
    ['format', mine, {}],
  ] as unknown as Expression;
}
const oneLine: Expression = ['case', ['global-state', 'localFirst'], local, mine];

/** The atlas writes the names of its own places itself. */
const notOwn: Expression = ['!', ['in', local, ['array', ['global-state', 'ownNames']]]];

/** Names, least first: later layers win the room. */
export function streetNames(
  palette: Palette,
  words: StreetSchema,
  source: string,
): LayerSpecification[] {
  const id = (name: string): string => `${source}-${name}`;
  const from = (part: Part) => ({ source, 'source-layer': part.layer });
  const muted = ink(palette, palette.labelMuted);
  const strong = ink(palette, palette.label);
  const names = (
    name: string,
    part: Part,
    sizes: Stops,
    zooms: { minzoom?: number; maxzoom?: number },
    layout: SymbolLayerSpecification['layout'] = {},
    paint: NonNullable<SymbolLayerSpecification['paint']> = muted,
  ): LayerSpecification => ({
    id: id(`name-${name}`),
    type: 'symbol',
    ...from(part),
    ...zooms,
    filter: every(['!=', local, ''], notOwn, part.filter),
    layout: {
      'text-field': twoLines(palette),
      'text-font': regular,
      'text-size': fade(sizes),
      'text-max-width': 8,
      'text-padding': 4,
      ...layout,
    },
    paint,
  });
  return [
    {
      ...names(
        'road',
        words.roadName,
        [
          [13, 10],
          [17, 13],
        ],
        { minzoom: 13 },
      ),
      layout: {
        'text-field': oneLine,
        'text-font': regular,
        'text-size': fade([
          [13, 10],
          [17, 13],
        ]),
        'symbol-placement': 'line',
        'symbol-spacing': 300,
        'text-max-angle': 30,
      },
    } as LayerSpecification,
    names(
      'water',
      words.waterName,
      [
        [10, 11],
        [16, 14],
      ],
      { minzoom: 10 },
      { 'text-font': italic },
      {
        ...ink(palette, palette.labelSea),
        'text-halo-color': palette.sea,
      },
    ),
    names(
      'small',
      { ...words.place, filter: oneOf(words.place.class, words.place.small) },
      [
        [12, 10.5],
        [16, 13],
      ],
      { minzoom: 12 },
    ),
    names(
      'town',
      { ...words.place, filter: oneOf(words.place.class, words.place.town) },
      [
        [8, 10.5],
        [14, 15],
      ],
      { minzoom: 8, maxzoom: 16 },
      { 'text-font': medium },
      strong,
    ),
    names(
      'city',
      { ...words.place, filter: oneOf(words.place.class, words.place.city) },
      [
        [5, 13],
        [8, 18],
        [12, 22],
      ],
      { minzoom: 4, maxzoom: 13 },
      { 'text-font': bold },
      { ...strong, 'text-halo-width': 1.8 },
    ),
  ];
}

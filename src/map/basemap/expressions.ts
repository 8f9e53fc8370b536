/** The words the basemap's style is written in. */
import type { ExpressionSpecification, StateSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

export type Expression = ExpressionSpecification;
export type Stops = [zoom: number, value: number][];
export type From = (layer: string) => {
  readonly source: string;
  readonly 'source-layer': string;
};

/** Every global state the basemap reads, with its first value. */
export const basemapGlobalState = {
  lang: { default: '' },
  /** The language of the place, and the one that stands in where a name is missing. */
  localLang: { default: '' },
  fallbackLang: { default: '' },
  bilingual: { default: true },
  localFirst: { default: false },
  /** Local names that the atlas writes itself; the basemap leaves them out. */
  ownNames: { default: [] as string[] },
  'metro-lines.shown': { default: true },
  'metro-stations.shown': { default: true },
} satisfies StateSpecification;

/** The zoom from which stations have names. */
export const stationNamesFrom = 12.4;

/** Changes with the zoom by the same amount each step. */
export const fade = (stops: Stops): Expression =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as Expression;

/** Grows with the zoom, faster as it goes. */
export const grow = (stops: Stops): Expression =>
  ['interpolate', ['exponential', 1.4], ['zoom'], ...stops.flat()] as Expression;

/** The property that holds the name in the language of a global state. */
const nameIn = (state: 'lang' | 'localLang' | 'fallbackLang'): Expression => [
  'concat',
  'name:',
  ['global-state', state],
];
const local: Expression = ['get', nameIn('localLang')];
export const hasLocalName: Expression = ['has', nameIn('localLang')];
/** The name in the person's language, or the next best. */
export const name: Expression = [
  'coalesce',
  ['get', nameIn('lang')],
  ['get', nameIn('fallbackLang')],
  local,
  '',
];

/** The name is not one that the atlas writes itself. */
export const notOwn: Expression = ['!', ['in', local, ['array', ['global-state', 'ownNames']]]];

export const shown = (key: keyof typeof basemapGlobalState): Expression => [
  'case',
  ['global-state', key],
  'visible',
  'none',
];

/* Letters come from the system. A first family that no system has carries the weight or the slant,
   which MapLibre reads from its name. */
const family = (face: string): string[] => [`Atlas ${face}`, 'system-ui', 'sans-serif'];
export const regular = family('Regular');
export const medium = family('Medium');
export const bold = family('Bold');
export const italic = family('Italic');

const both: Expression = ['all', ['global-state', 'bilingual'], hasLocalName, ['!=', name, local]];

/** A name in the person's language, the local one beneath it and smaller, or the other way round. */
export function bilingual(second: string): Expression {
  const small = { 'font-scale': 0.8, 'text-color': second };
  return [
    'case',
    both,
    [
      'case',
      ['global-state', 'localFirst'],
      ['format', local, {}, '\n', {}, name, small],
      ['format', name, {}, '\n', {}, local, small],
    ],
    ['format', name, {}],
  ] as unknown as Expression;
}

/** A name in one language, where there is no room for two. */
export const oneLine: Expression = [
  'case',
  ['global-state', 'localFirst'],
  ['coalesce', local, name],
  name,
];

/** Letters in a colour, with the halo that keeps them legible. */
export const ink = (palette: Palette, color: string) => ({
  'text-color': color,
  'text-halo-color': palette.halo,
  'text-halo-width': 1.4,
  'text-halo-blur': 0.4,
});

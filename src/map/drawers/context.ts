import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Core } from '../../domain/atlas';
import type { Scene } from '../../domain/scene';
import type { Layer } from '../../domain/site';
import type { Palette, Theme } from '../basemap/palette';
import type { ShownBasemap } from '../basemap/shown';
import { HOVERED_SITE, SELECTED_SITE, SHOWN_SITES } from '../state-keys';

export interface DrawContext {
  readonly core: Core;
  readonly scene: Scene;
  readonly theme: Theme;
  readonly palette: Palette;
  /** The embedded one when left out. */
  readonly basemap?: ShownBasemap;
  /** Address of a layer's GeoJSON file. */
  readonly layerUrl: (layerId: string) => string | undefined;
}

/** What a drawer adds to the style; sources by name, layers bottom first. */
export interface Drawing {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** Draws one layer of the catalogue. */
export type Drawer = (layer: Layer, context: DrawContext) => Drawing;

/** The colour of a theme in the shown theme; the themes are data. */
export function themeColor(context: DrawContext, themeId: string): string {
  const theme = context.core.themes.find(({ id }) => id === themeId);
  return theme ? theme.color[context.theme] : context.palette.label;
}

/** The feature's site is among those shown. */
export const siteShown: ExpressionSpecification = [
  'in',
  ['get', 'id'],
  ['array', ['global-state', SHOWN_SITES]],
];

export const siteSelected: ExpressionSpecification = [
  '==',
  ['get', 'id'],
  ['global-state', SELECTED_SITE],
];

export const siteHovered: ExpressionSpecification = [
  '==',
  ['get', 'id'],
  ['global-state', HOVERED_SITE],
];

/** Families that no system has carry the weight, which MapLibre reads from the name. */
export const FONT = ['Atlas Medium', 'system-ui', 'sans-serif'];
export const FONT_BOLD = ['Atlas Bold', 'system-ui', 'sans-serif'];

/** The name in the person's language, with the local one beneath it, as the basemap writes its names. */
export function siteLabel(secondColor: string): ExpressionSpecification {
  const local: ExpressionSpecification = ['get', 'name:local'];
  const mine: ExpressionSpecification = [
    'coalesce',
    ['get', ['concat', 'name:', ['global-state', 'lang']]],
    local,
  ];
  const small = { 'font-scale': 0.82, 'text-color': secondColor };
  return [
    'case',
    ['all', ['global-state', 'bilingual'], ['!=', mine, local]],
    [
      'case',
      ['global-state', 'localFirst'],
      ['format', local, {}, '\n', {}, mine, small],
      ['format', mine, {}, '\n', {}, local, small],
    ],
    ['format', mine, {}],
  ] as unknown as ExpressionSpecification;
}

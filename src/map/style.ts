import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { basemapParts } from './basemap/shown';
import type { DrawContext, Drawer, Drawing } from './drawers/context';
import { drawByBasemap, drawCircle, drawFill, drawLine } from './drawers/features';
import { drawHighlight } from './drawers/highlight';
import { drawMoving } from './drawers/moving';
import { drawWhereabouts } from './drawers/whereabouts';
import { drawChosen } from './drawers/chosen';
import { drawPatches } from './drawers/patches';
import { drawPins } from './drawers/pins';
import { drawRings } from './drawers/rings';
import { drawTracks } from './drawers/tracks';
import { withFilters } from './filtered';
import { withOpacity } from './opacity';
import { anchor, NAMES_ANCHOR, OVER_ANCHOR, UNDER_ANCHOR } from './own/anchors';
import { initialState } from './state-keys';

/** One drawer a kind; sites are drawn together, by what is known of their positions. */
const DRAWERS: Readonly<Record<'line' | 'fill' | 'circle' | 'basemap', Drawer>> = {
  line: drawLine,
  fill: drawFill,
  circle: drawCircle,
  basemap: drawByBasemap,
};

/**
 * Compiles the catalogue into a map style. Pure: the same catalogue, theme and palette give the same
 * style. What a person shows, selects or names comes in through global state.
 */
export function compileStyle(context: DrawContext): StyleSpecification {
  const basemap = basemapParts(context.basemap, context.palette, context.theme);
  const drawings: Drawing[] = context.core.layers.flatMap((layer) =>
    layer.draw.kind === 'sites' ? [] : [DRAWERS[layer.draw.kind](layer, context)],
  );
  const patches = drawPatches(context);
  const rings = drawRings(context);
  const tracks = drawTracks(context);
  const pins = drawPins(context);
  const chosen = drawChosen(context);
  const highlight = drawHighlight(context);
  const moving = drawMoving();
  const whereabouts = drawWhereabouts(context);
  const all = [...drawings, patches, rings, tracks, pins, chosen, highlight, moving, whereabouts];

  const sources: Record<string, SourceSpecification> = { ...basemap.sources };
  for (const drawing of all) Object.assign(sources, drawing.sources);

  // Areas and lines lie under all names; names lie under the pins, which cover nothing they must not.
  const isName = (layer: LayerSpecification): boolean => layer.type === 'symbol';
  const below = [...drawings, patches, rings, tracks].flatMap(({ layers }) => layers);
  return {
    ...basemap.more,
    version: 8,
    state: {
      ...basemap.more?.state,
      ...initialState(
        context.core.layers.map(({ id }) => id),
        context.core.settings,
      ),
    },
    sources,
    layers: withFilters(
      [
        ...basemap.layers,
        anchor(UNDER_ANCHOR),
        ...below.filter((layer) => !isName(layer)),
        anchor(OVER_ANCHOR),
        ...basemap.labelLayers,
        ...below.filter(isName),
        anchor(NAMES_ANCHOR),
        ...chosen.layers,
        ...highlight.layers,
        ...pins.layers,
        ...moving.layers,
        ...whereabouts.layers,
      ].map((layer: LayerSpecification) => withOpacity(layer, context.core)),
      context.core.layers.map(({ id }) => id),
    ),
  };
}

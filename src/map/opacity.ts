/** Layers of the atlas can be drawn more faintly: their opacity is global state, as what is shown is. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Core } from '../domain/atlas';
import { opacityKey, SITE_OPACITY } from './state-keys';

type Expression = ExpressionSpecification;

const OPACITIES: Partial<Record<LayerSpecification['type'], readonly string[]>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
};

/** The sources in which places of all layers are drawn together. */
const SITE_SOURCES = new Set(['pins', 'patches', 'rings', 'tracks', 'track-labels']);

/** Opacity of a place: that of its layer, by the place's id; of all others 1. */
const siteOpacity = [
  'coalesce',
  ['get', ['to-string', ['get', 'id']], ['object', ['global-state', SITE_OPACITY]]],
  1,
] as unknown as Expression;

/** Multiplies a value; what changes with the zoom has to keep that outermost. */
function times(value: unknown, factor: Expression): unknown {
  if (Array.isArray(value) && (value[0] === 'interpolate' || value[0] === 'step')) {
    const [kind, ...rest] = value as unknown[];
    const head = kind === 'interpolate' ? rest.slice(0, 2) : rest.slice(0, 1);
    const stops = rest.slice(head.length);
    // A step begins with a value, an interpolation with a zoom.
    const isValue = (index: number): boolean => index % 2 === (kind === 'interpolate' ? 1 : 0);
    return [
      kind,
      ...head,
      ...stops.map((stop, index) => (isValue(index) ? times(stop, factor) : stop)),
    ];
  }
  return ['*', value ?? 1, factor];
}

/** The style layer with the opacity of the atlas's layer that it draws; others as they are. */
export function withOpacity(style: LayerSpecification, core: Core): LayerSpecification {
  const factor = factorOf(style, core);
  const names = OPACITIES[style.type];
  if (!factor || !names) return style;
  const paint = { ...style.paint } as Record<string, unknown>;
  for (const name of names) paint[name] = times(paint[name], factor);
  return { ...style, paint };
}

function factorOf(style: LayerSpecification, { layers }: Core): Expression | null {
  if (!('source' in style)) return null;
  if (SITE_SOURCES.has(style.source)) return siteOpacity;
  const drawn = layers.find(({ id, draw, source }) =>
    draw.kind === 'basemap'
      ? source.type === 'basemap' && style['source-layer'] === source.sourceLayer
      : style.id === `layer-${id}` || style.id.startsWith(`layer-${id}-l`),
  );
  return drawn ? ['to-number', ['global-state', opacityKey(drawn.id)], 1] : null;
}

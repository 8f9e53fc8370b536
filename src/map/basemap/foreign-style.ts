/** A MapLibre style of somebody else as a basemap: its sources and layers under names of our own. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { ForeignStyle } from '../../domain/basemap';
import { bold, italic, regular } from './expressions.ts';

/**
 * Letters come from the system: of the fonts that a style names only weight and slant are kept. Its own
 * glyphs would be asked for the atlas's letters too, which they are not made for.
 */
function fontLike(font: unknown): string[] {
  const text = JSON.stringify(font ?? '');
  if (/bold|black|heavy/i.test(text)) return bold;
  return /italic|oblique/i.test(text) ? italic : regular;
}

export function foreignParts(
  { sources, layers, sprite, state }: ForeignStyle,
  prefix: string,
): {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
  labelLayers: LayerSpecification[];
  more: Partial<StyleSpecification>;
} {
  const own = layers.map((layer): LayerSpecification => {
    const layout = layer['layout'] as Record<string, unknown> | undefined;
    return {
      ...layer,
      id: `${prefix}${layer['id'] as string}`,
      ...(layer['source'] === undefined ? {} : { source: `${prefix}${layer['source'] as string}` }),
      ...(layout?.['text-field'] === undefined
        ? {}
        : { layout: { ...layout, 'text-font': fontLike(layout['text-font']) } }),
    } as unknown as LayerSpecification;
  });
  const isName = ({ type }: LayerSpecification): boolean => type === 'symbol';
  return {
    sources: Object.fromEntries(
      Object.entries(sources).map(([id, source]) => [
        `${prefix}${id}`,
        source as SourceSpecification,
      ]),
    ),
    layers: own.filter((layer) => !isName(layer)),
    labelLayers: own.filter(isName),
    more: {
      ...(sprite === undefined
        ? {}
        : { sprite: sprite as NonNullable<StyleSpecification['sprite']> }),
      ...(state === undefined ? {} : { state: state as NonNullable<StyleSpecification['state']> }),
    },
  };
}

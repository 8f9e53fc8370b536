/**
 * The style of the embedded basemap: a printed city map in which the coast is the hero. Colours come
 * from the palette, those of the metro from the data. What the sources do not know is not drawn.
 */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { From } from './expressions.ts';
import { groundLayers } from './ground.ts';
import { labelLayers } from './labels.ts';
import { metroLayers } from './metro.ts';
import type { Palette } from './palette.ts';
import { railLayers, roadLayers } from './roads.ts';

export { basemapGlobalState } from './expressions.ts';
export { basemapImages, type BasemapImage } from './images.ts';

export interface EmbeddedBasemap {
  sources: Record<string, SourceSpecification>;
  /** Areas and lines, bottom first. */
  layers: LayerSpecification[];
  /** Names, to be placed above the atlas's own areas and lines and below its pins. */
  labelLayers: LayerSpecification[];
}

export const basemapSourceId = 'basemap';
export const basemapUrl = 'pmtiles://atlas-basemap';

export function embeddedBasemap(palette: Palette): EmbeddedBasemap {
  const from: From = (layer) => ({ source: basemapSourceId, 'source-layer': layer });
  return {
    sources: { [basemapSourceId]: { type: 'vector', url: basemapUrl } },
    layers: [
      ...groundLayers(palette, from),
      ...roadLayers(palette, from),
      ...railLayers(palette, from),
      ...metroLayers(palette, from),
    ],
    labelLayers: labelLayers(palette, from),
  };
}

import { cameraForBounds } from '../../../domain/mercator';
import { sketch } from '../../../domain/sketch';
import { sketchBase } from '../../../domain/sketch-base';
import { sketchSvg } from '../../../domain/sketch-svg';
import type { Site } from '../../../domain/site';
import type { Speech } from '../../../i18n/speech.svelte';
import { approvalText } from '../../../i18n/words/approval';
import { parsePalette, sketchPalette } from '../../../map/basemap/palette';
import type { Atlas } from '../../../state/atlas.svelte';
import tokens from '../../../styles/tokens.css?raw';

const SIZE = { width: 640, height: 360 };
const PADDING_PX = 70;
const NEAREST_ZOOM = 11.5;

/**
 * A map that shows where a place is, for paper: the sketch in light colours.
 * @returns a data address for an image; null for a place without a position
 */
export function locatorImage(atlas: Atlas, speech: Speech, site: Site): string | null {
  const bounds = atlas.boundsOf(site);
  if (!bounds) return null;
  const model = sketch({
    ...sketchBase(atlas, speech.lang),
    camera: cameraForBounds(bounds, SIZE, PADDING_PX, NEAREST_ZOOM),
    size: SIZE,
    selectedId: site.id,
  });
  const palette = parsePalette(tokens, 'light');
  const svg = sketchSvg(model, sketchPalette(palette, atlas.core.themes), {
    title: speech.name(site.name).text,
    lang: speech.lang,
    approval: approvalText(atlas.core.settings.basemaps, speech),
  });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

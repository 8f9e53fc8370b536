/**
 * Waterlines: the sea pales towards the shore in steps, as engravers drew it. Each step is an area
 * within a fixed distance of land; a zoom shows the few whose edges it can tell apart.
 */
import type { LayerSpecification } from 'maplibre-gl';
import { fade, type From } from './expressions.ts';
import type { Palette } from './palette.ts';

/** Distances from land in metres, nearest first. */
export const shelfDistances = [100, 200, 400, 800, 1600, 3200, 6400, 12800] as const;

/** Metres to a pixel at zoom 0, in the middle of the prefecture. */
export const metresPerPixel = 60_600;

const strength = 0.32;

/** The zoom at which a distance is this many pixels wide. */
const zoomOf = (metres: number, pixels: number): number =>
  Math.log2((pixels * metresPerPixel) / metres);

export function shelfLayers(palette: Palette, from: From): LayerSpecification[] {
  return [...shelfDistances].reverse().map((metres): LayerSpecification => {
    const appears = zoomOf(metres, 3.5);
    const leaves = metres === shelfDistances[0] ? 24 : zoomOf(metres, 30);
    return {
      id: `basemap-shelf-${metres}`,
      type: 'fill',
      ...from('shelf'),
      filter: ['==', ['get', 'metres'], metres],
      minzoom: Math.max(0, appears),
      maxzoom: leaves,
      paint: {
        'fill-color': palette.shelf,
        'fill-opacity': fade([
          [appears, 0],
          [zoomOf(metres, 7), strength],
          [zoomOf(metres, 16), strength],
          [leaves, 0],
        ]),
      },
    };
  });
}

/** Empty style layers between which a person's own layers are put. */
import type { LayerSpecification } from 'maplibre-gl';

/** Right below the areas and lines of the atlas. */
export const UNDER_ANCHOR = 'anchor-under';
/** Above them, below all names. */
export const OVER_ANCHOR = 'anchor-over';
/** Above the names of the basemap, below the pins. */
export const NAMES_ANCHOR = 'anchor-names';

export const anchor = (id: string): LayerSpecification => ({
  id,
  type: 'background',
  layout: { visibility: 'none' },
});

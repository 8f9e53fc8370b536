import { sayableFilters } from '../domain/filter/codec';
import { sitesWithin } from '../domain/timeline';
import type { Atlas } from './atlas.svelte';
import {
  differences,
  type Comparison,
  type PresentView,
  type Side,
  type SideView,
} from './compare.svelte';

/** What of the atlas a comparison can show in two ways. */
export function presentViewOf(atlas: Atlas): PresentView {
  return {
    get view() {
      const { layers, time, settings, workbench } = atlas;
      return {
        layers: layers.shown,
        time: time.range,
        labels: settings.labels,
        filters: workbench.filters.all,
      };
    },
    show({ layers, time, labels, filters }) {
      atlas.layers.showOnly(layers);
      if (time) atlas.time.choose(time);
      else atlas.time.clear();
      atlas.settings.nameMapIn(labels);
      atlas.workbench.filters.replace(filters);
    },
  };
}

/** The comparison as an address can say it; null while there is none. */
export function comparisonForAddress(
  { workbench: { compare } }: Atlas,
  isShipped: (layerId: string) => boolean,
): Comparison | null {
  const { kept } = compare;
  if (!kept) return null;
  const said = (side: Side): SideView => {
    const view = compare.viewOf(side);
    return { ...view, filters: sayableFilters(view.filters, isShipped) };
  };
  const unedited = kept.edited === 'first' ? 'second' : 'first';
  return { ...kept, other: differences(said(unedited), said(kept.edited)) };
}

/** Sites that the side that is not edited shows; the selected one stays if its layer does. */
function sitesOf(atlas: Atlas, { layers, time }: SideView): readonly string[] {
  const dated = time && sitesWithin(atlas.time.timeline.events, time);
  const shown = new Set(layers);
  return atlas.core.sites
    .filter(({ mapped, layer }) => mapped && shown.has(layer))
    .filter(
      ({ id, layer }) =>
        id === atlas.selection.siteId ||
        ((!dated || dated.has(id)) && atlas.workbench.compare.otherFilters.lets(layer, id)),
    )
    .map(({ id }) => id);
}

/** Sites that are drawn on a side of a comparison; the first is the whole map while there is none. */
export function sitesOnSide(atlas: Atlas, side: Side): readonly string[] {
  const { compare } = atlas.workbench;
  return side === compare.edited ? atlas.shownSites : sitesOf(atlas, compare.viewOf(side));
}

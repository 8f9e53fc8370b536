import { sayableFilters } from '../domain/filter/codec';
import { withLayerId, type Filters } from '../domain/filter/model';
import { sitesWithin } from '../domain/timeline';
import type { Basemap } from '../domain/basemap';
import type { Atlas } from './atlas.svelte';
import type { BasemapFailure } from './basemaps.svelte';
import {
  differences,
  otherSide,
  type Comparison,
  type PresentView,
  type Side,
  type SideView,
} from './compare.svelte';
import { unsayable } from './filters.svelte';
import { RESULT_ID } from '../domain/own/model';
import type { UrlState } from './url-model';

/** What of the atlas a comparison can show in two ways. */
export function presentViewOf(atlas: Atlas): PresentView {
  return {
    get view() {
      const { layers, time, settings, workbench } = atlas;
      return {
        layers: layers.shown,
        own: workbench.own.shown,
        time: time.range,
        labels: settings.labels,
        basemap: settings.basemaps.chosenId,
        filters: workbench.filters.all,
      };
    },
    show({ layers, own, time, labels, basemap, filters }) {
      atlas.layers.showOnly(layers);
      atlas.workbench.own.showOnly(own);
      if (time) atlas.time.choose(time);
      else atlas.time.clear();
      atlas.settings.nameMapIn(labels);
      if (basemap !== undefined) atlas.settings.basemaps.choose(basemap);
      atlas.workbench.filters.replace(filters);
    },
  };
}

/** Whether an address can name a layer: those of the catalogue, and the one that its recipe makes. */
const sayable =
  (atlas: Atlas) =>
  (id: string): boolean =>
    atlas.features(id) !== null || id === atlas.workbench.recipe.layer;

const asResult = (atlas: Atlas, filters: Filters): Filters =>
  withLayerId(filters, atlas.workbench.recipe.layer ?? RESULT_ID, RESULT_ID);

/** The filters as an address says them; null without any. */
export function filtersForAddress(atlas: Atlas): Filters | null {
  const said = atlas.workbench.filters.forAddress(sayable(atlas));
  return said && asResult(atlas, said);
}

/** The comparison as an address can say it; null while there is none. */
export function comparisonForAddress(atlas: Atlas): Comparison | null {
  const { compare, recipe } = atlas.workbench;
  const { kept } = compare;
  if (!kept) return null;
  const said = (side: Side): SideView => {
    const view = compare.viewOf(side);
    return {
      ...view,
      own: view.own.flatMap((id) => (id === recipe.layer ? RESULT_ID : [])),
      filters: asResult(atlas, sayableFilters(view.filters, sayable(atlas))),
    };
  };
  return { ...kept, other: differences(said(otherSide(kept.edited)), said(kept.edited)) };
}

/** Takes over the filters and the comparison of an address; what no address can say stays as it was. */
export function followViews(atlas: Atlas, { filter, compare: said }: UrlState): void {
  const { compare, filters, own, recipe } = atlas.workbench;
  const isSayable = sayable(atlas);
  const result = recipe.layer;
  // Without a recipe there is no result that could be filtered.
  const known = (all: Filters): Filters =>
    withLayerId(
      Object.fromEntries(Object.entries(all).filter(([id]) => result !== null || id !== RESULT_ID)),
      RESULT_ID,
      result ?? RESULT_ID,
    );
  const before = compare.isOn ? compare.viewOf(otherSide(compare.edited)) : null;
  filters.follow(filter && known(filter), isSayable);
  if (!said) {
    compare.end();
    return;
  }
  // Sides that differ in the result: one shows it, the other does not.
  if (said.other.own) recipe.expect(said.other.own.length === 0);
  const shows = said.other.own ? said.other.own.length > 0 : (own.get(result ?? '')?.shown ?? true);
  const others = (before?.own ?? own.shown).filter((id) => id !== result);
  compare.restore({
    ...said,
    other: {
      ...said.other,
      own: result !== null && shows ? [...others, result] : others,
      filters: {
        ...unsayable(before?.filters ?? filters.all, isSayable),
        ...(said.other.filters
          ? known(said.other.filters)
          : sayableFilters(filters.all, isSayable)),
      },
    },
  });
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

/** The basemap that was asked for on a side of a comparison. */
const askedOnSide = ({ settings, workbench }: Atlas, side: Side): string =>
  workbench.compare.viewOf(side).basemap ?? settings.basemaps.chosenId;

/** The basemap that a side shows, and why it is not the one that was asked for. */
export function basemapOnSide(
  atlas: Atlas,
  side: Side,
): { readonly asked: string; readonly shown: Basemap; readonly failure: BasemapFailure | null } {
  const { basemaps } = atlas.settings;
  const asked = askedOnSide(atlas, side);
  return { asked, shown: basemaps.shownFor(asked), failure: basemaps.failureOf(asked) };
}

/** Ids of the basemaps that are on the screen: what attribution and approval numbers go by. */
export function shownBasemapIds(atlas: Atlas): readonly string[] {
  const sides: readonly Side[] = atlas.workbench.compare.isOn ? ['first', 'second'] : ['first'];
  return sides.map((side) => basemapOnSide(atlas, side).shown.id);
}

/** What the services want to be named for of the connected layers that are shown, each once; plain text. */
export const connectedCredits = ({ workbench }: Atlas): readonly string[] => [
  ...new Set(
    workbench.connected.all.flatMap(({ shown, attribution }) =>
      shown && attribution !== '' ? [attribution] : [],
    ),
  ),
];

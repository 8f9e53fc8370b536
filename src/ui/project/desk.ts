import { isOwnLayerId } from '../../domain/own/model';
import type { Filters } from '../../domain/filter/model';
import type { ProjectContent, SavedView, ShownView } from '../../domain/project/model';
import type { Atlas } from '../../state/atlas.svelte';
import { otherSide, type SideView } from '../../state/compare.svelte';
import type { ProjectDesk } from '../../state/project-ports';
import { presentViewOf } from '../../state/side-view';
import { geo } from '../../worker/geo';

/** What is shown now, to come back to. */
export const viewNow = (atlas: Atlas): ProjectContent['view'] => ({
  ...presentViewOf(atlas).view,
  camera: atlas.camera.current,
});

/** A view that says nothing of one's own layers leaves them as they are. */
const wholeView = (atlas: Atlas, view: ShownView): SideView => ({
  ...view,
  own: view.own ?? atlas.workbench.own.shown,
});

/** Shows a view again: its camera, layers, time, names and filters. */
export function showView(atlas: Atlas, { camera, ...view }: Omit<SavedView, 'id' | 'name'>): void {
  presentViewOf(atlas).show(wholeView(atlas, view));
  atlas.look(camera);
}

function contentOf(atlas: Atlas): Omit<ProjectContent, 'views'> {
  const { own, connected, compare } = atlas.workbench;
  const { kept } = compare;
  const other: ShownView = compare.viewOf(otherSide(compare.edited));
  return {
    layers: own.all,
    connected: connected.all,
    underCount: own.underCount,
    view: viewNow(atlas),
    comparison: kept && { ...kept, other },
  };
}

const ofOwn = (filters: Filters): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([id]) => isOwnLayerId(id)));

/** What is said of one's own layers comes with the layers; the rest is in the address. */
function ownPartsOnly(atlas: Atlas, { view, comparison }: ProjectContent): void {
  const { filters, compare } = atlas.workbench;
  filters.replace({ ...ofOwn(view.filters), ...filters.all });
  if (!comparison || compare.kept?.edited !== comparison.edited) return;
  const { other } = comparison;
  compare.changeOther({
    ...(other.own ? { own: other.own } : {}),
    filters: { ...ofOwn(other.filters), ...compare.otherFilters.all },
  });
}

/** The atlas, as projects work with it. */
export function deskOf(atlas: Atlas): ProjectDesk {
  const { workbench } = atlas;
  return {
    get content() {
      return contentOf(atlas);
    },
    show(content, all) {
      workbench.own.replace(content.layers, content.underCount);
      workbench.connected.replace(content.connected ?? []);
      if (!all) {
        ownPartsOnly(atlas, content);
        return;
      }
      showView(atlas, content.view);
      const { comparison } = content;
      if (comparison)
        workbench.compare.restore({ ...comparison, other: wholeView(atlas, comparison.other) });
      else workbench.compare.end();
    },
    empty() {
      for (const { id } of workbench.own.all) void geo().drop(id);
      workbench.own.replace([]);
      workbench.connected.replace([]);
      workbench.filters.clear();
      workbench.compare.end();
      workbench.closeTable();
      workbench.history.clear();
    },
  };
}

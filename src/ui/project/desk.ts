import { isOwnLayerId } from '../../domain/own/model';
import type { ProjectContent, SavedView, ShownView } from '../../domain/project/model';
import type { Atlas } from '../../state/atlas.svelte';
import type { ProjectDesk } from '../../state/project-ports';
import { presentViewOf } from '../../state/side-view';
import { geo } from '../../worker/geo';

/** What is shown now, to come back to. */
export const viewNow = (atlas: Atlas): ProjectContent['view'] => ({
  ...presentViewOf(atlas).view,
  camera: atlas.camera.current,
});

/** Shows a view again: its camera, layers, time, names and filters. */
export function showView(atlas: Atlas, { camera, ...view }: Omit<SavedView, 'id' | 'name'>): void {
  presentViewOf(atlas).show(view);
  atlas.look(camera);
}

function contentOf(atlas: Atlas): Omit<ProjectContent, 'views'> {
  const { own, compare } = atlas.workbench;
  const { kept } = compare;
  const other: ShownView = compare.viewOf(compare.edited === 'first' ? 'second' : 'first');
  return { layers: own.all, view: viewNow(atlas), comparison: kept && { ...kept, other } };
}

/** Filters of one's own layers come with the layers; those of the catalogue's are in the address. */
function ownFiltersOnly(atlas: Atlas, { view }: ProjectContent): void {
  const { filters } = atlas.workbench;
  const own = Object.entries(view.filters).filter(([id]) => isOwnLayerId(id));
  filters.replace({ ...Object.fromEntries(own), ...filters.all });
}

/** The atlas, as projects work with it. */
export function deskOf(atlas: Atlas): ProjectDesk {
  const { workbench } = atlas;
  return {
    get content() {
      return contentOf(atlas);
    },
    show(content, all) {
      workbench.own.replace(content.layers);
      if (!all) {
        ownFiltersOnly(atlas, content);
        return;
      }
      showView(atlas, content.view);
      if (content.comparison) workbench.compare.restore(content.comparison);
      else workbench.compare.end();
    },
    empty() {
      for (const { id } of workbench.own.all) void geo().drop(id);
      workbench.own.replace([]);
      workbench.filters.clear();
      workbench.compare.end();
      workbench.closeTable();
      workbench.history.clear();
    },
  };
}

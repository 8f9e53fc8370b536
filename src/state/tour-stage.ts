import type { Camera, Lang } from '../domain/site';
import type { Tours, TourStep } from '../domain/tour';
import type { Atlas } from './atlas.svelte';
import { Resource, type TellFailure } from './resource.svelte';
import type { Target } from './selection.svelte';
import { TourPlayer, type TourClock, type TourStage } from './tour.svelte';

/** What a tour brings back when it is left. */
export interface BeforeTour {
  /** Null for the view of the first visit, which follows the size of the screen. */
  readonly camera: Camera | null;
  readonly layers: readonly string[];
  readonly selected: Target | null;
}

/** What the tours ask of the world. */
export interface TourPorts {
  readonly loadTours: (lang: Lang) => Promise<Tours>;
  readonly clock: TourClock;
  /** A file that could not be loaded. */
  readonly failed: TellFailure;
}

/** The layers that a step shows: those it names, and that of its place. */
function layersOf(atlas: Atlas, { site, layers }: TourStep): readonly string[] | null {
  if (!layers) return null;
  const own = site === null ? null : atlas.site(site);
  return own?.mapped ? [...new Set([...layers, own.layer])] : layers;
}

/** True while the layers are those of the step that is shown: a link to it need not name them. */
export function areLayersOfStep(atlas: Atlas): boolean {
  const { step } = atlas.tour;
  const layers = step && layersOf(atlas, step);
  const { shown } = atlas.layers;
  return (
    atlas.tour.isRunning &&
    (!layers || (layers.length === shown.length && layers.every((id) => shown.includes(id))))
  );
}

/** The player of the atlas' tours. */
export function tourPlayer(atlas: Atlas, ports: TourPorts): TourPlayer<BeforeTour> {
  const { languages, fallbackLanguage } = atlas.core.settings;
  const load = (lang: Lang): Resource<Tours> =>
    new Resource(() => ports.loadTours(lang), ports.failed);
  const tours = new Map(languages.map((lang) => [lang, load(lang)]));
  const fallback = tours.get(fallbackLanguage) ?? load(fallbackLanguage);
  return new TourPlayer(
    tourStage(atlas),
    ports.clock,
    atlas.core.tours,
    () => tours.get(atlas.settings.lang) ?? fallback,
  );
}

/** The atlas as the stage of its tours. */
function tourStage(atlas: Atlas): TourStage<BeforeTour> {
  return {
    capture: () => ({
      camera: atlas.isHome ? null : atlas.camera.current,
      layers: atlas.layers.shown,
      selected: atlas.selection.selected,
    }),
    restore({ camera, layers, selected }) {
      atlas.layers.showOnly(layers);
      if (selected) atlas.selection.select(selected);
      else atlas.selection.clear();
      if (camera) atlas.look(camera);
      else atlas.goHome();
    },
    show(step, animate) {
      const { site: id, view } = step;
      const site = id === null ? null : atlas.site(id);
      const layers = layersOf(atlas, step);
      if (layers) atlas.layers.showOnly(layers);
      else if (site?.mapped) atlas.layers.show(site.layer);
      if (site) atlas.selection.selectSite(site.id);
      else atlas.selection.clear();
      if (view) atlas.frameBounds(view, animate);
      else if (site) atlas.frame(site, animate);
    },
    selection({ site }) {
      const { selected } = atlas.selection;
      if (!selected) return 'none';
      return selected.kind === 'site' && selected.id === site ? 'own' : 'other';
    },
  };
}

import { readSpan, writeSpan } from '../../domain/calendar';
import type { AtlasState, CommandArgs, CommandResults, View } from '../../domain/embed/protocol';
import { OWN_PREFIX } from '../../domain/own/model';
import type { Camera } from '../../domain/site';
import type { Atlas } from '../atlas.svelte';
import { formatUrl } from '../url';
import { CommandError, type Commands } from './session';

/** What a command asks of others than the state. */
export interface CommandPorts {
  readonly addData: (args: CommandArgs['addData']) => Promise<CommandResults['addData']>;
  readonly exportImage: () => Promise<CommandResults['exportImage']>;
}

const unknown = (what: string): CommandError => new CommandError('unknown', `There is no ${what}`);

/** Numbers short enough to read: 1e-6 degrees are a decimetre. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export function viewOf({ center: [lng, lat], zoom, bearing, pitch }: Camera): View {
  return {
    center: [rounded(lng, 6), rounded(lat, 6)],
    zoom: rounded(zoom, 3),
    bearing: rounded(bearing, 1),
    pitch: rounded(pitch, 1),
  };
}

/** What an atlas shows, as a host is told it. */
export function stateOf(atlas: Atlas): AtlasState {
  const { selection, layers, time, tour, settings, camera } = atlas;
  const { selected } = selection;
  const { search, hash } = formatUrl({ ...atlas.url, lang: settings.lang });
  return {
    address: search + hash,
    view: viewOf(camera.current),
    place: selected?.kind === 'site' ? selected.id : null,
    feature: selected?.kind === 'feature' ? { layer: selected.layer, id: selected.id } : null,
    layers: layers.shown,
    time: time.range ? writeSpan(time.range) : null,
    tour: tour.at,
    lang: settings.lang,
    theme: settings.theme,
  };
}

/** The commands of the protocol on an atlas. */
export function commandsOf(atlas: Atlas, ports: CommandPorts): Commands {
  const layerIds = new Set(atlas.core.layers.map(({ id }) => id));
  const knownLayer = (id: string): string => {
    if (layerIds.has(id) || (id.startsWith(OWN_PREFIX) && atlas.workbench.own.get(id))) return id;
    throw unknown(`layer ${id}`);
  };
  const knownPlace = (id: string): string => {
    if (atlas.site(id)) return id;
    throw unknown(`place ${id}`);
  };
  return {
    setView({ bounds, animate = true, ...camera }) {
      if (bounds) atlas.frameBounds(bounds, animate);
      else {
        const { center, zoom, bearing, pitch } = atlas.camera.current;
        atlas.look(
          {
            center: camera.center ?? center,
            zoom: camera.zoom ?? zoom,
            bearing: camera.bearing ?? bearing,
            pitch: camera.pitch ?? pitch,
          },
          animate,
        );
      }
      return null;
    },
    select(target) {
      if ('feature' in target) {
        atlas.select({
          kind: 'feature',
          ...target.feature,
          layer: knownLayer(target.feature.layer),
        });
      } else if (target.place === null) atlas.selection.clear();
      else atlas.openSite(knownPlace(target.place));
      return null;
    },
    setLayers({ layers }) {
      layers.forEach(knownLayer);
      atlas.layers.showOnly(layers);
      const { own } = atlas.workbench;
      for (const { id } of own.all) own.change(id, { shown: layers.includes(id) });
      return null;
    },
    setFilter({ layer, conditions }) {
      knownLayer(layer);
      for (const condition of conditions ?? []) {
        if (condition.kind === 'near') knownLayer(condition.layer);
      }
      atlas.workbench.filters.set(layer, conditions && { conditions });
      return null;
    },
    setTime({ time }) {
      const span = time === null ? null : readSpan(time);
      if (time !== null && !span) throw new CommandError('invalid', 'time: no days of ISO 8601');
      if (span) atlas.time.choose({ from: span.from, to: span.to });
      else atlas.time.close();
      return null;
    },
    startTour({ tour, step = 1 }) {
      if (tour === null) {
        atlas.tour.leave();
        return null;
      }
      const summary = atlas.core.tours.find(({ id }) => id === tour);
      if (!summary || step > summary.stepCount) throw unknown(`step ${step} of a tour ${tour}`);
      atlas.tour.start(tour, step - 1);
      return null;
    },
    highlight({ places }) {
      atlas.selection.highlight(places.map(knownPlace));
      return null;
    },
    addData: (args) => ports.addData(args),
    getState: () => stateOf(atlas),
    exportImage: () => ports.exportImage(),
  };
}

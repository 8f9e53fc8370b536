import type { EventName, Events } from '../../domain/embed/protocol';
import type { Speech } from '../../i18n/speech.svelte';
import type { MessageKey } from '../../i18n/translate';
import type { Atlas } from '../../state/atlas.svelte';
import { viewOf } from '../../state/embed/commands';
import type { Reception } from '../../state/embed/reception';

/** A view that changes is told so often and no more. */
const VIEW_MILLISECONDS = 200;

/** Tells the page around the frame what changes. To be called while a component is made. */
export function tellHost(reception: Reception, atlas: Atlas, speech: Speech): void {
  const told = new Map<EventName, string>();
  const tell = <K extends EventName>(event: K, data: Events[K]): void => {
    const text = JSON.stringify(data);
    const before = told.get(event);
    told.set(event, text);
    // What is there from the beginning is for getState to tell.
    if (before !== undefined && before !== text) reception.session?.tell(event, data);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  $effect(() => {
    const view = viewOf(atlas.camera.current);
    if (!told.has('viewChanged')) tell('viewChanged', view);
    // The last view of a movement is always told.
    timer ??= setTimeout(() => {
      timer = undefined;
      tell('viewChanged', viewOf(atlas.camera.current));
    }, VIEW_MILLISECONDS);
  });
  $effect(() => () => {
    clearTimeout(timer);
  });
  $effect(() => {
    const { selected } = atlas.selection;
    tell('selected', {
      place: selected?.kind === 'site' ? selected.id : null,
      feature: selected?.kind === 'feature' ? { layer: selected.layer, id: selected.id } : null,
    });
  });
  $effect(() => {
    tell('layersChanged', { layers: atlas.layers.shown });
  });
  $effect(() => {
    const { at } = atlas.tour;
    tell('tourStep', at && { tour: at.id, step: at.step });
  });
  const seen = new Set<number>();
  $effect(() => {
    for (const { id, kind, key, params } of atlas.notices.items) {
      if (seen.has(id) || kind === 'info') continue;
      seen.add(id);
      reception.session?.tell('error', { message: speech.t(key as MessageKey, params) });
    }
  });
}

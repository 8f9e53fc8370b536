/** What a person does to connected layers; each can be taken back. */
import {
  CONNECTED_PREFIX,
  type ConnectedDatum,
  type ConnectedLayer,
  type ConnectedSource,
  type FoundService,
  type LayerOffer,
} from '../../domain/connect/model';
import type { MessageKey } from '../../i18n/translate';
import type { Atlas } from '../../state/atlas.svelte';

function note(
  { workbench: { history } }: Atlas,
  label: MessageKey,
  undo: () => void,
  redo: () => void,
): void {
  history.note({ label, undo, redo });
}

/** Puts an offered layer on the map. */
export function addConnected(
  atlas: Atlas,
  service: FoundService,
  offer: LayerOffer,
  source: ConnectedSource,
  datum: ConnectedDatum,
  file: File | null = null,
): ConnectedLayer {
  const { connected } = atlas.workbench;
  const layer: ConnectedLayer = {
    id: `${CONNECTED_PREFIX}${crypto.randomUUID()}`,
    title: offer.title,
    shown: true,
    opacity: 1,
    datum,
    service: service.title,
    attribution: offer.attribution,
    licence: service.licence,
    bounds: offer.bounds,
    source,
  };
  if (file) connected.giveFile(layer.id, file);
  const add = (): void => {
    connected.add(layer);
  };
  add();
  note(
    atlas,
    'deed.layer.add',
    () => {
      connected.remove(layer.id);
    },
    add,
  );
  return layer;
}

export function renameConnected(
  atlas: Atlas,
  { id, title: before }: ConnectedLayer,
  title: string,
): void {
  if (title === before) return;
  const { connected } = atlas.workbench;
  const name = (to: string) => (): void => {
    connected.change(id, { title: to });
  };
  name(title)();
  note(atlas, 'deed.layer.rename', name(before), name(title));
}

export function removeConnected(atlas: Atlas, layer: ConnectedLayer): void {
  const { connected } = atlas.workbench;
  const at = connected.all.findIndex(({ id }) => id === layer.id);
  const remove = (): void => {
    connected.remove(layer.id);
    const { selected } = atlas.selection;
    if (selected?.kind === 'connected' && selected.layer === layer.id) atlas.selection.clear();
  };
  remove();
  note(
    atlas,
    'deed.layer.remove',
    () => {
      connected.add(layer, at);
    },
    remove,
  );
}

/** Moves a layer up or down among the connected ones. */
export function moveConnected(atlas: Atlas, id: string, by: 1 | -1): void {
  const { connected } = atlas.workbench;
  const before = connected.all.map((layer) => layer.id);
  const after = before.filter((other) => other !== id);
  after.splice(before.indexOf(id) + by, 0, id);
  const arrange = (ids: readonly string[]) => (): void => {
    connected.arrange(ids);
  };
  arrange(after)();
  note(atlas, 'deed.layer.move', arrange(before), arrange(after));
}

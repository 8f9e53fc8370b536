/** What a person does to their own layers; each can be taken back. */
import type { LayerStyle, OwnLayer } from '../../domain/own/model';
import { OWN_PREFIX } from '../../domain/own/model';
import { firstStyle } from '../../domain/own/style';
import type { MessageKey } from '../../i18n/translate';
import type { Atlas } from '../../state/atlas.svelte';
import { geo } from '../../worker/geo';

function change(
  { workbench: { own, history } }: Atlas,
  id: string,
  label: MessageKey,
  before: Partial<OwnLayer>,
  after: Partial<OwnLayer>,
): void {
  own.change(id, after);
  history.note({
    label,
    undo: () => {
      own.change(id, before);
    },
    redo: () => {
      own.change(id, after);
    },
  });
}

export function renameOwn(atlas: Atlas, { id, title: before }: OwnLayer, title: string): void {
  if (title !== before) change(atlas, id, 'deed.layer.rename', { title: before }, { title });
}

/** @param before the style that undo brings back: the live preview has changed the layer since */
export function restyleOwn(atlas: Atlas, { id, style }: OwnLayer, before: LayerStyle): void {
  change(atlas, id, 'deed.layer.style', { style: before }, { style });
}

/** Puts layers on top of the others, in their order, as one deed. Their features are in the worker already. */
export function addOwn(atlas: Atlas, layers: readonly OwnLayer[], label: MessageKey): void {
  const { own, history } = atlas.workbench;
  const add = (): void => {
    for (const layer of layers.toReversed()) own.add(layer);
  };
  add();
  history.note({
    label,
    undo: () => {
      for (const { id } of layers) forget(atlas, id);
    },
    redo: add,
  });
}

/** Takes a layer away and lets go of what is shown of it. */
function forget({ workbench, selection }: Atlas, id: string): void {
  workbench.own.remove(id);
  workbench.filters.set(id, null);
  const { selected } = selection;
  if (selected?.kind === 'own' && selected.layer === id) selection.clear();
  if (workbench.tableLayer === id) workbench.closeTable();
}

/** Takes a layer away. Its features stay in the worker: undo brings it back as it was. */
export function removeOwn(atlas: Atlas, layer: OwnLayer): void {
  const { own, history, filters } = atlas.workbench;
  const order = own.all.map(({ id }) => id);
  const under = own.underCount;
  const filter = filters.of(layer.id);
  const remove = (): void => {
    forget(atlas, layer.id);
  };
  remove();
  history.note({
    label: 'deed.layer.remove',
    undo: () => {
      own.add(layer);
      own.arrange(order, under);
      filters.set(layer.id, filter);
    },
    redo: remove,
  });
}

/** Puts own layers into an order, topmost first; so many of the last lie below the atlas's layers. */
export function arrangeOwn(atlas: Atlas, ids: readonly string[], underCount: number): void {
  const { own, history } = atlas.workbench;
  const before = own.all.map(({ id }) => id);
  const beforeUnder = own.underCount;
  if (before.join() === ids.join() && beforeUnder === underCount) return;
  own.arrange(ids, underCount);
  history.note({
    label: 'deed.layer.move',
    undo: () => {
      own.arrange(before, beforeUnder);
    },
    redo: () => {
      own.arrange(ids, underCount);
    },
  });
}

/** An id that no layer has, nor had: what was removed may come back. */
export const newOwnId = (): string => `${OWN_PREFIX}${crypto.randomUUID()}`;

/** Copies a shipped layer, so that it can be styled, changed and worked on. @throws FileProblem */
export async function copyToOwn(
  atlas: Atlas,
  layerId: string,
  title: string,
  source: string,
): Promise<void> {
  const { own } = atlas.workbench;
  const { fields } = await geo().load(layerId, { kind: 'shipped' });
  const features = await geo().features(layerId);
  const id = newOwnId();
  const table = await geo().load(id, { kind: 'features', features, fields });
  const layer: OwnLayer = {
    id,
    title,
    origin: 'imported',
    shown: true,
    opacity: 1,
    style: firstStyle(own.all.length),
    table,
    version: 1,
    recipe: null,
    source,
  };
  addOwn(atlas, [layer], 'deed.layer.copy');
}

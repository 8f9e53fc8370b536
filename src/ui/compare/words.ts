import type { MessageKey } from '../../i18n/translate';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import { differences, otherSide, type Side } from '../../state/compare.svelte';
import { basemapOnSide } from '../../state/side-view';
import { rangeWords } from '../time/words';

/** Where two maps beside each other stand above each other instead. */
export const STACKED = '(max-width: 47.5rem) and (orientation: portrait)';

/** True when the sides are above and below each other. */
export const areRows = (atlas: Atlas, stacked: boolean): boolean => {
  const { mode } = atlas.workbench.compare;
  return mode === 'swipe-rows' || (mode === 'split' && stacked);
};

/** The name of a side, by where it is. */
export const sideName = (side: Side, rows: boolean, speech: Speech): string => {
  const where = { first: rows ? 'top' : 'left', second: rows ? 'bottom' : 'right' } as const;
  const key: MessageKey = `compare.side.${where[side]}`;
  return speech.t(key);
};

/** The layers of one's own that only this side shows; when there are none, those that it lacks. */
function ownWords(side: Side, { workbench }: Atlas, speech: Speech): string {
  const { compare, own } = workbench;
  const [here, there] = [compare.viewOf(side).own, compare.viewOf(otherSide(side)).own];
  const titles = (ids: readonly string[], but: readonly string[]): string =>
    ids.flatMap((id) => (but.includes(id) ? [] : (own.get(id)?.title ?? []))).join(', ');
  const more = titles(here, there);
  return more === '' ? speech.t('compare.words.without', { layers: titles(there, here) }) : more;
}

/** What a side shows otherwise than the other one; empty when nothing. */
export function sideWords(side: Side, atlas: Atlas, speech: Speech): readonly string[] {
  const { compare } = atlas.workbench;
  const view = compare.viewOf(side);
  const other = differences(view, compare.viewOf(otherSide(side)));
  const words: string[] = [];
  if (other.time !== undefined) {
    words.push(view.time ? rangeWords(view.time, speech.lang) : speech.t('time.all'));
  }
  if (other.layers) {
    const all = atlas.core.layers.length;
    words.push(speech.t('compare.words.layers', { shown: view.layers.length, all }));
  }
  if (other.own) words.push(ownWords(side, atlas, speech));
  if (other.filters) {
    const isWhole = Object.keys(view.filters).length === 0;
    words.push(speech.t(isWhole ? 'compare.words.unfiltered' : 'compare.words.filtered'));
  }
  if (other.basemap !== undefined) {
    const { title } = basemapOnSide(atlas, side).shown;
    words.push(speech.name(title).text);
  }
  if (other.labels) words.push(speech.t(`app.labels.${view.labels}`));
  return words;
}

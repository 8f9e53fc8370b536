import { firstDayOf, monthOf, writeSpan, type Range } from '../../domain/calendar';
import { formatDate } from '../../domain/format';
import type { TimeEvent } from '../../domain/timeline';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';

export const rangeWords = (range: Range, lang: string): string =>
  formatDate(writeSpan(range), lang);

/** A bound of a range: the month where it is the bound of one, else the day. */
export function boundWords(day: number, end: 'from' | 'to', lang: string): string {
  const bound = end === 'from' ? day : day + 1;
  const month = monthOf(day);
  return bound === firstDayOf(monthOf(bound))
    ? rangeWords({ from: firstDayOf(month), to: firstDayOf(month + 1) }, lang)
    : rangeWords({ from: day, to: day + 1 }, lang);
}

/** Where an event is: its place, or the figure that it is of the whole city. */
export function placeWords({ siteId, textId }: TimeEvent, atlas: Atlas, speech: Speech): string {
  const site = siteId === null ? null : atlas.site(siteId);
  if (site) return speech.name(site.shortName ?? site.name).text;
  return atlas.texts.value?.indicators[textId]?.title ?? speech.t('time.city');
}

/** What an event says; empty until the texts have come. */
export function eventWords({ siteId, textId }: TimeEvent, atlas: Atlas): string {
  const texts = atlas.texts.value;
  return siteId === null
    ? (texts?.indicators[textId]?.text ?? '')
    : (texts?.sites[siteId]?.claims[textId]?.text ?? '');
}

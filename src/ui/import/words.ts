import { createContext } from 'svelte';
import { distanceMetres } from '../../domain/measure';
import { formatDistance } from '../../domain/format';
import type { ImportDraft } from '../../domain/import/model';
import type { Bounds } from '../../domain/site';
import type { ImportTranslate } from '../../i18n/import/messages';
import type { BatchProblem } from './batch.svelte';

/** The texts of the import, for all parts of its dialog. */
export const [getWords, setWords] = createContext<{ readonly t: ImportTranslate }>();

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in bytes as people read it, in units of 1000. */
export function sizeText(bytes: number, lang: string): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 || bytes / 1000 ** step >= 100 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** How far a number lies outside of a range; 0 inside. */
const nearest = (value: number, from: number, to: number): number =>
  Math.min(Math.max(value, from), to);

/** Where data lies, seen from the area of the atlas. */
export function extentText(bounds: Bounds, home: Bounds, t: ImportTranslate, lang: string): string {
  const [west, south, east, north] = bounds;
  if (west >= home[0] && south >= home[1] && east <= home[2] && north <= home[3]) {
    return t('draft.extent.inside');
  }
  const lng = nearest((home[0] + home[2]) / 2, west, east);
  const lat = nearest((home[1] + home[3]) / 2, south, north);
  const metres = distanceMetres(
    [lng, lat],
    [nearest(lng, home[0], home[2]), nearest(lat, home[1], home[3])],
  );
  return metres < 1
    ? t('draft.extent.across')
    : t('draft.extent.away', { distance: formatDistance(metres, lang, { approximate: true }) });
}

/** What a person wants to know of a draft at once, in one line. */
export function factsText(
  draft: ImportDraft,
  home: Bounds,
  t: ImportTranslate,
  lang: string,
): string {
  const { geometryKinds, bounds, featureCount } = draft.table;
  const kinds =
    geometryKinds.length > 0
      ? new Intl.ListFormat(lang, { type: 'unit' }).format(
          geometryKinds.map((kind) => t(`draft.kind.${kind}`)),
        )
      : t('draft.kind.none');
  return [
    t(`format.${draft.format}`),
    sizeText(draft.sizeBytes, lang),
    t('draft.rows', { count: featureCount }),
    kinds,
    ...(bounds ? [extentText(bounds, home, t, lang)] : []),
  ].join(' · ');
}

/** Why a file was not read, or not as it was asked for. */
export function problemText({ code, params }: BatchProblem, t: ImportTranslate): string {
  if (code === 'missing-part' && params['part'] === undefined) {
    return t('problem.missing-part.some');
  }
  const { row } = params;
  const words = t(`problem.${code}`, params);
  return row === undefined ? words : `${words} ${t('problem.detail', { row })}`;
}

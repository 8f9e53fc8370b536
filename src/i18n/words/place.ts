/** What is said of a place in words, the same in the panel and on its page. */
import type { PlaceRelations } from '../../domain/atlas';
import { formatDate, formatDistance } from '../../domain/format';
import { isApproximate } from '../../domain/precision';
import { compassPoint, type Nearby } from '../../domain/relation';
import type { Localized, Site } from '../../domain/site';
import type { Speech } from '../speech.svelte';

/** A distance; "about" stands before one that is not known exactly. */
function distanceWords(metres: number, approximate: boolean, speech: Speech): string {
  const text = formatDistance(metres, speech.lang, { approximate });
  return approximate && !text.startsWith('<')
    ? speech.t('distance.about', { distance: text })
    : text;
}

/** District, centre, coast and metro, a sentence each; what nobody can know is not said. */
export function relationSentences(
  siteId: string,
  relations: PlaceRelations,
  centre: Localized,
  speech: Speech,
): string[] {
  const found = relations.sites[siteId];
  if (!found) return [];
  const { district, fromCentre, coast, station, uncertaintyMetres } = found;
  const approximate = uncertaintyMetres > 0;
  const said: string[] = [];
  if (district) {
    const names = district.ids.map((id) => speech.name(relations.districts[id] ?? {}).text);
    const name = new Intl.ListFormat(speech.lang, { type: 'disjunction' }).format(names);
    said.push(
      speech.t(district.certain ? 'relation.district' : 'relation.district.maybe', { name }),
    );
  }
  if (fromCentre.certain || fromCentre.distanceMetres > uncertaintyMetres) {
    said.push(
      speech.t('relation.centre', {
        name: speech.name(centre).text,
        way: speech.t('nearby.item', {
          distance: distanceWords(fromCentre.distanceMetres, approximate, speech),
          direction: speech.t(`direction.${fromCentre.compass}`),
        }),
      }),
    );
  }
  if (coast?.certain) {
    const distance = distanceWords(coast.distanceMetres, approximate, speech);
    said.push(speech.t('relation.coast', { distance }));
  }
  if (station?.certain || (station && !approximate)) {
    said.push(
      speech.t('relation.station', {
        name: speech.name(station.name).text,
        distance: distanceWords(station.distanceMetres, approximate, speech),
        walk: speech.t(`walk.${station.walk}`),
      }),
    );
  }
  return said;
}

/** How far a neighbour is and in which direction. */
export function nearbyWords(
  { distanceMetres, bearingDegrees, approximate, uncertaintyMetres }: Nearby,
  speech: Speech,
): string {
  const distance = distanceWords(distanceMetres, approximate, speech);
  // Closer than either is known: any direction would be a guess.
  if (uncertaintyMetres > distanceMetres) return distance;
  const direction = speech.t(`direction.${compassPoint(bearingDegrees)}`);
  return speech.t('nearby.item', { distance, direction });
}

/** "Opened in October 2024"; null when nothing is known. */
export function statusWords({ status: { state, since } }: Site, speech: Speech): string | null {
  if (state === 'unknown') return null;
  return since !== undefined && (state === 'opened' || state === 'operating')
    ? speech.t(`status.${state}.since`, { date: formatDate(since, speech.lang) })
    : speech.t(`status.${state}`);
}

/** Drawn hollow: not on the map, or not known exactly. */
export const isHollow = (site: Site): boolean => !site.mapped || isApproximate(site.position);

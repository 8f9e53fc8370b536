import { mapCredits, type Basemap } from '../../domain/basemap';
import type { Speech } from '../speech.svelte';

/**
 * The approval numbers (审图号) that a picture of the map bears at its lower left; empty where none
 * is declared. For the map, print, pages, pictures and frames alike.
 * @param shownIds of the basemaps in the picture; none for the sketch
 */
export const approvalText = (
  basemaps: readonly Basemap[],
  speech: Pick<Speech, 't'>,
  shownIds: readonly string[] = [],
): string =>
  mapCredits(basemaps, shownIds)
    .approvalNumbers.map((number) => speech.t('map.approval', { number }))
    .join(' ');

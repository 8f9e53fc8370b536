/** Features of an OGC API, page by page. */
import type { Feature } from 'geojson';
import { CONNECT_LIMITS } from '../../domain/connect/model';
import { itemsAddress, readPage } from '../../domain/connect/ogc-features';
import { ConnectProblem } from '../../domain/connect/problem';
import type { Bounds } from '../../domain/site';
import { ask, hostOf, jsonOf, type Asking } from './ask';

export interface FeatureHaul {
  readonly features: Feature[];
  readonly broken: number;
  /** True when there are more than were read. */
  readonly isCut: boolean;
}

/**
 * @param told features so far, and how many there are where the service says so
 * @throws ConnectProblem, or what the signal was aborted with
 */
export async function loadFeatures(
  items: string,
  bounds: Bounds,
  limit: number,
  asking: Asking,
  told: (count: number, matched: number | null) => void,
): Promise<FeatureHaul> {
  const features: Feature[] = [];
  const asked = new Set<string>();
  const most = Math.min(limit, CONNECT_LIMITS.features);
  let broken = 0;
  let next: string | null = itemsAddress(items, bounds);
  while (next !== null && features.length < most && asked.size < CONNECT_LIMITS.pages) {
    // A page that names itself, or one before it, would go on for ever.
    if (asked.has(next)) break;
    asked.add(next);
    const answer = await ask(next, asking);
    const page = readPage(jsonOf(answer), answer.address);
    if (!page) throw new ConnectProblem('wrong', { host: hostOf(next) });
    // One by one: a page may hold more than a call takes arguments.
    for (const feature of page.features) features.push(feature);
    broken += page.broken;
    told(Math.min(features.length, most), page.matched);
    next = page.features.length + page.broken > 0 ? page.next : null;
  }
  const isCut = next !== null && !asked.has(next);
  return { features: features.slice(0, most), broken, isCut: isCut || features.length > most };
}

/** When what the article tells of happened, or is to happen: events in time order. */
import type { Core } from './atlas';
import { dayOf, isSame, overlap, readSpan, yearOf, type Range, type Span } from './calendar';

/** A dated statement about a place, or a dated figure of the whole city. */
export interface TimeEvent {
  readonly id: string;
  /** The date as the article gives it. */
  readonly iso: string;
  readonly span: Span;
  /** Still to come when the article appeared. */
  readonly announced: boolean;
  /** The place; null for a figure of the whole city. */
  readonly siteId: string | null;
  /** Id of the claim of the site, or of the indicator. */
  readonly textId: string;
}

/** One date at which the article tells of something. */
export interface Step {
  readonly iso: string;
  readonly span: Span;
  /** All of it was still to come when the article appeared. */
  readonly announced: boolean;
  readonly events: readonly TimeEvent[];
}

export interface Timeline {
  readonly events: readonly TimeEvent[];
  readonly steps: readonly Step[];
  /** From the month of the first event to the end of the last one's year. */
  readonly span: Range;
  /** Sites with at least one dated statement. */
  readonly datedSites: ReadonlySet<string>;
}

const inTime = (a: TimeEvent, b: TimeEvent): number =>
  a.span.from - b.span.from || a.span.to - b.span.to;

/** The dated statements and figures; those of one date in the order of the catalogue. */
export function timelineOf({ sites, indicators }: Pick<Core, 'sites' | 'indicators'>): Timeline {
  const dated = (
    siteId: string | null,
    { id, date, announced = false }: { id: string; date?: string; announced?: boolean },
  ): TimeEvent[] => {
    const span = date === undefined ? null : readSpan(date);
    if (date === undefined || span === null) return [];
    return [{ id: `${siteId ?? ''}/${id}`, iso: date, span, announced, siteId, textId: id }];
  };
  const events = [
    ...sites.flatMap((site) => site.claims.flatMap((claim) => dated(site.id, claim))),
    ...indicators.flatMap((indicator) => dated(null, indicator)),
  ].sort(inTime);
  const dates = [...new Set(events.map(({ iso }) => iso))];
  const steps = dates.flatMap((iso): Step[] => {
    const members = events.filter((event) => event.iso === iso);
    const announced = members.every((event) => event.announced);
    return members[0] ? [{ iso, span: members[0].span, announced, events: members }] : [];
  });
  const first = events[0]?.span.from ?? 0;
  const last = Math.max(first, ...events.map(({ span }) => span.to - 1));
  return {
    events,
    steps,
    span: { from: first, to: dayOf(yearOf(last) + 1) },
    datedSites: new Set(events.flatMap(({ siteId }) => siteId ?? [])),
  };
}

/** Events whose date touches the range: what is only known to lie in a year counts for all of it. */
export const eventsWithin = (events: readonly TimeEvent[], range: Range): readonly TimeEvent[] =>
  events.filter(({ span }) => overlap(span, range));

/** The same in reading order: first what is dated within the range, then what only touches it. */
export function eventsToTell(
  events: readonly TimeEvent[],
  range: Range | null,
): readonly TimeEvent[] {
  if (range === null) return events;
  const isInside = ({ span }: TimeEvent): boolean => span.from >= range.from && span.to <= range.to;
  const touching = eventsWithin(events, range);
  return [...touching.filter(isInside), ...touching.filter((event) => !isInside(event))];
}

/** Sites with a dated statement that touches the range. */
export const sitesWithin = (events: readonly TimeEvent[], range: Range): ReadonlySet<string> =>
  new Set(eventsWithin(events, range).flatMap(({ siteId }) => siteId ?? []));

/** The step before or after a range; without a range the first or the last one. Null at the ends. */
export function stepFrom(steps: readonly Step[], range: Range | null, by: 1 | -1): Step | null {
  if (range === null) return steps.at(by > 0 ? 0 : -1) ?? null;
  const at = steps.findIndex(({ span }) => isSame(span, range));
  if (at >= 0) return steps[at + by] ?? null;
  return by > 0
    ? (steps.find(({ span }) => span.from >= range.from) ?? null)
    : (steps.findLast(({ span }) => span.from < range.from) ?? null);
}

/** The years before the article's, its own, and those after it, as far as the span goes. */
export function presetsOf(
  span: Range,
  published: string,
): { readonly before: Range; readonly same: Range; readonly after: Range } | null {
  const day = readSpan(published)?.from;
  if (day === undefined) return null;
  const [start, end] = [dayOf(yearOf(day)), dayOf(yearOf(day) + 1)];
  if (span.from >= start || span.to <= end) return null;
  return {
    before: { from: dayOf(yearOf(span.from)), to: start },
    same: { from: start, to: end },
    after: { from: end, to: span.to },
  };
}

/**
 * Moves positions apart that would lie on each other, each as little as it can, in their order.
 * @param positions ascending, from 0 to `length`
 */
export function spread(
  positions: readonly number[],
  gap: number,
  length: number,
): readonly number[] {
  const room = Math.min(gap, positions.length > 1 ? length / (positions.length - 1) : gap);
  // Neighbours that touch move as one block around the mean of where they belong.
  const blocks: { centre: number; members: number }[] = [];
  for (const position of positions) {
    let block = { centre: position, members: 1 };
    for (;;) {
      const half = ((block.members - 1) * room) / 2;
      block.centre = Math.max(half, Math.min(length - half, block.centre));
      const before = blocks.at(-1);
      const beforeEnd = before ? before.centre + ((before.members - 1) * room) / 2 : -Infinity;
      if (!before || block.centre - half - beforeEnd >= room - 1e-9) break;
      blocks.pop();
      const members = before.members + block.members;
      const centre = (before.centre * before.members + block.centre * block.members) / members;
      block = { centre, members };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ centre, members }) =>
    Array.from({ length: members }, (_, index) => centre + (index - (members - 1) / 2) * room),
  );
}

import { project, unproject, type Pixel } from './mercator';
import type { LngLat } from './site';

export interface ClusterPin {
  readonly id: string;
  readonly point: LngLat;
  readonly theme: string;
  /** Greater is more important; 0 when left out. */
  readonly priority?: number;
}

/** One pin or several that would cover each other. */
export interface PinCluster {
  /** The pin's own id, or `cluster:` and the sorted ids of the members joined by `+`. */
  readonly id: string;
  readonly point: LngLat;
  /** The theme most members have; of several the first in the alphabet. */
  readonly theme: string;
  /** True when the members do not all have one theme. */
  readonly mixed: boolean;
  /** Ids of the clustered pins, sorted; empty for a single pin. */
  readonly members: readonly string[];
  readonly count: number;
}

interface Group {
  readonly pins: readonly ClusterPin[];
  readonly at: Pixel;
}

/**
 * The zoom to cluster at: steps of half a level, so that clusters change seldom while zooming.
 * Sketch and live map both use it, so that they show the same clusters.
 */
export function clusterZoom(zoom: number): number {
  return Math.floor(zoom * 2) / 2;
}

/**
 * Pins and clusters such that no two are nearer to each other than `collisionPx` at the zoom.
 * The result does not depend on the order of the pins. Pins at one point stay one cluster at every zoom.
 *
 * Supercluster is not used: it never merges a cluster again that has moved onto a neighbour, and its
 * 32-bit coordinates are 8 px coarse at zoom 18. A catalogue has hundreds of pins, not millions.
 */
export function clusterPins(
  pins: readonly ClusterPin[],
  zoom: number,
  collisionPx: number,
): PinCluster[] {
  const sorted = [...pins].sort(
    (a, b) => (b.priority ?? 0) - (a.priority ?? 0) || compareText(a.id, b.id),
  );
  let groups: Group[] = sorted.map((pin) => ({ pins: [pin], at: project(pin.point, zoom) }));
  for (;;) {
    const merged = mergeColliding(groups, collisionPx);
    if (merged.length === groups.length) return groups.map((group) => toCluster(group, zoom));
    groups = merged;
  }
}

/** Each group takes in all later ones that it covers and moves to the mean of its pins. */
function mergeColliding(groups: readonly Group[], collisionPx: number): Group[] {
  const taken = new Set<Group>();
  const merged: Group[] = [];
  for (const [index, seed] of groups.entries()) {
    if (taken.has(seed)) continue;
    const near = groups.slice(index + 1).filter((group) => {
      return !taken.has(group) && distance(seed.at, group.at) < collisionPx;
    });
    for (const group of near) taken.add(group);
    merged.push(near.length === 0 ? seed : join([seed, ...near]));
  }
  return merged;
}

function join(groups: readonly Group[]): Group {
  const pins = groups.flatMap((group) => group.pins);
  const mean = (axis: 0 | 1) =>
    groups.reduce((sum, group) => sum + group.at[axis] * group.pins.length, 0) / pins.length;
  return { pins, at: [mean(0), mean(1)] };
}

function toCluster({ pins, at }: Group, zoom: number): PinCluster {
  const [first] = pins;
  if (first && pins.length === 1) {
    const { id, point, theme } = first;
    return { id, point, theme, mixed: false, members: [], count: 1 };
  }
  const members = pins.map((pin) => pin.id).sort(compareText);
  const themes = [...new Set(pins.map((pin) => pin.theme))].sort(compareText);
  const uses = (theme: string) => pins.filter((pin) => pin.theme === theme).length;
  const most = Math.max(...themes.map(uses));
  return {
    id: `cluster:${members.join('+')}`,
    point: unproject(at, zoom),
    theme: themes.find((theme) => uses(theme) === most) ?? '',
    mixed: themes.length > 1,
    members,
    count: pins.length,
  };
}

function distance(a: Pixel, b: Pixel): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** By code unit: the same on every machine, unlike localeCompare. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

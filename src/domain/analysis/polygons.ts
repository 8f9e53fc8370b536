/** Union, difference and intersection of polygons, by polyclip-ts through Turf, in longitude and latitude. */
import {
  difference as turfDifference,
  featureCollection,
  feature as turfFeature,
  intersect as turfIntersect,
  union as turfUnion,
} from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Progress } from './operation';
import { boundsOf } from './items';
import { AnalysisProblem } from './problem';

export type Area = Polygon | MultiPolygon;

/** polyclip-ts throws at polygons it cannot close. */
function guarded(work: () => Feature<Area> | null): Area | null {
  try {
    return work()?.geometry ?? null;
  } catch (error) {
    throw new AnalysisProblem('geometry', {
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

const collect = (areas: readonly Area[]) =>
  featureCollection(areas.map((area) => turfFeature(area)));

/**
 * The union of all areas as separate connected parts; null without any.
 * Those that cannot touch are not compared: groups of overlapping bounds are united on their own, each
 * in one call, which is three times as fast as by halves.
 */
export function unionOf(areas: readonly Area[], progress: Progress = () => undefined): Area | null {
  if (areas.length === 0) return null;
  if (areas.length === 1) return areas[0]!;
  let done = 0;
  const united = groupsOf(areas).map((group) => {
    const area = group.length === 1 ? group[0]! : guarded(() => turfUnion(collect(group)));
    done += group.length;
    progress(done / areas.length);
    return area;
  });
  const polygons = united.flatMap((area) =>
    area === null ? [] : area.type === 'Polygon' ? [area.coordinates] : area.coordinates,
  );
  if (polygons.length === 0) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** Areas in groups whose bounds hang together, each sorted from west to east. */
function groupsOf(areas: readonly Area[]): Area[][] {
  const bounds = areas.map(boundsOf);
  const tree = new Flatbush(areas.length);
  for (const box of bounds) tree.add(...box);
  tree.finish();
  const group = new Int32Array(areas.length).fill(-1);
  const groups: number[][] = [];
  for (const first of areas.keys()) {
    if (group[first] !== -1) continue;
    const members = [first];
    group[first] = groups.length;
    // It grows while it is gone through.
    for (const member of members) {
      for (const other of tree.search(...bounds[member]!)) {
        if (group[other] !== -1) continue;
        group[other] = groups.length;
        members.push(other);
      }
    }
    groups.push(members);
  }
  return groups.map((members) =>
    members.sort((a, b) => bounds[a]![0] - bounds[b]![0]).map((member) => areas[member]!),
  );
}

/** What of the first lies in the second; null when nothing does. */
export const intersectionOf = (area: Area, other: Area): Area | null =>
  guarded(() => turfIntersect(collect([area, other])));

/** What of the first lies in none of the others; null when nothing is left. */
export const differenceOf = (area: Area, others: readonly Area[]): Area | null =>
  others.length === 0 ? area : guarded(() => turfDifference(collect([area, ...others])));

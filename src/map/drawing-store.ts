/** What terra-draw holds, asked and told in the atlas's words. */
import type { TerraDraw } from 'terra-draw';
import type { ShownDrawing } from '../domain/drawing/model';
import { toLngLat } from '../domain/drawing/shapes';
import type { LngLat } from '../domain/site';

/** Positions that are set of the shape on its way. @param start its first, where the store does not tell */
export function setPositions(draw: TerraDraw, start: LngLat | null): LngLat[] {
  const draft = draw
    .getSnapshot()
    .find(({ properties }) => properties['currentlyDrawing'] === true);
  if (!draft) return [];
  const { geometry, properties } = draft;
  // The last position of a line is that of the pointer.
  if (geometry.type === 'LineString') return geometry.coordinates.slice(0, -1).map(toLngLat);
  if (properties['mode'] === 'polygon' && geometry.type === 'Polygon') {
    const count = Number(properties['committedCoordinateCount'] ?? 1);
    return (geometry.coordinates[0] ?? []).slice(0, count).map(toLngLat);
  }
  return start ? [start] : [];
}

/** A geometry of the store as text, to be compared. */
export const storedGeometry = (draw: TerraDraw, id: string): string =>
  JSON.stringify(draw.getSnapshotFeature(id)?.geometry);

/** Puts drawings in place of those before; what did not change stays as it is. */
export function replaceDrawings(
  draw: TerraDraw,
  before: readonly ShownDrawing[],
  after: readonly ShownDrawing[],
): void {
  const kinds = new Map(before.map(({ id, kind }) => [id, kind]));
  const isKept = ({ id, kind, geometry }: ShownDrawing): boolean =>
    kinds.get(id) === kind && storedGeometry(draw, id) === JSON.stringify(geometry);
  const kept = new Set(after.filter(isKept).map(({ id }) => id));
  const stale = before.map(({ id }) => id).filter((id) => !kept.has(id) && draw.hasFeature(id));
  if (stale.length > 0) draw.removeFeatures(stale);
  draw.addFeatures(
    after
      .filter(({ id }) => !kept.has(id))
      .map(({ id, kind, geometry }) => ({
        type: 'Feature',
        id,
        geometry,
        properties: { mode: kind },
      })),
  );
}

/** Marks one drawing as selected, or none. */
export function markSelected(draw: TerraDraw, id: string | null): void {
  const marked = draw.getSnapshot().find(({ properties }) => properties['selected'] === true)?.id;
  if (marked === id) return;
  if (marked !== undefined) draw.deselectFeature(marked);
  if (id !== null && draw.hasFeature(id)) draw.selectFeature(id);
}

import type { MultiPolygon, Polygon } from 'geojson';
import type { SketchLand } from './atlas';
import { clusterPins, clusterZoom, type PinCluster } from './cluster';
import { metresPerPixel, screenProjection, type Pixel } from './mercator';
import type { LngLat } from './site';
import {
  clipCoast,
  clipLine,
  clipRing,
  pathData,
  tenth,
  type Frame,
  type Vertex,
} from './sketch-clip';
import { placeLabels, type LabelRequest } from './sketch-labels';
import type { DrawnPin, SketchInput, SketchModel, SketchRing } from './sketch-model';

export type * from './sketch-model';

export const PIN_PX = 12;
export const COLLISION_PX = 26;
const FONT_PX = 12;
const MARGIN_PX = 32;

type Screen = (lngLat: LngLat) => Pixel;

interface Circle {
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}

/**
 * Draws a view: coast, areas, rings, tracks, pins, clusters and names, without any markup.
 * Pitch is ignored. Names never cover pins or each other; the selected pin is named first and drawn last.
 */
export function sketch(input: SketchInput): SketchModel {
  const { camera, size, selectedId = null, pinPx = PIN_PX, fontPx = FONT_PX } = input;
  const margin = input.marginPx ?? MARGIN_PX;
  const frame: Frame = [-margin, -margin, size.width + margin, size.height + margin];
  const screen = screenProjection(camera, size);
  const shown = (id: string) => input.visible?.has(id) ?? true;
  const pixels = (point: LngLat, metres: number) => metres / metresPerPixel(point[1], camera.zoom);
  const circle = ({ point, radiusMetres }: Omit<SketchRing, 'id' | 'themeId'>): Circle => {
    const [x, y] = screen(point);
    return { cx: tenth(x), cy: tenth(y), r: tenth(pixels(point, radiusMetres)) };
  };

  const areas = input.areas.filter((area) => area.siteIds.some(shown));
  const patches = areas
    .map((area) => ({
      id: area.id,
      siteIds: area.siteIds.filter(shown),
      ...circle(area),
      path: area.geometry ? outline(area.geometry, screen, frame) : null,
      themeId: area.themeId,
      selected: area.id === selectedId || area.siteIds.includes(selectedId ?? ''),
    }))
    .filter((patch) => (patch.path === null ? touches(patch, frame) : patch.path !== ''));
  const rings = input.rings
    .filter((ring) => shown(ring.id))
    .map((ring) => ({ id: ring.id, ...circle(ring), themeId: ring.themeId }))
    .filter((ring) => touches(ring, frame));
  const tracks = input.tracks
    .filter((track) => shown(track.id))
    .map((track) => ({
      id: track.id,
      path: pathData(
        track.lines.flatMap((line) => clipLine(line.map(screen), frame)),
        false,
      ),
      dashed: track.dashed,
      themeId: track.themeId,
      selected: track.id === selectedId,
    }))
    .filter((track) => track.path !== '');

  const singles = input.pins.filter((pin) => shown(pin.id));
  const clusters = clusterPins(
    singles.map((pin) => ({
      id: pin.id,
      point: pin.point,
      theme: pin.themeId,
      priority: pin.priority ?? 0,
    })),
    clusterZoom(camera.zoom),
    input.collisionPx ?? COLLISION_PX,
  );
  const pins = clusters
    .map((cluster) => drawnPin(cluster, screen, input.icons, selectedId))
    .filter((pin) => touches({ cx: pin.x, cy: pin.y, r: pinPx }, frame))
    .sort((a, b) => Number(a.selected) - Number(b.selected) || a.y - b.y || a.x - b.x);

  const names = new Map(singles.map((pin) => [pin.id, pin]));
  const priority = (id: string) => (id === selectedId ? Infinity : (names.get(id)?.priority ?? 0));
  const requests: LabelRequest[] = pins
    .filter((pin) => pin.count === 1)
    .sort((a, b) => compare(priority(b.id), priority(a.id)) || a.y - b.y || (a.id < b.id ? -1 : 1))
    .map((pin) => {
      const name = names.get(pin.id)?.name ?? {};
      return { id: `pin ${pin.id}`, name, x: pin.x, y: pin.y, gapPx: pinPx + 4 };
    });
  const areaNames = new Map(areas.map((area) => [area.id, area.name]));
  for (const { id, cx, cy } of patches)
    requests.push({ id: `area ${id}`, name: areaNames.get(id) ?? {}, x: cx, y: cy, gapPx: 0 });
  const boxes = pins.map((p) => [p.x - pinPx, p.y - pinPx, p.x + pinPx, p.y + pinPx] as const);
  const labels = placeLabels(requests, boxes, input.languages, size, fontPx);

  return {
    ...size,
    ...drawLand(input.land, camera.zoom, screen, frame),
    patches: patches.map((patch) => ({ ...patch, label: labels.get(`area ${patch.id}`) ?? null })),
    rings,
    tracks,
    pins: pins.map((pin) => ({ ...pin, label: labels.get(`pin ${pin.id}`) ?? null })),
  };
}

function drawnPin(
  cluster: PinCluster,
  screen: Screen,
  icons: SketchInput['icons'],
  selectedId: string | null,
): Omit<DrawnPin, 'label'> {
  const [x, y] = screen(cluster.point);
  return {
    id: cluster.id,
    x: tenth(x),
    y: tenth(y),
    themeId: cluster.theme,
    mixed: cluster.mixed,
    icon: Object.hasOwn(icons, cluster.theme) ? (icons[cluster.theme] ?? '') : '',
    count: cluster.count,
    members: cluster.members,
    selected: selectedId !== null && [cluster.id, ...cluster.members].includes(selectedId),
  };
}

function outline(geometry: Polygon | MultiPolygon, screen: Screen, frame: Frame): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat().map((ring) => {
    return clipRing(
      ring.map(([lng = 0, lat = 0]) => screen([lng, lat])),
      frame,
    );
  });
  return pathData(
    rings.filter((ring) => ring.length > 0),
    true,
  );
}

/** The most detailed level meant for the zoom. */
function landRings(land: SketchLand, zoom: number): SketchLand['levels'][number]['rings'] {
  const levels = land.levels.filter((level) => level.minZoom <= zoom);
  const best = levels.reduce<SketchLand['levels'][number] | undefined>(
    (most, level) => (most && most.minZoom > level.minZoom ? most : level),
    undefined,
  );
  return (best ?? land.levels[0])?.rings ?? [];
}

function drawLand(
  land: SketchLand,
  zoom: number,
  screen: Screen,
  frame: Frame,
): Pick<SketchModel, 'land' | 'coast'> {
  const rings = landRings(land, zoom);
  const edgesOf = dataEdges(rings);
  const fills: Pixel[][] = [];
  const coasts: Pixel[][] = [];
  for (const ring of rings) {
    const vertices = thin(ring.map((point) => ({ at: screen(point), edges: edgesOf(point) })));
    const fill = clipRing(
      vertices.map((vertex) => vertex.at),
      frame,
    );
    if (fill.length === 0) continue;
    fills.push(fill);
    coasts.push(...clipCoast(vertices, frame));
  }
  return { land: pathData(fills, true), coast: pathData(coasts, false) };
}

/**
 * The data end in straight lines at their own frame, which must not be drawn as a coast: those are
 * the segments along the bounding box of all rings. A mask says which of its sides a position is on.
 */
function dataEdges(rings: SketchLand['levels'][number]['rings']): (point: LngLat) => number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of rings.flat()) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return ([lng, lat]) =>
    (lng === west ? 1 : 0) +
    (lat === south ? 2 : 0) +
    (lng === east ? 4 : 0) +
    (lat === north ? 8 : 0);
}

/** Leaves out vertices less than 0.7 px from the one before: nobody sees them. */
function thin(ring: readonly Vertex[]): Vertex[] {
  const kept: Vertex[] = [];
  for (const vertex of ring) {
    const last = kept.at(-1);
    const near = last && Math.hypot(vertex.at[0] - last.at[0], vertex.at[1] - last.at[1]) < 0.7;
    if (!near || vertex.edges > 0) kept.push(vertex);
  }
  return kept;
}

function touches({ cx, cy, r }: Circle, frame: Frame): boolean {
  return cx + r > frame[0] && cy + r > frame[1] && cx - r < frame[2] && cy - r < frame[3];
}

/** By size, also of infinities. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { featureCollection, point, voronoi as turfVoronoi } from '@turf/turf';
import type { Feature, Polygon } from 'geojson';
import { areaSquareMetres } from '../../measure';
import { centerOf } from '../centers';
import { boundsOfAll, type Item } from '../items';
import { operation } from '../operation';
import { Plane } from '../plane';
import { isPolygon } from '../polygon-index';
import { intersectionOf, unionOf } from '../polygons';
import { AREA, withFields } from '../result-fields';
import { keep } from './shared';

/** How far beyond the outermost points cells reach, as a share of the extent. */
const MARGIN = 0.1;

/** Around each feature the area that is nearer to its centre than to any other, within some areas or a box. */
export const voronoi = operation('voronoi', ([input, frame], _parameters, progress) => {
  const points = onePerPlace(input!.items);
  // In degrees "nearer" would be wrong: the cells are drawn in the plane.
  const plane = Plane.around(points);
  const places = points.map((item) => point(plane.toPlane([...centerOf(item)])));
  const bounds = boundsInPlane(plane, [...points, ...frame!.items]);
  const cells = turfVoronoi(featureCollection(places), { bbox: bounds }).features as (
    Feature<Polygon> | undefined
  )[];
  const within = unionOf(
    frame!.items.flatMap(({ geometry }) => (isPolygon(geometry) ? [geometry] : [])),
  );
  const features = points.flatMap((item, index) => {
    progress(index / points.length);
    const cell = cells[index]?.geometry;
    if (!cell) return [];
    const raised = plane.raise(cell);
    const geometry = within ? intersectionOf(raised, within) : raised;
    if (!geometry) return [];
    return [keep(item, { [AREA.name]: areaSquareMetres(geometry) }, geometry)];
  });
  return { features, fields: withFields(input!.fields, AREA) };
});

/** Points at one place have one cell, that of the first. */
function onePerPlace(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const place = centerOf(item).join();
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function boundsInPlane(
  plane: Plane,
  items: readonly Item[],
): [west: number, south: number, east: number, north: number] {
  const [west, south, east, north] = boundsOfAll(items);
  // The sides of the box bend in the plane: their middles count as well as the corners.
  const [lng, lat] = [(west + east) / 2, (south + north) / 2];
  const outline = [west, lng, east].flatMap((x) => [south, lat, north].map((y) => [x, y]));
  const flat = outline.map(plane.toPlane);
  const [xs, ys] = [flat.map(([x]) => x), flat.map(([, y]) => y)];
  const margin = Math.max(
    1000,
    MARGIN * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)),
  );
  return [
    Math.min(...xs) - margin,
    Math.min(...ys) - margin,
    Math.max(...xs) + margin,
    Math.max(...ys) + margin,
  ];
}

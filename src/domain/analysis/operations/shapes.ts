import {
  simplify as turfSimplify,
  convex,
  concave,
  feature,
  featureCollection,
  point,
} from '@turf/turf';
import type { Feature } from 'geojson';
import { areaSquareMetres } from '../../measure';
import { centerOf } from '../centers';
import { pathsOf } from '../../geometry-paths';
import { middleOf, roughness, type PlainGeometry } from '../items';
import { operation } from '../operation';
import { Plane } from '../plane';
import { AnalysisProblem } from '../problem';
import { AREA, POSITION_RADIUS } from '../result-fields';
import { keep, TOLD_EVERY } from './shared';

/** Lines and outlines with fewer corners, none further off than the tolerance (Douglas and Peucker, 1973). */
export const simplify = operation('simplify', ([input], { toleranceMetres }, progress) => {
  const { items, fields } = input!;
  const features = items.map((item, index) => {
    if (index % TOLD_EVERY === 0) progress(index / items.length);
    // In metres: a degree of longitude is shorter than one of latitude.
    const plane = new Plane(middleOf(item.bounds));
    const flat = feature(plane.flatten(item.geometry));
    const simple = turfSimplify(flat, { tolerance: toleranceMetres, highQuality: true });
    return keep(item, {}, plane.raise(simple.geometry));
  });
  return { features, fields };
});

/** The centre of gravity of each feature, with its attributes. */
export const centroid = operation('centroid', ([input], _parameters, progress) => {
  const { items, fields } = input!;
  const features = items.map((item, index) => {
    if (index % TOLD_EVERY === 0) progress(index / items.length);
    return keep(item, {}, { type: 'Point', coordinates: [...centerOf(item)] });
  });
  return { features, fields };
});

/** Turf's concave hull triangulates in quadratic time. */
const MOST_CORNERS_OF_CONCAVE = 5000;

/** One outline around everything: a rubber band, or one that follows bays wider than the longest edge. */
export const hull = operation('hull', ([input], { shape, maxEdgeMetres }) => {
  const { items } = input!;
  const corners = items.flatMap(({ geometry }) => pathsOf(geometry).flat());
  if (shape === 'concave' && corners.length > MOST_CORNERS_OF_CONCAVE) {
    throw new AnalysisProblem('too-large', {
      number: 1,
      count: corners.length,
      limit: MOST_CORNERS_OF_CONCAVE,
    });
  }
  const points = featureCollection(corners.map((position) => point(position)));
  const made: PlainGeometry | undefined =
    shape === 'convex'
      ? convex(points)?.geometry
      : concave(points, { maxEdge: maxEdgeMetres, units: 'meters' })?.geometry;
  if (made?.type !== 'Polygon' && made?.type !== 'MultiPolygon') {
    throw new AnalysisProblem('result-empty');
  }
  const area = areaSquareMetres(made);
  const rough = roughness(items);
  const result: Feature = {
    type: 'Feature',
    id: 'hull',
    geometry: made,
    properties: { [AREA.name]: area, ...rough },
  };
  return {
    features: [result],
    fields: 'positionRadiusMetres' in rough ? [AREA, POSITION_RADIUS] : [AREA],
    figures: [{ name: 'areaSquareMetres', value: area }],
  };
});

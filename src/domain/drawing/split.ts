/** Cutting a line or an area in pieces along a line. Planar in longitude and latitude, as it is drawn. */
import { booleanPointInPolygon, lineSplit, pointOnFeature, polygonize } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson';
import type { Shape } from './model';
import { toLngLat, toPosition } from './shapes';

/** The pieces of a shape along a line, at least two; null when the line does not part it. */
export function splitShape(shape: Shape, cut: LineString): Shape[] | null {
  const { geometry } = shape;
  if (geometry.type === 'Point') return null;
  const pieces =
    geometry.type === 'LineString'
      ? splitLine(geometry, cut).map((coordinates) => ({
          type: 'LineString' as const,
          coordinates,
        }))
      : splitPolygon(geometry, cut);
  if (pieces.length < 2) return null;
  const kind = geometry.type === 'LineString' ? 'line' : 'polygon';
  return pieces.map((piece) => ({ kind, geometry: piece, circle: null }));
}

const feature = <G extends LineString | Polygon>(geometry: G): Feature<G> => ({
  type: 'Feature',
  geometry,
  properties: {},
});

function splitLine(line: LineString, cut: LineString): Position[][] {
  const { features } = lineSplit(feature(line), feature(cut));
  const pieces = features.map(({ geometry }) => geometry.coordinates.map(snapped));
  // A line that is not met comes back in no piece, or in one.
  return pieces.length > 0 ? pieces.filter((piece) => !isPoint(piece)) : [line.coordinates];
}

/** Crossings are worked out once for each of two lines: rounded, both find the same place. */
const snapped = (position: Position): Position => toPosition(toLngLat(position));

const isPoint = (piece: readonly Position[]): boolean =>
  piece.every((position) => String(position) === String(piece[0]));

function splitPolygon(polygon: Polygon, cut: LineString): Polygon[] {
  const outlines = polygon.coordinates.map((coordinates): LineString => ({
    type: 'LineString',
    coordinates,
  }));
  const edges: FeatureCollection<LineString> = {
    type: 'FeatureCollection',
    features: [
      ...outlines.flatMap((outline) => splitLine(outline, cut)),
      ...outlines.reduce<Position[][]>(
        (pieces, outline) =>
          pieces.flatMap((coordinates) => splitLine({ type: 'LineString', coordinates }, outline)),
        [cut.coordinates.map(snapped)],
      ),
    ].map((coordinates) => feature({ type: 'LineString', coordinates })),
  };
  return polygonize(edges)
    .features.filter((piece) => booleanPointInPolygon(pointOnFeature(piece), polygon))
    .map(({ geometry }) => geometry);
}

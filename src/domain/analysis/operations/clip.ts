import type { Position } from 'geojson';
import { areaSquareMetres, lengthMetres } from '../../measure';
import { ItemSet } from '../item-set';
import { pathsOf } from '../../geometry-paths';
import { type Item, type PlainGeometry } from '../items';
import { operation } from '../operation';
import { indexOf, isPolygon } from '../polygon-index';
import { intersectionOf, unionOf } from '../polygons';
import { AREA, LENGTH, withFields } from '../result-fields';
import { keep, TOLD_EVERY } from './shared';

/** What of each feature lies in the areas, with its attributes. */
export const clip = operation('clip', ([input, areas], _parameters, progress) => {
  const set = new ItemSet(areas!.items);
  const kinds = new Set(input!.items.map(({ kind }) => kind));
  const figures = { areaSquareMetres: 0, lengthMetres: 0 };
  const features = input!.items.flatMap((item, index) => {
    if (index % TOLD_EVERY === 0 || item.kind === 'polygon') progress(index / input!.items.length);
    const geometry = cut(
      item,
      set.areasOf(item, (area, guest) => area.touches(guest)),
    );
    if (!geometry) return [];
    if (item.kind === 'point') return [keep(item, {}, geometry)];
    if (isPolygon(geometry)) {
      const area = areaSquareMetres(geometry);
      figures.areaSquareMetres += area;
      return [keep(item, { [AREA.name]: area }, geometry)];
    }
    const length =
      geometry.type === 'LineString' || geometry.type === 'MultiLineString'
        ? lengthMetres(geometry)
        : 0;
    figures.lengthMetres += length;
    return [keep(item, { [LENGTH.name]: length }, geometry)];
  });
  return {
    features,
    fields: withFields(
      input!.fields,
      ...(kinds.has('line') ? [LENGTH] : []),
      ...(kinds.has('polygon') ? [AREA] : []),
    ),
    figures: [
      ...(kinds.has('line')
        ? [{ name: 'lengthMetres' as const, value: figures.lengthMetres }]
        : []),
      ...(kinds.has('polygon')
        ? [{ name: 'areaSquareMetres' as const, value: figures.areaSquareMetres }]
        : []),
    ],
  };
});

/** What of an item lies in areas that it touches. */
function cut(item: Item, areas: readonly Item[]): PlainGeometry | null {
  const shapes = areas.flatMap(({ geometry }) => (isPolygon(geometry) ? [geometry] : []));
  if (shapes.length === 0) return null;
  if (item.kind === 'point') {
    const points = pathsOf(item.geometry)
      .map(([position]) => position!)
      .filter((position) => shapes.some((shape) => indexOf(shape).locate(position) !== 'outside'));
    const [only] = points;
    if (!only) return null;
    return points.length === 1
      ? { type: 'Point', coordinates: only }
      : { type: 'MultiPoint', coordinates: points };
  }
  // Areas that overlap must not give a part twice.
  const whole = unionOf(shapes);
  if (!whole) return null;
  if (isPolygon(item.geometry)) return intersectionOf(item.geometry, whole);
  const index = indexOf(whole);
  const parts: Position[][] = pathsOf(item.geometry).flatMap((path) => index.clip(path));
  const [only] = parts;
  if (!only) return null;
  return parts.length === 1
    ? { type: 'LineString', coordinates: only }
    : { type: 'MultiLineString', coordinates: parts };
}

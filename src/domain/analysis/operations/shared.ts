import type { Feature } from 'geojson';
import type { Item, PlainGeometry } from '../items';

/** A feature of the result that stands for one of the input, under its id, with more attributes. */
export const keep = (
  item: Item,
  more: Readonly<Record<string, unknown>> = {},
  geometry: PlainGeometry = item.geometry,
): Feature => ({
  type: 'Feature',
  id: item.id,
  geometry,
  properties: { ...item.properties, ...more },
});

/** Tells progress now and then: of every so many rounds of a loop. */
export const TOLD_EVERY = 128;

export function statsOf(values: readonly number[]) {
  if (values.length === 0) return [];
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  return [
    { name: 'minMetres' as const, value: min },
    { name: 'meanMetres' as const, value: sum / values.length },
    { name: 'maxMetres' as const, value: max },
  ];
}

/** The sum of a field; null when none has a number: a sum of nothing is not 0. */
export function sumOf(items: readonly Item[], field: string | null): number | null {
  let sum: number | null = null;
  for (const { properties } of items) {
    const value = field === null ? null : properties[field];
    if (typeof value === 'number' && Number.isFinite(value)) sum = (sum ?? 0) + value;
  }
  return sum;
}

/** How far a distance between two items may be off, in metres; null when neither is said to be rough. */
export const uncertaintyOf = (item: Item, other: Item): number | null =>
  item.radiusMetres === null && other.radiusMetres === null
    ? null
    : (item.radiusMetres ?? 0) + (other.radiusMetres ?? 0);

import type { Position, Precision } from './site';

/** What the kinds of precision promise, in metres. */
const USUAL_RADIUS: Readonly<Record<Precision, number>> = {
  exact: 50,
  site: 500,
  locality: 3000,
  area: 10000,
  none: 10000,
};

type Known = Pick<Position, 'precision' | 'radiusMetres'>;

/** The radius in metres in which the place lies: its own, or else what its precision promises. */
export function radiusOf({ precision, radiusMetres }: Known): number {
  return radiusMetres ?? USUAL_RADIUS[precision];
}

/** Known only to a locality or an area: such a place has no pin that one could walk to. */
export function isApproximate({ precision }: Pick<Position, 'precision'>): boolean {
  return precision !== 'exact' && precision !== 'site';
}

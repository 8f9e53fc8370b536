import type { ExpressionSpecification } from 'maplibre-gl';
import type { Coloring, LayerStyle } from '../../domain/own/model';
import { SMALLEST_RADIUS_PX } from '../../domain/own/row-style';

type Expression = ExpressionSpecification;

/** What stands out: selected, or chosen in a table. */
export const isMarked: Expression = [
  'any',
  ['boolean', ['feature-state', 'selected'], false],
  ['boolean', ['feature-state', 'chosen'], false],
];

export const isHovered: Expression = ['boolean', ['feature-state', 'hovered'], false];

const isNumber = (field: string): Expression => ['==', ['typeof', ['get', field]], 'number'];

/** The colour of a feature, or one colour for all. */
export function colorOf(coloring: Coloring): string | Expression {
  switch (coloring.kind) {
    case 'single':
      return coloring.color;
    case 'category': {
      // Two entries of one value are refused by MapLibre: the first counts.
      const colors = new Map(coloring.categories.map(({ value }) => [value, '']));
      for (const { value, color } of [...coloring.categories].reverse()) colors.set(value, color);
      if (colors.size === 0) return coloring.otherColor;
      const value: Expression = ['to-string', ['get', coloring.field]];
      const cases = [...colors].flat();
      return ['match', value, ...cases, coloring.otherColor] as unknown as Expression;
    }
    case 'graduated': {
      const [first, ...others] = coloring.colors;
      if (first === undefined) return coloring.missingColor;
      const stops = coloring.breaks.flatMap((limit, index) => [limit, others[index] ?? first]);
      const color: unknown =
        stops.length > 0 ? ['step', ['get', coloring.field], first, ...stops] : first;
      const cases: unknown = ['case', isNumber(coloring.field), color, coloring.missingColor];
      return cases as Expression;
    }
  }
}

/** The radius of a circle in pixels; its area grows with the value. */
export function radiusOf({ sizeBy, radiusPx }: LayerStyle): number | Expression {
  if (!sizeBy || !(sizeBy.maxValue > 0)) return radiusPx;
  const share: Expression = [
    '/',
    ['max', 0, ['to-number', ['get', sizeBy.field], 0]],
    sizeBy.maxValue,
  ];
  return [
    'case',
    isNumber(sizeBy.field),
    ['max', SMALLEST_RADIUS_PX, ['*', sizeBy.maxRadiusPx, ['sqrt', share]]],
    SMALLEST_RADIUS_PX,
  ];
}

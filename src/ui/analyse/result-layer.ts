import type { Recipe } from '../../domain/analysis/model';
import type { LayerStyle, OwnLayer } from '../../domain/own/model';
import type { TableInfo } from '../../domain/table/model';

/** Colours of results one after another: told apart on both grounds, and from the accents of the atlas. */
const COLORS = ['#b4436c', '#2e7d5b', '#b8651b', '#5b5bd6', '#0f7f8c', '#8a6d1f'] as const;

function styleOf(table: TableInfo, number: number): LayerStyle {
  return {
    coloring: { kind: 'single', color: COLORS[number % COLORS.length] ?? COLORS[0] },
    points: 'circle',
    radiusPx: 6,
    sizeBy: null,
    lineWidthPx: 2,
    dashed: false,
    fillOpacity: table.geometryKinds.includes('polygon') ? 0.25 : 1,
    labelField: null,
  };
}

/** The layer of a result; `number` counts the results, for their colours. */
export const resultLayer = (
  id: string,
  recipe: Recipe,
  table: TableInfo,
  number: number,
): OwnLayer => ({
  id,
  title: recipe.title,
  origin: 'analysed',
  shown: true,
  opacity: 1,
  style: styleOf(table, number),
  table,
  version: 1,
  recipe,
  source: '',
});

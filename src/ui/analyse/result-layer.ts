import { schemeDark2 } from 'd3-scale-chromatic';
import type { Recipe } from '../../domain/analysis/model';
import type { LayerStyle, OwnLayer } from '../../domain/own/model';
import type { TableInfo } from '../../domain/table/model';

function styleOf(table: TableInfo, number: number): LayerStyle {
  return {
    coloring: { kind: 'single', color: schemeDark2[number % schemeDark2.length]! },
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

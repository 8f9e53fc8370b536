import type { Recipe } from '../../domain/analysis/model';
import type { OwnLayer } from '../../domain/own/model';
import { firstStyle } from '../../domain/own/style';
import type { TableInfo } from '../../domain/table/model';

/** The layer of a result. @param index how many layers there are: each begins in its own colour */
export const resultLayer = (
  id: string,
  recipe: Recipe,
  table: TableInfo,
  index: number,
): OwnLayer => ({
  id,
  title: recipe.title,
  origin: 'analysed',
  shown: true,
  opacity: 1,
  style: firstStyle(index),
  table,
  version: 1,
  recipe,
  source: '',
});

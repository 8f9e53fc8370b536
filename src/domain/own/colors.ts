import type { Coloring } from './model';

/** The one colour that stands for the layer in lists, and where features flow together. */
export function mainColor(coloring: Coloring): string {
  switch (coloring.kind) {
    case 'single':
      return coloring.color;
    case 'category':
      return coloring.categories[0]?.color ?? coloring.otherColor;
    case 'graduated':
      return coloring.colors.at(-1) ?? coloring.missingColor;
  }
}

/** The keys of a grid, as the pattern of ARIA has them. Row -1 is the row of headings. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads; null for keys that do not move. */
export function moveInGrid(
  key: string,
  whole: boolean,
  { row, column }: GridPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): GridPlace | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const at = (r: number, c: number): GridPlace => ({
    row: Math.max(-1, Math.min(lastRow, r)),
    column: Math.max(0, Math.min(lastColumn, c)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + size.page, column);
    case 'PageUp':
      return at(Math.max(0, row - size.page), column);
    case 'Home':
      return whole ? at(0, 0) : at(row, 0);
    case 'End':
      return whole ? at(lastRow, lastColumn) : at(row, lastColumn);
    default:
      return null;
  }
}

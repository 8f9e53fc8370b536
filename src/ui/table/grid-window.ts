/** Which rows of a long table are in sight. All rows are of one height. */
const ROW_PX = 34;
/** Browsers lay nothing out that is taller than about twice this: beyond, a pixel scrolls several rows. */
const TALLEST_PX = 8_000_000;
const SPARE_ROWS = 6;

export interface GridWindow {
  /** Rows that are whole in sight, without the headings. */
  readonly inSight: number;
  /** Rows to draw: those in sight and some around them. */
  readonly rows: readonly number[];
  /** Height of what is scrolled, in pixels. */
  readonly tall: number;
  /** How far a turn of the wheel scrolls, in pixels of what is scrolled: as many rows as in a short table. */
  scrollBy(px: number): number;
  topOf(row: number): number;
  /** Where to scroll so that a row is in sight; null when it is. */
  scrollTo(row: number): number | null;
}

export function windowOf({
  total,
  height,
  scrollTop,
}: {
  readonly total: number;
  /** Of the viewport with the headings, in pixels. */
  readonly height: number;
  readonly scrollTop: number;
}): GridWindow {
  const inSight = Math.max(1, Math.floor((height - ROW_PX) / ROW_PX));
  const tall = Math.min(total * ROW_PX, TALLEST_PX);
  const way = tall - height + ROW_PX;
  const rowsAPixel =
    tall < TALLEST_PX ? 1 / ROW_PX : Math.max(0, total - inSight) / Math.max(1, way);
  const first = Math.max(0, Math.min(Math.floor(scrollTop * rowsAPixel), total - inSight));
  const from = Math.max(0, first - SPARE_ROWS);
  const to = Math.min(total, first + inSight + SPARE_ROWS + 1);
  return {
    inSight,
    tall,
    rows: Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index),
    scrollBy: (px) => (tall < TALLEST_PX ? px : px / ROW_PX / rowsAPixel),
    topOf: (row) => (tall < TALLEST_PX ? row * ROW_PX : scrollTop + (row - first) * ROW_PX),
    scrollTo(row) {
      if (row > first && row < first + inSight - 1) return null;
      const target = row <= first ? row : row - inSight + 1;
      return Math.ceil(Math.max(0, target) / rowsAPixel);
    },
  };
}

/** What stands round and on a printed map: scale bar, north arrow, code, graticule, samples of the legend. */
import type { GraticuleLine } from './graticule';
import type { Box, Inks, Mark, Measure, PageContent, PathMark, SwatchShape } from './model';
import type { ScaleBar } from './scale';

const path = (d: string, rest: Omit<PathMark, 'kind' | 'd' | 'x' | 'y' | 'scale'>): PathMark => ({
  kind: 'path',
  d,
  x: 0,
  y: 0,
  scale: 1,
  ...rest,
});

/** Written with as many digits as a printer needs: thousandths of a mm. */
const n = (value: number): string => String(Math.round(value * 1000) / 1000);

export const rectangle = (
  { x, y, width, height }: Box,
  rest: Omit<PathMark, 'kind' | 'd' | 'x' | 'y' | 'scale'>,
): PathMark => path(`M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`, rest);

const circle = (x: number, y: number, radius: number): string =>
  `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 1 0 ${n(2 * radius)} 0a${n(radius)} ${n(radius)} 0 1 0 ${n(-2 * radius)} 0z`;

const BAR_MM = 1.5;
export const BAR_LABEL_MM = 2.5;
/** How high a bar with its labels is. */
export const BAR_HEIGHT_MM = BAR_LABEL_MM + 1 + BAR_MM;

/** A bar of dark and light parts from `x`, its labels above. */
export function barMarks(
  bar: ScaleBar,
  x: number,
  y: number,
  inks: Inks,
  content: PageContent,
): Mark[] {
  const part = bar.lengthMm / bar.parts;
  const top = y + BAR_LABEL_MM + 1;
  const label = (text: string, at: number, align: 'left' | 'center'): Mark => ({
    kind: 'text',
    text,
    x: at,
    y: y + BAR_LABEL_MM * 0.85,
    sizeMm: BAR_LABEL_MM,
    bold: false,
    align,
    color: inks.text,
  });
  return [
    ...Array.from({ length: bar.parts }, (_, index) =>
      rectangle(
        { x: x + index * part, y: top, width: part, height: BAR_MM },
        {
          fill: index % 2 === 0 ? inks.text : inks.paper,
          stroke: inks.text,
          strokeWidth: 0.15,
        },
      ),
    ),
    label('0', x, 'left'),
    label(content.lengthText(bar.metres), x + bar.lengthMm, 'center'),
  ];
}

export const NORTH_MM = { width: 9, height: 13 } as const;

/** An arrow that points to where north is on the page, with its letter upright below. */
export function northMarks(box: Box, bearing: number, inks: Inks, letter: string): Mark[] {
  const [cx, cy] = [box.x + box.width / 2, box.y + 4.9];
  const angle = (-bearing * Math.PI) / 180;
  const at = (dx: number, dy: number): string =>
    `${n(cx + dx * Math.cos(angle) - dy * Math.sin(angle))} ${n(cy + dx * Math.sin(angle) + dy * Math.cos(angle))}`;
  const half = (side: 1 | -1): string => `M${at(0, -4)}L${at(side * 2.3, 3.4)}L${at(0, 1.7)}z`;
  const edge = { stroke: inks.text, strokeWidth: 0.2 };
  return [
    rectangle(box, { fill: inks.paper, fillOpacity: 0.85 }),
    path(half(-1), { fill: inks.text, ...edge }),
    path(half(1), { fill: inks.paper, ...edge }),
    {
      kind: 'text',
      text: letter,
      x: cx,
      y: box.y + box.height - 0.9,
      sizeMm: 2.8,
      bold: true,
      align: 'center',
      color: inks.text,
    },
  ];
}

/** A code for cameras, dark on light whatever lies below. */
export function codeMarks(box: Box, rows: readonly (readonly boolean[])[], inks: Inks): Mark[] {
  const d = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return [
    rectangle(box, { fill: inks.paper }),
    { kind: 'path', d, x: box.x, y: box.y, scale: box.width / rows.length, fill: inks.text },
  ];
}

const DEGREE_MM = 2.1;

/** Lines over the map with their degrees at its upper and left edge, but for where something lies. */
export function graticuleMarks(
  map: Box,
  lines: readonly GraticuleLine[],
  inks: Inks,
  taken: readonly Box[],
  measure: Measure,
): Mark[] {
  const written: Box[] = [...taken];
  return lines.flatMap(({ kind, label, from, to }): Mark[] => {
    const d = `M${n(map.x + from[0])} ${n(map.y + from[1])}L${n(map.x + to[0])} ${n(map.y + to[1])}`;
    const line = path(d, { stroke: inks.muted, strokeWidth: 0.1, strokeOpacity: 0.55 });
    const first = kind === 'meridian' ? from[1] <= to[1] : from[0] <= to[0];
    const [x, y] = first ? from : to;
    const width = measure(label, DEGREE_MM, false);
    const box: Box =
      kind === 'meridian'
        ? { x: map.x + x + 0.6, y: map.y + y + 0.6, width, height: DEGREE_MM }
        : { x: map.x + x + 0.6, y: map.y + y - DEGREE_MM - 0.5, width, height: DEGREE_MM };
    const hidden = written.some((other) => overlap(box, other)) || !within(box, map);
    if (hidden) return [line];
    written.push(box);
    return [
      line,
      {
        kind: 'text',
        text: label,
        x: box.x,
        y: box.y + DEGREE_MM * 0.85,
        sizeMm: DEGREE_MM,
        bold: false,
        align: 'left',
        color: inks.text,
        halo: inks.paper,
      },
    ];
  });
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export const SWATCH_MM = 4;

/** A sample in a square of {@link SWATCH_MM}. */
export function swatchMarks(shape: SwatchShape, x: number, y: number, inks: Inks): Mark[] {
  const middle = SWATCH_MM / 2;
  const wave = `M${n(x + 0.1)} ${n(y + 2.8)}c1.3 0 1.1 -1.5 3.8 -1.5`;
  switch (shape.kind) {
    case 'icon': {
      // As the icons of the interface: a disc of 40 units with a drawing of 24 in it.
      const unit = SWATCH_MM / 40;
      const disc = shape.hollow
        ? { stroke: shape.color, strokeWidth: 0.24, dashes: [0.5, 0.4] }
        : { fill: shape.color };
      return [
        path(circle(x + middle, y + middle, shape.hollow ? 1.8 : middle), disc),
        {
          kind: 'path',
          d: shape.path,
          x: x + 8.5 * unit,
          y: y + 8.5 * unit,
          scale: 0.96 * unit,
          stroke: shape.hollow ? shape.color : inks.paper,
          strokeWidth: 2.1,
        },
      ];
    }
    case 'line':
      return [
        path(wave, {
          stroke: shape.color,
          strokeWidth: 0.5,
          ...(shape.dashed ? { dashes: [0.8, 0.6] } : {}),
        }),
      ];
    case 'area':
      return [
        rectangle(
          { x: x + 0.3, y: y + 0.6, width: 3.4, height: 2.8 },
          { fill: shape.color, fillOpacity: shape.opacity, stroke: shape.color, strokeWidth: 0.3 },
        ),
      ];
    case 'point':
      return [
        path(circle(x + middle, y + middle, 1.2), {
          fill: shape.color,
          stroke: inks.paper,
          strokeWidth: 0.2,
        }),
      ];
    case 'soft':
      return [
        path(circle(x + middle, y + middle, middle), { fill: shape.color, fillOpacity: 0.22 }),
        path(circle(x + middle, y + middle, 1.3), { fill: shape.color, fillOpacity: 0.22 }),
      ];
  }
}

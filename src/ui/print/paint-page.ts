/** Draws a page on a canvas: the preview, the picture, and the texts of a PDF. */
import type { Mark, Measure, PagePlan, PathMark, TextMark } from '../../domain/print/model';

const familyOf = (): string => getComputedStyle(document.documentElement).fontFamily;

const fontOf = ({ sizeMm, bold }: Pick<TextMark, 'sizeMm' | 'bold'>, perMm: number): string =>
  `${bold ? 650 : 400} ${sizeMm * perMm}px ${familyOf()}`;

/** @throws when the browser gives no canvas */
export function canvasOf(
  widthPx: number,
  heightPx: number,
): { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(widthPx));
  canvas.height = Math.max(1, Math.round(heightPx));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas');
  return { canvas, context };
}

/** Widths of texts in the fonts of the page. */
export function measureByCanvas(): Measure {
  const { context } = canvasOf(1, 1);
  return (text, sizeMm, bold) => {
    // Measured large: hinting rounds small letters.
    context.font = fontOf({ sizeMm: 100, bold }, 1);
    return (context.measureText(text).width * sizeMm) / 100;
  };
}

export function paintText(
  context: CanvasRenderingContext2D,
  mark: TextMark,
  perMm: number,
  at: { readonly x: number; readonly y: number } = mark,
): void {
  context.font = fontOf(mark, perMm);
  context.textAlign = mark.align;
  context.textBaseline = 'alphabetic';
  const [x, y] = [at.x * perMm, at.y * perMm];
  if (mark.halo !== undefined) {
    context.lineJoin = 'round';
    context.lineWidth = 0.7 * perMm;
    context.strokeStyle = mark.halo;
    context.strokeText(mark.text, x, y);
  }
  context.fillStyle = mark.color;
  context.fillText(mark.text, x, y);
}

function paintPath(context: CanvasRenderingContext2D, mark: PathMark, perMm: number): void {
  const path = new Path2D(mark.d);
  context.save();
  context.translate(mark.x * perMm, mark.y * perMm);
  context.scale(mark.scale * perMm, mark.scale * perMm);
  if (mark.fill !== undefined) {
    context.globalAlpha = mark.fillOpacity ?? 1;
    context.fillStyle = mark.fill;
    context.fill(path);
    context.globalAlpha = 1;
  }
  if (mark.stroke !== undefined) {
    context.globalAlpha = mark.strokeOpacity ?? 1;
    context.strokeStyle = mark.stroke;
    context.lineWidth = mark.strokeWidth ?? 1;
    context.lineCap = mark.dashes ? 'butt' : 'round';
    context.lineJoin = 'round';
    context.setLineDash([...(mark.dashes ?? [])]);
    context.stroke(path);
  }
  context.restore();
}

const paint = (context: CanvasRenderingContext2D, mark: Mark, perMm: number): void => {
  if (mark.kind === 'text') paintText(context, mark, perMm);
  else paintPath(context, mark, perMm);
};

/** @param map what is drawn in the map's box; none while it is not there yet */
export function paintPage(
  plan: PagePlan,
  map: HTMLCanvasElement | null,
  paper: string,
  perMm: number,
): HTMLCanvasElement {
  const { canvas, context } = canvasOf(plan.widthMm * perMm, plan.heightMm * perMm);
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  const { x, y, width, height } = plan.map;
  if (map) {
    // At the picture's own pixels nothing is scaled.
    context.drawImage(map, x * perMm, y * perMm, width * perMm, height * perMm);
  }
  for (const mark of plan.marks) paint(context, mark, perMm);
  return canvas;
}

/** A canvas as a file. @throws when it is larger than the browser can write */
export async function fileOf(
  canvas: HTMLCanvasElement,
  type: 'image/png' | 'image/jpeg',
  quality?: number,
): Promise<Blob> {
  const file = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type, quality);
  });
  if (!file) throw new Error('The browser gives no picture');
  return file;
}

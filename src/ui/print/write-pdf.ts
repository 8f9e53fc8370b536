/** A page as PDF: the map as a picture, frame, bar, lines, arrow and code as vectors, texts as sharp pictures. */
import { LineCapStyle, PDFDocument, rgb, type Color, type PDFPage } from 'pdf-lib';
import type { Measure, PagePlan, PathMark, TextMark } from '../../domain/print/model';
import { canvasOf, fileOf, paintText } from './paint-page';

const POINTS_PER_MM = 72 / 25.4;
/** Letters are drawn by the browser's own fonts: so fine that no printer shows their pixels. */
const TEXT_PIXELS_PER_MM = 450 / 25.4;
const JPEG_QUALITY = 0.93;

/** `#rrggbb` as a colour of pdf-lib; black for what is none. */
function colorOf(hex: string): Color {
  const [, r = '0', g = '0', b = '0'] = /^#(..)(..)(..)$/.exec(hex) ?? [];
  const part = (two: string): number => (Number.parseInt(two, 16) || 0) / 255;
  return rgb(part(r), part(g), part(b));
}

function drawPath(page: PDFPage, mark: PathMark): void {
  const { fill, stroke } = mark;
  page.drawSvgPath(mark.d, {
    x: mark.x * POINTS_PER_MM,
    y: page.getHeight() - mark.y * POINTS_PER_MM,
    scale: mark.scale * POINTS_PER_MM,
    ...(fill === undefined ? {} : { color: colorOf(fill), opacity: mark.fillOpacity ?? 1 }),
    ...(stroke === undefined
      ? { borderWidth: 0 }
      : {
          borderColor: colorOf(stroke),
          borderOpacity: mark.strokeOpacity ?? 1,
          borderWidth: mark.strokeWidth ?? 1,
          borderLineCap: mark.dashes ? LineCapStyle.Butt : LineCapStyle.Round,
          ...(mark.dashes ? { borderDashArray: [...mark.dashes] } : {}),
        }),
  });
}

async function drawText(
  document: PDFDocument,
  page: PDFPage,
  mark: TextMark,
  measure: Measure,
): Promise<void> {
  if (mark.text === '') return;
  // Round the letters, for accents, descenders and what leans out.
  const spare = mark.sizeMm * 0.4;
  const width = measure(mark.text, mark.sizeMm, mark.bold);
  const [boxWidth, boxHeight] = [width + 2 * spare, mark.sizeMm + 2 * spare];
  const { canvas, context } = canvasOf(
    boxWidth * TEXT_PIXELS_PER_MM,
    boxHeight * TEXT_PIXELS_PER_MM,
  );
  const baseline = spare + mark.sizeMm * 0.9;
  paintText(context, { ...mark, align: 'left' }, TEXT_PIXELS_PER_MM, { x: spare, y: baseline });
  const png = await document.embedPng(await (await fileOf(canvas, 'image/png')).arrayBuffer());
  const left = mark.x - { left: 0, center: width / 2, right: width }[mark.align] - spare;
  page.drawImage(png, {
    x: left * POINTS_PER_MM,
    y: page.getHeight() - (mark.y - baseline + boxHeight) * POINTS_PER_MM,
    width: (canvas.width / TEXT_PIXELS_PER_MM) * POINTS_PER_MM,
    height: (canvas.height / TEXT_PIXELS_PER_MM) * POINTS_PER_MM,
  });
}

export async function writePdf(
  plan: PagePlan,
  map: HTMLCanvasElement,
  measure: Measure,
  about: { readonly title: string; readonly lang: string; readonly subject: string },
): Promise<Blob> {
  const document = await PDFDocument.create();
  document.setTitle(about.title, { showInWindowTitleBar: true });
  document.setSubject(about.subject);
  document.setLanguage(about.lang);
  document.setCreator('dalian-atlas');
  const page = document.addPage([plan.widthMm * POINTS_PER_MM, plan.heightMm * POINTS_PER_MM]);
  const picture = await fileOf(map, 'image/jpeg', JPEG_QUALITY);
  const { x, y, width, height } = plan.map;
  page.drawImage(await document.embedJpg(await picture.arrayBuffer()), {
    x: x * POINTS_PER_MM,
    y: page.getHeight() - (y + height) * POINTS_PER_MM,
    width: width * POINTS_PER_MM,
    height: height * POINTS_PER_MM,
  });
  for (const mark of plan.marks) {
    if (mark.kind === 'text') await drawText(document, page, mark, measure);
    else drawPath(page, mark);
  }
  const bytes = await document.save();
  return new Blob([bytes as BlobPart], { type: 'application/pdf' });
}

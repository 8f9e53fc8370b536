/** Lays a map out on a page: title, map, legend, scale, credits. Everything in mm, y downwards. */
import type { Size } from '../mercator';
import {
  BAR_HEIGHT_MM,
  barMarks,
  codeMarks,
  graticuleMarks,
  NORTH_MM,
  northMarks,
  rectangle,
} from './furniture';
import { graticule } from './graticule';
import { columnsIn, legendHeight, legendLines, legendMarks } from './legend';
import type { Box, Inks, Mark, Measure, PageContent, PagePlan, PageSize, PlacedMap } from './model';
import { MM_PER_PX, scaleBar } from './scale';
import { linesOf, type TextStyle } from './text';

const GAP_MM = 4;
const SIDE_LEGEND_MM = 56;
/** A picture without room for a legend at its side is as wide as this at least. */
const LEAST_PICTURE_MM = 120;
/** How much of the page a legend below the map may take. */
const LEGEND_SHARE = 0.3;
const CODE_MM = 18;
const LONGEST_BAR_MM = 60;
const SMALL: TextStyle = { sizeMm: 2.3, bold: false };
const SMALL_LINE_MM = 3.3;
const MOST_CREDIT_LINES = 4;
const SCALE: TextStyle = { sizeMm: 3.2, bold: true };
const APPROVAL_MM = 2.6;

export interface PageRequest {
  readonly size: PageSize;
  readonly content: PageContent;
  readonly inks: Inks;
  readonly measure: Measure;
  /** Where the map looks when it has a size in CSS pixels. */
  readonly place: (size: Size) => PlacedMap;
}

/** The map's box in the CSS pixels that it is drawn with. */
export const mapSizePx = ({ width, height }: Pick<Box, 'width' | 'height'>): Size => ({
  width: Math.round(width / MM_PER_PX),
  height: Math.round(height / MM_PER_PX),
});

export function composePage({ size, content, inks, measure, place }: PageRequest): PagePlan {
  const isPicture = size.kind === 'picture';
  const margin = isPicture ? 5 : 10;
  const isBeside = isPicture || size.widthMm > size.heightMm;
  const hasLegend = content.legend.length > 0;
  const sideMm = hasLegend && isBeside ? SIDE_LEGEND_MM + GAP_MM : 0;
  const widthMm = isPicture
    ? Math.max(LEAST_PICTURE_MM, size.mapWidthMm + sideMm) + 2 * margin
    : size.widthMm;
  const innerMm = widthMm - 2 * margin;

  const titleStyle: TextStyle = { sizeMm: isPicture ? 5 : 6.5, bold: true };
  const titleLines =
    content.title.trim() === '' ? [] : linesOf(content.title, innerMm, 2, titleStyle, measure);
  const titleLineMm = titleStyle.sizeMm * 1.3;
  const title: Box = {
    x: margin,
    y: margin,
    width: innerMm,
    height: titleLines.length * titleLineMm,
  };
  const top = margin + title.height + (titleLines.length > 0 ? 2 : 0);

  const creditsMm = innerMm - (content.code ? CODE_MM + GAP_MM : 0);
  const credits = [
    ...linesOf(content.attribution, creditsMm, MOST_CREDIT_LINES, SMALL, measure),
    ...linesOf(content.date, creditsMm, 1, SMALL, measure),
  ];
  const footHeight = Math.max(
    content.code ? CODE_MM : 0,
    BAR_HEIGHT_MM + 1.5 + credits.length * SMALL_LINE_MM,
  );
  const columns = columnsIn(innerMm);
  const legendLength = legendLines(content.legend, innerMm, measure).length;
  const below = (room: number): number =>
    hasLegend && !isBeside ? legendHeight(legendLength, columns, room * LEGEND_SHARE) + GAP_MM : 0;
  const mapHeight = isPicture
    ? size.mapHeightMm
    : size.heightMm - margin - footHeight - 3 - below(size.heightMm) - top;
  const heightMm = isPicture ? top + mapHeight + 3 + footHeight + margin : size.heightMm;
  const map: Box = {
    x: margin,
    y: top,
    width: isPicture ? size.mapWidthMm : innerMm - sideMm,
    height: mapHeight,
  };
  const footTop = heightMm - margin - footHeight;
  const legend: Box = isBeside
    ? { x: map.x + map.width + GAP_MM, y: top, width: SIDE_LEGEND_MM, height: mapHeight }
    : {
        x: margin,
        y: map.y + mapHeight + 3,
        width: innerMm,
        height: below(size.heightMm) - GAP_MM,
      };
  const code: Box = { x: margin + innerMm - CODE_MM, y: footTop, width: CODE_MM, height: CODE_MM };

  const placed = place(mapSizePx(map));
  const bar = scaleBar(placed.scale, Math.min(LONGEST_BAR_MM, creditsMm / 2));
  const scaleX =
    margin + bar.lengthMm + measure(content.lengthText(bar.metres), 2.5, false) / 2 + 5;
  const foot: Box = { x: margin, y: footTop, width: creditsMm, height: footHeight };

  const north: Box = {
    x: map.x + map.width - NORTH_MM.width - 1.5,
    y: map.y + 1.5,
    ...NORTH_MM,
  };
  const approvalMm = Math.min(
    APPROVAL_MM,
    (APPROVAL_MM * (map.width - 4)) / Math.max(1, measure(content.approval, APPROVAL_MM, false)),
  );
  const approval: Box = {
    x: map.x + 1,
    y: map.y + map.height - 5,
    width: measure(content.approval, approvalMm, false) + 2,
    height: 4,
  };
  const hasApproval = content.approval !== '';
  const text = (line: string, x: number, y: number, style: TextStyle, color: string): Mark => ({
    kind: 'text',
    text: line,
    x,
    y,
    ...style,
    align: 'left',
    color,
  });
  const lines = content.isGraticuleShown ? graticule(placed.camera, mapSizePx(map)) : [];
  const listed = hasLegend ? legendMarks(legend, content, inks, measure) : { marks: [], cut: 0 };
  return {
    widthMm,
    heightMm,
    map,
    placed,
    bar: { ...bar, x: margin, y: footTop },
    marks: [
      ...titleLines.map((line, index) =>
        text(line, margin, margin + index * titleLineMm + titleStyle.sizeMm, titleStyle, inks.text),
      ),
      ...graticuleMarks(map, lines, inks, [north, ...(hasApproval ? [approval] : [])], measure),
      ...northMarks(north, placed.camera.bearing, inks, content.north),
      ...(hasApproval
        ? [
            rectangle(approval, { fill: inks.paper, fillOpacity: 0.85 }),
            text(
              content.approval,
              approval.x + 1,
              approval.y + 2 + approvalMm * 0.36,
              { sizeMm: approvalMm, bold: false },
              inks.text,
            ),
          ]
        : []),
      rectangle(map, { stroke: inks.text, strokeWidth: 0.25 }),
      ...listed.marks,
      ...barMarks(bar, margin, footTop, inks, content),
      text(content.scaleText(placed.scale), scaleX, footTop + BAR_HEIGHT_MM, SCALE, inks.text),
      ...credits.map((line, index) =>
        text(
          line,
          margin,
          footTop + BAR_HEIGHT_MM + 1.5 + (index + 0.8) * SMALL_LINE_MM,
          SMALL,
          inks.muted,
        ),
      ),
      ...(content.code ? codeMarks(code, content.code, inks) : []),
    ],
    boxes: {
      ...(titleLines.length > 0 ? { title } : {}),
      map,
      ...(hasLegend ? { legend } : {}),
      foot,
      ...(content.code ? { code } : {}),
      north,
      ...(hasApproval ? { approval } : {}),
    },
    cutRows: listed.cut,
  };
}

import type { Size } from './mercator';
import type { Lang, Localized } from './site';
import { tenth } from './sketch-clip';

export type LabelAnchor = 'start' | 'middle' | 'end';

/** A name beside its pin; x and y are where the baseline starts, is centred or ends. */
export interface SketchLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: LabelAnchor;
  /** The language of the text, for the `lang` attribute. */
  readonly lang: Lang;
}

export interface LabelRequest {
  readonly id: string;
  readonly name: Localized;
  readonly x: number;
  readonly y: number;
  /** Distance that the text keeps from x, y; 0 centres it there first (areas). */
  readonly gapPx: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Wide scripts: kana, Hangul, Han and full-width forms. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;

/** Width of a text in pixels as a sans-serif face sets it: Han, kana and Hangul 1 em, others 0.55 em. */
export function estimateTextWidth(text: string, fontPx: number): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : 0.55;
  return ems * fontPx;
}

/** The first of the languages that the name has, or any. */
export function pickName(name: Localized, languages: readonly Lang[]): [Lang, string] | null {
  for (const lang of [...languages, ...Object.keys(name)]) {
    const text = name[lang];
    if (text) return [lang, text];
  }
  return null;
}

/**
 * Places names greedily: the first request is served first; right, left, below, above.
 * A name that would cover a pin, a name or the border of the view is left out.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  pinBoxes: readonly Box[],
  languages: readonly Lang[],
  size: Size,
  fontPx: number,
): Map<string, SketchLabel> {
  const placed = new Map<string, SketchLabel>();
  const taken: Box[] = [...pinBoxes];
  for (const request of requests) {
    const named = pickName(request.name, languages);
    if (!named) continue;
    const width = estimateTextWidth(named[1], fontPx);
    for (const [dx, dy, anchor] of candidates(request.gapPx, fontPx)) {
      const x = request.x + dx;
      const y = request.y + dy;
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      const box: Box = [left, y - fontPx * 0.9, left + width, y + fontPx * 0.25];
      if (!fits(box, size) || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      placed.set(request.id, {
        text: named[1],
        x: tenth(x),
        y: tenth(y),
        anchor,
        lang: named[0],
      });
      break;
    }
  }
  return placed;
}

/** Offsets of the baseline, in order of preference. */
function candidates(gap: number, font: number): [number, number, LabelAnchor][] {
  const middle = font * 0.35;
  const around: [number, number, LabelAnchor][] = [
    [gap, middle, 'start'],
    [-gap, middle, 'end'],
    [0, gap + font * 0.9, 'middle'],
    [0, -gap - font * 0.25, 'middle'],
  ];
  if (gap > 0) return around;
  return [
    [0, middle, 'middle'],
    [0, middle + font * 1.4, 'middle'],
    [0, middle - font * 1.4, 'middle'],
  ];
}

function fits(box: Box, size: Size): boolean {
  return box[0] >= 0 && box[1] >= 0 && box[2] <= size.width && box[3] <= size.height;
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

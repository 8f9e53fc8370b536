/** Texts broken into lines that fit, by a measure that is given. */
import type { Measure } from './model';

/** What stays together: a word with the space after it, or one sign of a script without spaces. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][、。，；：！？）」』】〕》]*\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu;
const ELLIPSIS = '…';

export interface TextStyle {
  readonly sizeMm: number;
  readonly bold: boolean;
}

/** A text on one line, cut with an ellipsis where it is too long. */
export function fitted(text: string, widthMm: number, style: TextStyle, measure: Measure): string {
  const wide = (part: string): boolean => measure(part, style.sizeMm, style.bold) > widthMm;
  if (!wide(text)) return text;
  const signs = Array.from(text);
  let [least, most] = [0, signs.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (wide(signs.slice(0, middle).join('').trimEnd() + ELLIPSIS)) most = middle - 1;
    else least = middle;
  }
  return signs.slice(0, least).join('').trimEnd() + ELLIPSIS;
}

/** Lines of a text; what has no room in so many is cut with an ellipsis. */
export function linesOf(
  text: string,
  widthMm: number,
  most: number,
  style: TextStyle,
  measure: Measure,
): readonly string[] {
  const wide = (part: string): boolean =>
    measure(part.trimEnd(), style.sizeMm, style.bold) > widthMm;
  // A word that is wider than a line is broken anywhere.
  const pieces = (text.trim().match(PIECES) ?? []).flatMap((piece) =>
    wide(piece) ? Array.from(piece) : [piece],
  );
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && wide(line + piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), fitted(rest, widthMm, style, measure)];
}

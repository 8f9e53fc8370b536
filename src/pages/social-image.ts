/** The picture of link previews: the sketch with the place's name on it. */
import { cameraForBounds } from '../domain/mercator';
import type { Site } from '../domain/site';
import { sketch } from '../domain/sketch';
import { sketchBase } from '../domain/sketch-base';
import { escapeXml, sketchSvg } from '../domain/sketch-svg';
import type { Speech } from '../i18n/speech.svelte';
import { approvalText } from '../i18n/words/approval';
import { parsePalette, sketchPalette } from '../map/basemap/palette';
import type { Atlas } from '../state/atlas.svelte';
import tokens from '../styles/tokens.css?raw';

/** What services that unfurl links ask for. */
const SIZE = { width: 1200, height: 630 };
const BAND_PX = 150;
const PADDING_PX = 110;
const NEAREST_ZOOM = 11.5;
const FONT = 'Noto Sans CJK SC, Noto Sans, sans-serif';
/** Wide characters are as wide as the type is high, others a little over half. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/u;

/** The largest size at which a text fits the width. */
function sizeFor(text: string, widthPx: number, largestPx: number): number {
  const ems = Array.from(text).reduce((sum, sign) => sum + (WIDE.test(sign) ? 1 : 0.58), 0);
  return Math.min(largestPx, Math.floor(widthPx / Math.max(1, ems)));
}

/** An SVG document of 1200 × 630. @param site null for the whole atlas */
export function socialImage(
  atlas: Atlas,
  speech: Speech,
  site: Site | null,
  title: string,
  siteName: string,
): string {
  const { core } = atlas;
  const { view } = core.settings;
  const bounds = (site?.mapped ? atlas.boundsOf(site) : null) ?? view.bounds;
  const padding = {
    top: PADDING_PX / 2,
    right: PADDING_PX,
    bottom: BAND_PX + 40,
    left: PADDING_PX,
  };
  const model = sketch({
    ...sketchBase(atlas, speech.lang),
    camera: cameraForBounds(bounds, SIZE, padding, NEAREST_ZOOM),
    size: SIZE,
    selectedId: site?.id ?? null,
    pinPx: 18,
    fontPx: 22,
    collisionPx: 40,
  });
  const palette = parsePalette(tokens, 'light');
  const map = sketchSvg(model, sketchPalette(palette, core.themes), {
    title,
    lang: speech.lang,
    fontFamily: FONT,
    fontPx: 22,
    pinPx: 18,
    approval: approvalText(core.settings.basemaps, speech),
    approvalPx: BAND_PX + 14,
  });
  const { width, height } = SIZE;
  const text = (value: string, y: number, px: number, weight: number): string =>
    `<text x="48" y="${y}" font-family="${FONT}" font-size="${px}" font-weight="${weight}" fill="${palette.label}">${escapeXml(value)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    map,
    `<rect y="${height - BAND_PX}" width="${width}" height="${BAND_PX}" fill="${palette.halo}"/>`,
    text(title, height - BAND_PX + 74, sizeFor(title, width - 96, 56), 700),
    ...(site ? [text(siteName, height - 34, 28, 400)] : []),
    '</svg>',
  ].join('');
}

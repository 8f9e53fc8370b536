/** The picture of link previews: the sketch with the place's name on it. */
import { cameraForBounds } from '../domain/mercator';
import type { Site } from '../domain/site';
import { sketch } from '../domain/sketch';
import { escapeXml, sketchSvg, type SketchPalette } from '../domain/sketch-svg';
import type { Speech } from '../i18n/speech.svelte';
import { parsePalette } from '../map/basemap/palette';
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
  const { core, scene, land } = atlas;
  const { view, fallbackLanguage, localLanguage } = core.settings;
  const bounds = (site?.mapped ? atlas.boundsOf(site) : null) ?? view.bounds;
  const padding = {
    top: PADDING_PX / 2,
    right: PADDING_PX,
    bottom: BAND_PX + 40,
    left: PADDING_PX,
  };
  const model = sketch({
    camera: cameraForBounds(bounds, SIZE, padding, NEAREST_ZOOM),
    size: SIZE,
    land,
    pins: scene.pins,
    areas: scene.areas,
    rings: scene.rings,
    tracks: scene.tracks,
    icons: Object.fromEntries(core.themes.map(({ id, icon }) => [id, icon])),
    languages: [speech.lang, fallbackLanguage, localLanguage],
    selectedId: site?.id ?? null,
    pinPx: 18,
    fontPx: 22,
    collisionPx: 40,
  });
  const palette = parsePalette(tokens, 'light');
  const colors: SketchPalette = {
    sea: palette.sea,
    land: palette.land,
    coast: palette.coast,
    label: palette.label,
    halo: palette.halo,
    onPin: palette.halo,
    pin: palette.label,
    selected: palette.label,
    themes: Object.fromEntries(core.themes.map(({ id, color }) => [id, color.light])),
  };
  const map = sketchSvg(model, colors, {
    title,
    lang: speech.lang,
    fontFamily: FONT,
    fontPx: 22,
    pinPx: 18,
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

import type { Core } from '../domain/atlas';
import type { Palette, Theme } from './basemap/palette';

export interface PinImage {
  /** An exact pin is filled, an approximate one hollow and dashed, a cluster holds a number. */
  readonly kind: 'exact' | 'approximate' | 'cluster';
  /** Null for a cluster of several themes. */
  readonly themeId: string | null;
}

const PREFIX = 'atlas-pin';
/** Diameter of a pin in CSS pixels; the sketch draws the same (PIN_PX is its radius). */
const DIAMETER_PX = 26;
const ICON_PX = 15;
const ICON_BOX = 24;

export const pinImageId = ({ kind, themeId }: PinImage): string =>
  [PREFIX, kind, themeId ?? ''].join('/');

export function parsePinImageId(id: string): PinImage | null {
  const [prefix, kind, themeId] = id.split('/');
  if (prefix !== PREFIX || (kind !== 'exact' && kind !== 'approximate' && kind !== 'cluster')) {
    return null;
  }
  return { kind, themeId: themeId === undefined || themeId === '' ? null : themeId };
}

/**
 * Paints a pin with a canvas: the icons are path data from the catalogue, so that a new theme needs
 * no sprite to be built.
 * @param pixelRatio device pixels per CSS pixel
 */
export function paintPin(
  { kind, themeId }: PinImage,
  core: Core,
  theme: Theme,
  palette: Palette,
  pixelRatio: number,
): ImageData {
  const entry = core.themes.find(({ id }) => id === themeId);
  const color = entry ? entry.color[theme] : palette.label;
  const box = DIAMETER_PX + (kind === 'cluster' ? 8 : 4);
  const canvas = new OffscreenCanvas(Math.ceil(box * pixelRatio), Math.ceil(box * pixelRatio));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw icons: it gives no 2D canvas.');
  context.scale(pixelRatio, pixelRatio);
  context.translate(box / 2, box / 2);

  const disc = (radius: number, fill: string): void => {
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
  };
  const radius = DIAMETER_PX / 2;
  if (kind === 'cluster') {
    context.globalAlpha = 0.35;
    disc(radius + 4, color);
    context.globalAlpha = 1;
    disc(radius + 1, palette.halo);
    disc(radius, color);
  } else if (kind === 'exact') {
    disc(radius + 1.5, palette.halo);
    disc(radius, color);
  } else {
    disc(radius + 1.5, palette.halo);
    context.beginPath();
    context.arc(0, 0, radius - 1, 0, 2 * Math.PI);
    context.setLineDash([3.4, 2.6]);
    context.lineWidth = 1.8;
    context.strokeStyle = color;
    context.stroke();
    context.setLineDash([]);
  }
  if (kind !== 'cluster' && entry) {
    const scale = ICON_PX / ICON_BOX;
    context.scale(scale, scale);
    context.translate(-ICON_BOX / 2, -ICON_BOX / 2);
    context.lineWidth = 2.2;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = kind === 'exact' ? palette.halo : color;
    context.stroke(new Path2D(entry.icon));
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

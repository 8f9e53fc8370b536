import { PIN_PX } from './sketch';
import type { DrawnPatch, DrawnPin, DrawnTrack, SketchModel } from './sketch-model';
import type { SketchLabel } from './sketch-labels';

/** Literal CSS colours: a standalone picture knows no custom properties. */
export interface SketchPalette {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly label: string;
  /** Behind names and round pins. */
  readonly halo: string;
  /** Icons and numbers on pins. */
  readonly onPin: string;
  /** Pins of a theme that is not in `themes`, and clusters of several themes. */
  readonly pin: string;
  /** Ring round what is selected. */
  readonly selected: string;
  readonly themes: Readonly<Record<string, string>>;
}

export interface SketchSvgOptions {
  /** What the picture shows, in words; its accessible name. */
  readonly title: string;
  /** Language of the title. */
  readonly lang: string;
  readonly fontFamily?: string;
  readonly fontPx?: number;
  readonly pinPx?: number;
  /** What stands at the lower left: the approval number of the map. */
  readonly approval?: string;
  /** How far above the lower edge it stands, where something lies over the picture. */
  readonly approvalPx?: number;
}

const FONT_FAMILY = 'system-ui, sans-serif';

/**
 * A view as a complete standalone SVG document with literal colours. All texts and attributes are
 * escaped: names come from files that anybody may have written.
 */
export function sketchSvg(
  model: SketchModel,
  palette: SketchPalette,
  options: SketchSvgOptions,
): string {
  const { width, height } = model;
  const { fontFamily = FONT_FAMILY, fontPx = 12, pinPx = PIN_PX } = options;
  const color = (themeId: string) =>
    Object.hasOwn(palette.themes, themeId) ? (palette.themes[themeId] ?? palette.pin) : palette.pin;
  const labels = [...model.patches, ...model.pins].map((drawn) => drawn.label);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'xml:lang': options.lang,
      'font-family': fontFamily,
      'font-size': fontPx,
    },
    [
      `<title>${escapeXml(options.title)}</title>`,
      element('rect', { width, height, fill: palette.sea }),
      element('path', { d: model.land, fill: palette.land, 'fill-rule': 'evenodd' }),
      element('path', { ...STROKE, d: model.coast, stroke: palette.coast }),
      ...model.patches.map((patch) => drawPatch(patch, color(patch.themeId), palette)),
      ...model.rings.map(({ cx, cy, r, themeId }) =>
        element('circle', {
          ...STROKE,
          cx,
          cy,
          r,
          stroke: color(themeId),
          'stroke-width': 1.5,
          'stroke-dasharray': '2 4',
        }),
      ),
      ...model.tracks.map((track) => drawTrack(track, color(track.themeId))),
      ...model.pins.map((pin) =>
        drawPin(pin, pin.mixed ? palette.pin : color(pin.themeId), palette, pinPx),
      ),
      ...labels.map((label) => (label ? drawLabel(label, palette) : '')),
      drawApproval(height, palette, options),
    ],
  );
}

const STROKE = { fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } as const;

function drawPatch(patch: DrawnPatch, color: string, palette: SketchPalette): string {
  const style = {
    fill: color,
    'fill-opacity': 0.16,
    ...(patch.selected ? { stroke: palette.selected, 'stroke-width': 2 } : {}),
  };
  return patch.path === null
    ? element('circle', { cx: patch.cx, cy: patch.cy, r: patch.r, ...style })
    : element('path', { d: patch.path, 'fill-rule': 'evenodd', ...style });
}

function drawTrack(track: DrawnTrack, color: string): string {
  return element('path', {
    ...STROKE,
    d: track.path,
    stroke: color,
    'stroke-width': track.selected ? 4 : 2.5,
    ...(track.dashed ? { 'stroke-dasharray': '6 5' } : {}),
  });
}

function drawPin(pin: DrawnPin, color: string, palette: SketchPalette, pinPx: number): string {
  const circle = element('circle', {
    r: pinPx,
    fill: color,
    stroke: pin.selected ? palette.selected : palette.halo,
    'stroke-width': pin.selected ? 3 : 1.5,
  });
  const scale = (pinPx * 1.2) / 24;
  const inside =
    pin.count > 1
      ? element(
          'text',
          { 'text-anchor': 'middle', y: pinPx * 0.35, 'font-weight': 700, fill: palette.onPin },
          [String(pin.count)],
        )
      : element('path', {
          ...STROKE,
          d: pin.icon,
          transform: `scale(${scale}) translate(-12 -12)`,
          stroke: palette.onPin,
          'stroke-width': 2,
        });
  return element('g', { transform: `translate(${pin.x} ${pin.y})` }, [circle, inside]);
}

function drawApproval(
  height: number,
  palette: SketchPalette,
  { approval = '', approvalPx = 8, fontPx = 12 }: SketchSvgOptions,
): string {
  if (approval === '') return '';
  const attributes = {
    x: 8,
    y: height - approvalPx,
    'font-size': Math.round(fontPx * 0.9),
    fill: palette.label,
    stroke: palette.halo,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  return element('text', attributes, [escapeXml(approval)]);
}

function drawLabel(label: SketchLabel, palette: SketchPalette): string {
  const attributes = {
    x: label.x,
    y: label.y,
    'text-anchor': label.anchor,
    'xml:lang': label.lang,
    fill: palette.label,
    stroke: palette.halo,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  return element('text', attributes, [escapeXml(label.text)]);
}

/** Markup of an element; attributes are escaped here, children must be markup already. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    return ` ${key}="${escapeXml(String(value))}"`;
  });
  const start = `<${name}${written.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What the production Char of XML 1.0 does not allow, even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text for XML content or a quoted attribute; characters that XML forbids become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

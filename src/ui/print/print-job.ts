/** What a person asked to be printed, and the page that comes of it. */
import { encode } from 'uqr';
import { mapCredits } from '../../domain/basemap';
import { fromScreen, type Size } from '../../domain/mercator';
import {
  PAPERS,
  type Inks,
  type Measure,
  type PagePlan,
  type PageSize,
  type Paper,
  type PlacedMap,
} from '../../domain/print/model';
import { composePage, mapSizePx } from '../../domain/print/page';
import { MM_PER_PX, roundedScale, scaleOfZoom, zoomOfScale } from '../../domain/print/scale';
import type { Camera, LngLat } from '../../domain/site';
import type { PrintTranslate } from '../../i18n/print/messages';
import type { Speech } from '../../i18n/speech.svelte';
import { approvalText } from '../../i18n/words/approval';
import type { Atlas } from '../../state/atlas.svelte';
import { basemapOnSide, connectedCredits } from '../../state/side-view';
import { formatUrl } from '../../state/url';
import tokens from '../../styles/tokens.css?raw';
import { legendRows } from './legend-rows';
import { isSketched } from './still-map';

export const RATIOS = [1, 2, 3, 4] as const;
export const RESOLUTIONS = [150, 300] as const;
/** Codes of longer addresses are too fine for a camera at the size that they are printed in. */
const LONGEST_CODE = 600;

export interface PrintChoice {
  readonly kind: 'pdf' | 'png';
  readonly title: string;
  readonly paper: Paper;
  readonly isLandscape: boolean;
  /** n of 1:n; null for what the view shows. */
  readonly scale: number | null;
  /** Pixels of the map in an inch of paper. */
  readonly resolution: (typeof RESOLUTIONS)[number];
  /** Pixels of the picture for one of the screen. */
  readonly ratio: (typeof RATIOS)[number];
  readonly hasLegend: boolean;
  readonly hasGraticule: boolean;
  readonly hasCode: boolean;
}

/** The light colour of a token: paper is light, whatever the screen is. */
function lightOf(token: string): string {
  const found = new RegExp(`--${token}:\\s*light-dark\\((#[0-9a-f]{6})`).exec(tokens)?.[1];
  if (found === undefined) throw new Error(`The colour --${token} is missing`);
  return found;
}

export const inks = (): Inks => ({
  text: lightOf('ink'),
  muted: lightOf('ink-muted'),
  rule: lightOf('rule'),
  paper: lightOf('paper'),
});

/** The part of the map that no panel covers: its middle and size in CSS pixels. */
function seen({ camera: { current, size, padding } }: Atlas): {
  readonly center: LngLat;
  readonly size: Size;
} {
  const width = Math.max(1, size.width - padding.left - padding.right);
  const height = Math.max(1, size.height - padding.top - padding.bottom);
  const middle = [padding.left + width / 2, padding.top + height / 2] as const;
  return { center: fromScreen({ ...current, pitch: 0 }, size, middle), size: { width, height } };
}

/** Where the map on the page looks. Paper has no tilt: a tilted map has no scale. */
function placeFor(atlas: Atlas, { kind, scale }: PrintChoice): (size: Size) => PlacedMap {
  const view = seen(atlas);
  const { zoom, bearing } = atlas.camera.current;
  const lat = view.center[1];
  return (size) => {
    const camera = (at: number): Camera => ({ center: view.center, zoom: at, bearing, pitch: 0 });
    if (kind === 'png') return { camera: camera(zoom), scale: scaleOfZoom(zoom, lat) };
    const fit = Math.min(size.width / view.size.width, size.height / view.size.height);
    const wanted = scale ?? roundedScale(scaleOfZoom(zoom + Math.log2(fit), lat));
    return { camera: camera(zoomOfScale(wanted, lat)), scale: wanted };
  };
}

function sizeFor(atlas: Atlas, { kind, paper, isLandscape }: PrintChoice): PageSize {
  if (kind === 'png') {
    const { width, height } = seen(atlas).size;
    return { kind: 'picture', mapWidthMm: width * MM_PER_PX, mapHeightMm: height * MM_PER_PX };
  }
  const [short, long] = PAPERS[paper];
  return isLandscape
    ? { kind: 'sheet', widthMm: long, heightMm: short }
    : { kind: 'sheet', widthMm: short, heightMm: long };
}

/** The address of the view, as a link that others can open. */
export function viewAddress(atlas: Atlas, lang: string): string {
  const { search, hash } = formatUrl({ ...atlas.url, camera: atlas.camera.current, lang });
  return new URL(`${search}${hash}`, new URL('.', location.href)).href;
}

export const fitsCode = (address: string): boolean => address.length <= LONGEST_CODE;

const metresText = (metres: number, lang: string): string =>
  new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: metres >= 1000 ? 'kilometer' : 'meter',
    maximumFractionDigits: 3,
  }).format(metres >= 1000 ? metres / 1000 : metres);

export function planFor(
  atlas: Atlas,
  speech: Speech,
  t: PrintTranslate,
  choice: PrintChoice,
  measure: Measure,
): PagePlan {
  const { lang } = speech;
  const { basemaps } = atlas.core.settings;
  const shown = isSketched() ? [] : [basemapOnSide(atlas, 'first').shown.id];
  const colors = inks();
  const address = viewAddress(atlas, lang);
  const isCoded = choice.hasCode && fitsCode(address);
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date());
  const atlasTitle = speech.name(atlas.core.settings.title).text;
  return composePage({
    size: sizeFor(atlas, choice),
    inks: colors,
    measure,
    place: placeFor(atlas, choice),
    content: {
      title: choice.title,
      legend: choice.hasLegend ? legendRows(atlas, speech, colors.muted) : [],
      legendTitle: speech.t('layers.legend'),
      more: (count) => t('legend.more', { count }),
      attribution: [
        ...new Set([
          ...mapCredits(basemaps, shown).attribution.map(({ text }) => text),
          ...connectedCredits(atlas),
        ]),
      ].join(' · '),
      approval: approvalText(basemaps, speech, shown),
      date: choice.title.trim() === atlasTitle ? date : `${atlasTitle} · ${date}`,
      code: isCoded ? encode(address, { ecc: 'L', border: 2 }).data : null,
      isGraticuleShown: choice.hasGraticule,
      // A picture has no scale of its own: it is as large as one shows it.
      scaleText: (scale) =>
        choice.kind === 'png' ? '' : `1 : ${new Intl.NumberFormat(lang).format(scale)}`,
      lengthText: (metres) => metresText(metres, lang),
      north: t('north'),
    },
  });
}

/** The greatest ratio up to the wanted one whose map and page the device can hold. */
export function possibleRatio(plan: PagePlan, wanted: number, isWholePage: boolean): number {
  const size = mapSizePx(plan.map);
  const page = { width: plan.widthMm / MM_PER_PX, height: plan.heightMm / MM_PER_PX };
  const most = largestSide();
  for (let ratio = wanted; ratio > 1; ratio -= 0.25) {
    const parts = isWholePage ? [page] : [size];
    const fits = [size, ...parts].every(
      ({ width, height }) =>
        Math.max(width, height) * ratio <= most && canHold(width * ratio, height * ratio),
    );
    if (fits) return ratio;
  }
  return 1;
}

/** The longest side of a picture that the graphics device draws, in its pixels. */
function largestSide(): number {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return Infinity;
  const size = context.getParameter(context.MAX_RENDERBUFFER_SIZE) as number;
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return size;
}

/** Browsers let one make a canvas that is too large, and then leave it empty. */
function canHold(widthPx: number, heightPx: number): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthPx);
  canvas.height = Math.round(heightPx);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  context.fillRect(canvas.width - 1, canvas.height - 1, 1, 1);
  const isDrawn = context.getImageData(canvas.width - 1, canvas.height - 1, 1, 1).data[3] === 255;
  canvas.width = 0;
  canvas.height = 0;
  return isDrawn;
}

import { core } from 'virtual:atlas-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RangeResponse, Source } from 'pmtiles';
import { EMBEDDED_ARCHIVE, openArchive } from '../data/archive';
import { sceneOf } from '../domain/scene';
import type { Camera } from '../domain/site';
import tokens from '../styles/tokens.css?raw';
import { parsePalette, type Theme } from './basemap/palette';
import { MapView, type MapState, type Pick } from './map-view';

const scene = sceneOf(core);
const everywhere = core.sites.filter(({ mapped }) => mapped).map(({ id }) => id);

/** The shipped archive, which counts how often it is read. */
class CountedArchive implements Source {
  reads = 0;
  readonly #archive = openArchive('atlas-basemap', EMBEDDED_ARCHIVE);

  getKey(): string {
    return this.#archive.getKey();
  }

  getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    this.reads += 1;
    return this.#archive.getBytes(offset, length, signal);
  }
}

// Positions of the gazetteer.
const dicp = [121.57397, 38.88409] as const;
const hydrogenPark = [121.7757, 39.1964] as const;

/** Drawing without a graphics card takes its time on a busy machine. */
const patient = { timeout: 30_000 };

const over = (center: readonly [number, number], zoom: number): Camera => ({
  center,
  zoom,
  bearing: 0,
  pitch: 0,
});

const nothing: MapState = {
  lang: 'en',
  bilingual: true,
  localFirst: false,
  shownLayers: [],
  opacities: [],
  shownSites: [],
  selectedSite: '',
  selectedArea: '',
  selectedFeature: '',
  hoveredSite: '',
  passing: {},
};

interface OpenMap {
  readonly view: MapView;
  readonly archive: CountedArchive;
  /** Everything of the shown catalogue has been drawn once. */
  readonly ready: Promise<void>;
  readonly problems: Error[];
  readonly hovered: (string | null)[];
  /** What the map tells of a click on a place; null when it tells nothing. */
  picksAt: (point: readonly [number, number]) => readonly Pick[] | null;
}

let container: HTMLElement;
let opened: MapView[];

beforeEach(() => {
  container = document.createElement('div');
  container.style.cssText = 'position: fixed; inset: 0; width: 500px; height: 400px';
  document.body.append(container);
  opened = [];
});

afterEach(() => {
  for (const view of opened) view.destroy();
  container.remove();
});

function canvasOf(): HTMLCanvasElement {
  const canvas = container.querySelector('canvas');
  if (!canvas) throw new Error('The map has no canvas');
  return canvas;
}

function open(camera: Camera, state: Partial<MapState>, theme: Theme = 'light'): OpenMap {
  const archive = new CountedArchive();
  const problems: Error[] = [];
  const hovered: (string | null)[] = [];
  let answer: (picks: readonly Pick[]) => void = () => undefined;
  let drawn: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    drawn = resolve;
  });
  const view = new MapView({
    container,
    core,
    scene,
    theme,
    tilePicture: () => Promise.resolve(null),
    camera,
    archive,
    own: {
      tile: () => Promise.resolve(new ArrayBuffer(0)),
      painted: () => createImageBitmap(new ImageData(1, 1)),
      near: () => Promise.resolve([]),
      features: () => Promise.resolve({ type: 'FeatureCollection', features: [] }),
    },
    layerUrl: (id) => `/geodata/layers/${id}.geojson`,
    view: { ...nothing, ...state },
    zoomRange: [5, 17],
    constrain: (wanted) => wanted,
    on: {
      move: () => undefined,
      ready: () => {
        drawn();
      },
      pick: (picks) => {
        answer(picks);
      },
      hover: (id) => {
        hovered.push(id);
      },
      problem: (error) => {
        problems.push(error);
      },
      basemapFailed: (id, why) => {
        problems.push(new Error(`${id} ${why}`));
      },
      lost: () => {
        problems.push(new Error('The graphics device was lost'));
      },
      restored: () => undefined,
    },
  });
  opened.push(view);
  const picksAt: OpenMap['picksAt'] = (point) => {
    let picked: readonly Pick[] | null = null;
    answer = (picks) => {
      picked = picks;
    };
    const canvas = canvasOf();
    const { left, top } = canvas.getBoundingClientRect();
    const { x, y } = view.locate(point);
    const at = { clientX: left + x, clientY: top + y, bubbles: true, detail: 1 };
    for (const type of ['mousemove', 'mousedown', 'mouseup', 'click']) {
      canvas.dispatchEvent(new MouseEvent(type, at));
    }
    return picked;
  };
  return { view, archive, ready, problems, hovered, picksAt };
}

/** Requests of the page so far. */
const requests = (): number => performance.getEntriesByType('resource').length;

type Rgb = readonly [red: number, green: number, blue: number];

/** The colours of some places on the map. A map's picture can be read in the frame that draws it. */
async function coloursAt(
  view: MapView,
  places: readonly (readonly [number, number])[],
): Promise<Rgb[]> {
  const map = canvasOf();
  const picture = new OffscreenCanvas(map.width, map.height);
  const context = picture.getContext('2d', { willReadFrequently: true });
  view.show(view.camera, false);
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      context?.drawImage(map, 0, 0);
      resolve();
    });
  });
  const scale = map.width / map.clientWidth;
  return places.map((place): Rgb => {
    const { x, y } = view.locate(place);
    const data = context?.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data;
    return [data?.[0] ?? 0, data?.[1] ?? 0, data?.[2] ?? 0];
  });
}

/** A colour of the design tokens in red, green and blue, as the browser reads it. */
function rgbOf(color: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no 2D canvas');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function distance(seen: Rgb | undefined, color: string): number {
  const wanted = rgbOf(color);
  return Math.max(...wanted.map((value, index) => Math.abs(value - (seen?.[index] ?? Infinity))));
}

describe('the live map of the shipped catalogue', { timeout: 60_000 }, () => {
  test('draws land and sea in the colours of the theme, and in others when it changes', async () => {
    const land = [122.4, 39.75] as const;
    const sea = [122.4, 38.3] as const;
    const map = open(over([122, 39], 7), {});
    await map.ready;
    expect(map.view.camera).toEqual({
      center: [expect.closeTo(122, 6), expect.closeTo(39, 6)],
      zoom: 7,
      bearing: 0,
      pitch: 0,
    });
    /** How far the two places are from the colours of the theme, of 255. */
    const distanceFrom = async (theme: Theme): Promise<number> => {
      const palette = parsePalette(tokens, theme);
      const [onLand, atSea] = await coloursAt(map.view, [land, sea]);
      return Math.max(distance(onLand, palette.land), distance(atSea, palette.sea));
    };
    await expect.poll(() => distanceFrom('light'), patient).toBeLessThan(8);
    map.view.paint('dark');
    await expect.poll(() => distanceFrom('dark'), patient).toBeLessThan(8);
    expect(await distanceFrom('light')).toBeGreaterThan(100);
    expect(map.problems).toEqual([]);
  });

  test('tells what a person points at: a pin by its id', async () => {
    const map = open(over(dicp, 14), { shownLayers: ['science'], shownSites: everywhere });
    await map.ready;
    expect(map.picksAt(dicp)).toEqual([{ kind: 'sites', ids: ['dicp'] }]);
    expect(map.hovered.at(-1)).toBe('dicp');
    // Half a kilometre away there is nothing.
    expect(map.picksAt([121.5739, 38.8795])).toEqual([]);
    expect(map.problems).toEqual([]);
  });

  test('shows and hides by state alone: what is drawn changes, nothing is asked for', async () => {
    const shown = { ...nothing, shownLayers: ['science'], shownSites: everywhere };
    const map = open(over(dicp, 14), shown);
    await map.ready;
    expect(map.picksAt(dicp)).toEqual([{ kind: 'sites', ids: ['dicp'] }]);
    const before = [requests(), map.archive.reads];
    expect(map.archive.reads).toBeGreaterThan(0);

    map.view.update({ ...shown, shownLayers: [], shownSites: [] });
    await expect.poll(() => map.picksAt(dicp), patient).toEqual([]);

    map.view.update({ ...nothing, shownLayers: ['district-areas'] });
    const district: Pick = { kind: 'feature', layer: 'district-areas', id: 'central-districts' };
    await expect.poll(() => map.picksAt(dicp), patient).toEqual([district]);

    // Things that lie on top of each other are told together, the topmost first.
    map.view.update({ ...shown, shownLayers: ['science', 'district-areas'] });
    await expect
      .poll(() => map.picksAt(dicp), patient)
      .toEqual([{ kind: 'sites', ids: ['dicp'] }, district]);
    expect([requests(), map.archive.reads]).toEqual(before);
    expect(map.problems).toEqual([]);
  });

  test('tells the members of a cluster', async () => {
    // The works and the institute of CRRC have one position.
    const crrc = [121.5857, 38.9197] as const;
    const map = open(over(crrc, 15), {
      shownLayers: ['science', 'industry'],
      shownSites: ['crrc-dalian', 'crrc-dalian-institute'],
    });
    await map.ready;
    expect(map.picksAt(crrc)).toEqual([
      { kind: 'cluster', ids: ['crrc-dalian', 'crrc-dalian-institute'] },
    ]);
  });

  test('tells the park for the patch that its members share', async () => {
    const members = ['guochuang-hydrogen', 'guoke-green-hydrogen', 'dajian-hydrogen-testing'];
    const map = open(over(hydrogenPark, 11), {
      shownLayers: ['hydrogen'],
      shownSites: ['jinpu-hydrogen-park', ...members],
    });
    await map.ready;
    // A mile from the anchor, where no name stands.
    expect(map.picksAt([121.7757, 39.21])).toEqual([
      { kind: 'sites', ids: ['jinpu-hydrogen-park'] },
    ]);
    // The patch has a radius of 5 km: 6 km to the north there is nothing.
    expect(map.picksAt([121.7757, 39.25])).toEqual([]);
  });

  test('heeds what was chosen before it had a style, and while it takes another', async () => {
    const shown = { ...nothing, shownLayers: ['science'], shownSites: everywhere };
    const map = open(over(dicp, 14), shown);
    map.view.update({ ...shown, shownSites: [] });
    await map.ready;
    await expect.poll(() => map.picksAt(dicp), patient).toEqual([]);

    map.view.paint('dark');
    map.view.update(shown);
    await expect.poll(() => map.picksAt(dicp), patient).toEqual([{ kind: 'sites', ids: ['dicp'] }]);
  });
});

/** The map drawn for paper: another one off the screen, dressed as the one that is seen. */
import { EMBEDDED_ARCHIVE, openArchive } from '../../data/archive';
import { loadTilePicture } from '../../data/basemap-files';
import { layerUrl } from '../../data/geodata';
import { requestLog } from '../../data/requests';
import type { Size } from '../../domain/mercator';
import { sketch } from '../../domain/sketch';
import { sketchBase } from '../../domain/sketch-base';
import { sketchSvg } from '../../domain/sketch-svg';
import type { Camera } from '../../domain/site';
import { parsePalette, sketchPalette } from '../../map/basemap/palette';
import type { Atlas } from '../../state/atlas.svelte';
import { basemapOnSide } from '../../state/side-view';
import tokens from '../../styles/tokens.css?raw';
import { Dressing } from '../map/dressing';
import { mapStateOf } from '../map/map-state';
import { ownSupply, ownViews } from '../map/own-map';
import { pointsOf } from '../map/points';
import { hasWebgl2 } from '../map/webgl';

/** Software draws a large sheet in some seconds; a host that does not answer is not waited for longer. */
const PATIENCE_MILLISECONDS = 90_000;
const ZOOM_RANGE = [0, 22] as const;

export interface StillRequest {
  readonly camera: Camera;
  /** In CSS pixels, with which signs and letters are as large as on a screen. */
  readonly size: Size;
  readonly pixelRatio: number;
}

/** True where the map on paper is the sketch, since there is no other. */
export const isSketched = (): boolean => !hasWebgl2();

/** The map as it is seen, in light colours and without tilt. @throws when it cannot be drawn */
export async function drawStill(atlas: Atlas, request: StillRequest): Promise<HTMLCanvasElement> {
  if (isSketched()) return drawSketch(atlas, request);
  const { shown } = basemapOnSide(atlas, 'first');
  const dressing = new Dressing(() => undefined);
  const hasConnected = atlas.workbench.connected.all.some((layer) => layer.shown);
  const [{ MapView }, basemap, connected] = await Promise.all([
    import('../../map/map-view'),
    dressing.first(shown, atlas.settings.basemaps.keyOf(shown)),
    // With what it loads itself: the map must not come to rest before it has these layers.
    hasConnected ? import('../connect/on-map') : null,
    hasConnected ? import('../../map/connected/layers') : null,
  ]);
  const container = offScreen(request.size);
  let view: InstanceType<typeof MapView> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const nothing = (): void => undefined;
      timer = setTimeout(() => {
        reject(new Error('The map was not drawn in time'));
      }, PATIENCE_MILLISECONDS);
      view = new MapView({
        requested: (address) => {
          requestLog.byMap(address);
        },
        container,
        core: atlas.core,
        scene: atlas.scene,
        theme: 'light',
        camera: { ...request.camera, pitch: 0 },
        archive: openArchive('atlas-basemap', EMBEDDED_ARCHIVE),
        basemap,
        tilePicture: loadTilePicture,
        layerUrl,
        own: ownSupply,
        view: { ...mapStateOf(atlas, 'first'), hoveredSite: '' },
        zoomRange: ZOOM_RANGE,
        constrain: (camera) => camera,
        still: { pixelRatio: request.pixelRatio },
        on: {
          move: nothing,
          ready: resolve,
          pick: nothing,
          hover: nothing,
          basemapFailed: nothing,
          problem: nothing,
          lost: () => {
            reject(new Error('The graphics device was lost'));
          },
          restored: nothing,
        },
      });
      view.showOwnLayers(ownViews(atlas, 'first', true));
      connected?.present(atlas, view).catch(reject);
      view.highlight(pointsOf(atlas, atlas.selection.highlighted));
    });
    return await view!.snapshot();
  } finally {
    clearTimeout(timer);
    (view as InstanceType<typeof MapView> | null)?.destroy();
    container.remove();
  }
}

function offScreen({ width, height }: Size): HTMLElement {
  const container = document.createElement('div');
  container.inert = true;
  container.setAttribute('aria-hidden', 'true');
  const style = {
    position: 'fixed',
    left: '-20000px',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
    contain: 'strict',
  };
  for (const [name, value] of Object.entries(style)) container.style.setProperty(name, value);
  document.body.append(container);
  return container;
}

async function drawSketch(
  atlas: Atlas,
  { camera, size, pixelRatio }: StillRequest,
): Promise<HTMLCanvasElement> {
  const { lang } = atlas.settings;
  const shownSites = new Set(atlas.shownSites);
  const base = sketchBase(atlas, lang);
  const model = sketch({
    ...base,
    pins: base.pins.filter(({ id }) => shownSites.has(id)),
    camera: { ...camera, pitch: 0 },
    size,
    selectedId: atlas.selection.siteId ?? '',
  });
  const palette = sketchPalette(parsePalette(tokens, 'light'), atlas.core.themes);
  const image = new Image(size.width, size.height);
  image.src = `data:image/svg+xml,${encodeURIComponent(sketchSvg(model, palette, { title: '', lang }))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(size.width * pixelRatio);
  canvas.height = Math.floor(size.height * pixelRatio);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

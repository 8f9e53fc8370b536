import { untrack } from 'svelte';
import { FileProblem, layerUrl } from '../../data/geodata';
import { EMBEDDED_ARCHIVE, openArchive } from '../../data/archive';
import { loadTilePicture } from '../../data/basemap-files';
import { requestLog } from '../../data/requests';
import type { DrawingBoard, DrawingBoardEvents } from '../../domain/drawing/model';
import { fromScreen } from '../../domain/mercator';
import type { MapOptions, MapState, MapView } from '../../map/map-view';
import type { Camera, Site } from '../../domain/site';
import type { Atlas } from '../../state/atlas.svelte';
import { isSameCamera } from '../../domain/camera';
import { ZOOM_RANGE } from '../../state/camera.svelte';
import type { Side } from '../../state/compare.svelte';
import { basemapOnSide } from '../../state/side-view';
import { tellBasemap, tellFailure } from '../common/failures';
import { showConnected } from './connected-map';
import { Dressing } from './dressing';
import { mapStateOf } from './map-state';
import { ownSupply, ownViews } from './own-map';
import { pick } from './picks';
import { pointsOf } from './points';
import { hasWebgl2 } from './webgl';

type Whereabouts = NonNullable<Parameters<MapView['showWhereabouts']>[0]>;

export type LiveMapStatus = 'loading' | 'live' | 'lost' | 'unsupported' | 'failed';

/**
 * Brings the live map in by a dynamic import, keeps it told, and hears from it.
 * The first is the map; the second joins it while two views are compared, and follows its camera.
 */
export class LiveMap {
  readonly #atlas: Atlas;
  readonly #side: Side;
  readonly #cooperative: MapOptions['cooperative'];
  #view = $state.raw<MapView | null>(null);
  #status = $state<LiveMapStatus>('loading');
  #whereabouts = $state.raw<Whereabouts | null>(null);

  /** True while the camera is set from outside: what the map tells then is no wish of the person. */
  #led = false;
  #second: LiveMap | null = null;
  readonly #dressing: Dressing;

  /** @param cooperative in a frame whose page is to scroll: how to move the map all the same */
  constructor(atlas: Atlas, side: Side = 'first', cooperative?: MapOptions['cooperative']) {
    this.#atlas = atlas;
    this.#side = side;
    this.#cooperative = cooperative;

    this.#dressing = new Dressing((id, why) => {
      atlas.settings.basemaps.fail(id, why);
    });
  }

  get status(): LiveMapStatus {
    return this.#status;
  }

  get #state(): MapState {
    return mapStateOf(this.#atlas, this.#side);
  }

  /** Mounts the map in a node; until it has drawn, and where it cannot, the sketch stays. */
  attach(node: HTMLElement): () => void {
    let gone = false;
    if (hasWebgl2()) {
      // What it reads as it starts is no reason to begin again: effects tell the map what changes.
      void untrack(() => this.#load(node, () => gone));
    } else {
      this.#status = 'unsupported';
    }
    $effect(() => {
      const state = this.#state;
      this.#view?.update(state);
    });
    $effect(() => {
      this.#view?.markChosen(this.#atlas.workbench.chosenFeatures);
    });
    $effect(() => {
      this.#view?.paint(this.#atlas.settings.shownTheme);
    });
    $effect(() => {
      const { shown } = basemapOnSide(this.#atlas, this.#side);
      const key = this.#atlas.settings.basemaps.keyOf(shown);
      if (this.#view) void this.#dressing.change(this.#view, shown, key);
    });
    $effect(() => tellBasemap(this.#atlas, this.#side));
    $effect(() => {
      this.#view?.showOwnLayers(ownViews(this.#atlas, this.#side));
    });
    $effect(() => {
      showConnected(this.#atlas, this.#view);
    });
    $effect(() => {
      const { selection, workbench } = this.#atlas;
      const selected = selection.selected?.kind === 'own' ? selection.selected : null;
      this.#view?.markOwn({ selected, chosen: workbench.chosen });
    });
    $effect(() => {
      this.#view?.moveMarker('journey', this.journey);
    });
    $effect(() => {
      this.#view?.showWhereabouts(this.#whereabouts);
    });
    if (this.#side === 'second') {
      $effect(() => {
        this.#follow(this.#atlas.camera.current);
      });
    }
    $effect(() => {
      this.#view?.highlight(pointsOf(this.#atlas, this.#atlas.selection.highlighted));
    });
    return () => {
      gone = true;
      if (this.#side === 'first') this.#atlas.camera.connect(null);
      this.#view?.destroy();
      this.#view = null;
    };
  }

  /** Shows where the device is, on the live map and on the sketch. */
  showWhereabouts(whereabouts: Whereabouts | null): void {
    this.#whereabouts = whereabouts;
    this.#second?.showWhereabouts(whereabouts);
  }

  get whereabouts(): Whereabouts | null {
    return this.#whereabouts;
  }

  /** What the step of a tour lets travel along its track, and how far it is. */
  get journey(): { readonly site: Site; readonly fraction: number } | null {
    const { tour } = this.#atlas;
    const route = tour.isOnStage && tour.step?.flight ? tour.step.site : null;
    const site = route === null ? null : this.#atlas.site(route);
    return site && { site, fraction: tour.flown };
  }

  /** Another map stands beside this one from now on. @returns parts them */
  join(second: LiveMap): () => void {
    this.#second = second;
    second.showWhereabouts(this.#whereabouts);
    return () => {
      this.#second = null;
    };
  }

  /** A board to draw on, on the live map; null without one. */
  async openBoard(on: DrawingBoardEvents): Promise<DrawingBoard | null> {
    return this.#status === 'live' && this.#view ? this.#view.openBoard(on) : null;
  }

  /** A picture of what is drawn; null without a live map. */
  snapshot(): Promise<HTMLCanvasElement> | null {
    return this.#status === 'live' ? (this.#view?.snapshot() ?? null) : null;
  }

  resize(): void {
    this.#lead(() => this.#view?.resize());
  }

  panBy([x, y]: readonly [number, number]): void {
    const { camera } = this.#atlas;
    if (this.#view && this.#status === 'live') {
      // What was asked for before is no more.
      this.#atlas.look(camera.current, false);
      this.#view.panBy([x, y]);
      return;
    }
    const { width, height } = camera.size;
    const center = fromScreen(camera.current, camera.size, [width / 2 + x, height / 2 + y]);
    this.#atlas.look({ ...camera.current, center });
  }

  async #load(node: HTMLElement, isGone: () => boolean): Promise<void> {
    const atlas = this.#atlas;
    const { shown } = basemapOnSide(atlas, this.#side);
    const { basemaps } = atlas.settings;
    try {
      const [{ MapView }, basemap] = await Promise.all([
        import('../../map/map-view'),
        this.#dressing.first(shown, basemaps.keyOf(shown)),
      ]);
      if (isGone()) return;
      const view = new MapView({
        requested: (address) => {
          requestLog.byMap(address);
        },
        container: node,
        core: atlas.core,
        scene: atlas.scene,
        theme: atlas.settings.shownTheme,
        camera: atlas.camera.current,
        archive: openArchive('atlas-basemap', EMBEDDED_ARCHIVE),
        basemap,
        tilePicture: loadTilePicture,
        layerUrl,
        own: ownSupply,
        view: this.#state,
        zoomRange: ZOOM_RANGE,
        constrain: (camera) => atlas.camera.constrain(camera),
        ...(this.#cooperative && { cooperative: this.#cooperative }),
        on: {
          move: (camera, byHand) => {
            this.#moved(camera, byHand);
          },
          ready: () => {
            // The person may have moved the sketch while the map was drawing.
            this.#takeOver(view);
          },
          pick: (picks) => {
            pick(atlas, picks, this.#side);
          },
          hover: (siteId) => {
            atlas.selection.hover(siteId);
          },
          basemapFailed: (id, why) => {
            basemaps.fail(id, why);
          },
          problem: (error) => {
            const ofBasemap = error instanceof FileProblem && EMBEDDED_ARCHIVE.endsWith(error.file);
            const retry = (): void => {
              view.reloadBasemap();
            };
            tellFailure(atlas.notices, error, ofBasemap ? retry : null);
          },
          lost: () => {
            // The sketch takes over, in the same view.
            if (this.#side === 'first') atlas.camera.connect(null);
            this.#status = 'lost';
          },
          restored: () => {
            this.#takeOver(view);
          },
        },
      });
      this.#view = view;
    } catch {
      this.#status = 'failed';
    }
  }

  /** Shows where the atlas looks, in place of the sketch. */
  #takeOver(view: MapView): void {
    this.#lead(() => {
      view.show(this.#atlas.camera.current, false);
    });
    if (this.#side === 'first') this.#atlas.camera.connect(view);
    this.#status = 'live';
  }

  #lead(act: () => void): void {
    this.#led = true;
    act();
    this.#led = false;
  }

  /** The person moves this map: the first tells where it looks, the second asks the first to look there. */
  #moved(camera: Camera, byHand: boolean): void {
    if (this.#status !== 'live') return;
    if (this.#side === 'first') this.#atlas.moved(camera, byHand);
    else if (!this.#led) this.#atlas.look(camera, false);
  }

  #follow(camera: Camera): void {
    const view = this.#view;
    // The camera that came from here is here already: setting it would end the person's gesture.
    if (!view || this.#status !== 'live' || isSameCamera(view.camera, camera)) return;
    this.#lead(() => {
      view.show(camera, false);
    });
  }
}

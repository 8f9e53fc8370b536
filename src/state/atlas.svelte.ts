import type { Core, PlaceRelations, SketchLand } from '../domain/atlas';
import type { Texts } from '../domain/catalogue/compile';
import { isSameCamera } from '../domain/camera';
import type { Padding, Size } from '../domain/mercator';
import { sceneOf, type Scene } from '../domain/scene';
import { boundsOfSite } from '../domain/site-bounds';
import type { Bounds, Camera, Lang, LayerFeature, LngLat, Site } from '../domain/site';
import { Announcer } from './announcer.svelte';
import { CameraState } from './camera.svelte';
import { Layers } from './layers.svelte';
import { Notices } from './notices.svelte';
import { Resource } from './resource.svelte';
import { Selection, type Target } from './selection.svelte';
import { Settings } from './settings.svelte';
import { Time } from './time.svelte';
import { areLayersOfStep, tourPlayer, type BeforeTour, type TourPorts } from './tour-stage';
import type { TourPlayer } from './tour.svelte';
import type { Panel, UrlContext, UrlState } from './url';
import { comparisonForAddress, filtersForAddress, followViews, presentViewOf } from './side-view';
import { urlContextOf } from './url-context';
import { Workbench } from './workbench.svelte';

/** What the state asks of the world; the composition root hands it in. */
export interface AtlasPorts extends TourPorts {
  readonly loadTexts: (lang: Lang) => Promise<Texts>;
  readonly loadFeatures: (layerId: string) => Promise<readonly LayerFeature[]>;
  readonly loadSurroundings: () => Promise<PlaceRelations>;
}

const FRAME_PADDING_PX = 56;
const HOME_PADDING_PX = 24;

/** Everything a person chose, and what follows from it. */
export class Atlas {
  readonly core: Core;
  readonly land: SketchLand;
  readonly scene: Scene;
  readonly settings: Settings;
  readonly layers: Layers;
  readonly selection = new Selection();
  readonly camera: CameraState;
  readonly time: Time;
  readonly notices = new Notices();
  readonly announcer = new Announcer();
  readonly workbench: Workbench;
  /** Where the sites lie, in relation to district, centre, coast and metro; ask `request()` of it first. */
  readonly surroundings: Resource<PlaceRelations>;
  readonly tour: TourPlayer<BeforeTour>;
  readonly #ports: AtlasPorts;
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #texts = new Map<Lang, Resource<Texts>>();
  readonly #features = new Map<string, Resource<readonly LayerFeature[]>>();
  #panel = $state<Panel>('places');
  /** True while the view is the first visit's: it follows the size of the screen and stays out of the address. */
  #framed = $state(false);
  /** The bounds that were last asked for, until the person moves. */
  #target: { readonly bounds: Bounds; readonly paddingPx: number } | null = null;

  constructor(core: Core, land: SketchLand, lang: Lang, ports: AtlasPorts) {
    this.core = core;
    this.land = land;
    this.scene = sceneOf(core);
    this.settings = new Settings(lang, core.settings.basemaps);
    this.layers = new Layers(core.layers);
    this.camera = new CameraState(core.settings.bounds);
    this.time = new Time(core);
    this.surroundings = new Resource(ports.loadSurroundings, ports.failed);
    this.#ports = ports;
    this.#sites = new Map(core.sites.map((site) => [site.id, site]));
    for (const language of core.settings.languages) {
      this.#texts.set(language, new Resource(() => ports.loadTexts(language), ports.failed));
    }
    this.workbench = new Workbench(presentViewOf(this), this.layers);
    this.tour = tourPlayer(this, ports);
    for (const { id } of core.layers) {
      this.#features.set(id, new Resource(() => ports.loadFeatures(id), ports.failed));
    }
  }

  get panel(): Panel {
    return this.#panel;
  }

  /** The texts in the person's language; ask `request()` of it before reading. */
  get texts(): Resource<Texts> {
    return this.#texts.get(this.settings.lang) ?? this.#resourceFor(this.settings.lang);
  }

  /** Sites of shown layers that may be drawn and are asked for. */
  get shownSites(): readonly string[] {
    return this.core.sites
      .filter(({ mapped, layer }) => mapped && this.layers.isShown(layer))
      .filter((site) => this.isAskedFor(site))
      .map(({ id }) => id);
  }

  /** True for sites of the chosen time that their filter leaves; the selected one stays. */
  isAskedFor({ id, layer }: Site): boolean {
    if (id === this.selection.siteId) return true;
    return this.time.has(id) && this.workbench.filters.lets(layer, id);
  }

  get selectedSite(): Site | null {
    const { siteId } = this.selection;
    return siteId === null ? null : (this.#sites.get(siteId) ?? null);
  }

  /** Id of the area feature or layer that the selected site fills; empty without one. */
  get selectedArea(): string {
    return this.selectedSite?.position.area ?? '';
  }

  get urlContext(): UrlContext {
    return urlContextOf(this.core);
  }

  /** The state as an address says it; defaults are null. */
  get url(): Omit<UrlState, 'lang'> {
    // A step of a tour says which place it is about, and which layers it shows.
    const selected = this.tour.isOnStage ? null : this.selection.selected;
    return {
      theme: this.settings.theme === 'auto' ? null : this.settings.theme,
      labels: this.settings.labels === 'both' ? null : this.settings.labels,
      camera: this.#framed ? null : this.camera.current,
      place: selected?.kind === 'site' ? selected.id : null,
      feature: selected?.kind === 'feature' ? { layer: selected.layer, id: selected.id } : null,
      layers: this.layers.isDefault || areLayersOfStep(this) ? null : this.layers.shown,
      opacity: this.layers.opacities.length > 0 ? this.layers.opacities : null,
      basemap: this.settings.basemaps.forAddress,
      time: this.time.range,
      filter: filtersForAddress(this),
      tour: this.tour.at,
      compare: comparisonForAddress(this),
      recipe: this.workbench.recipe.text,
      panel: this.#panel === 'places' ? null : this.#panel,
    };
  }

  site(id: string): Site | null {
    return this.#sites.get(id) ?? null;
  }

  membersOf(id: string): readonly Site[] {
    return this.core.sites.filter(({ within }) => within === id);
  }

  features(layerId: string): Resource<readonly LayerFeature[]> | null {
    return this.#features.get(layerId) ?? null;
  }

  open(panel: Panel): void {
    this.#panel = panel;
  }

  /** Takes over what an address says; what it leaves out is as on a first visit. */
  follow(state: UrlState): void {
    const { compare, recipe } = this.workbench;
    recipe.follow(state.recipe);
    // What the address does not say of the sides stays with them.
    if (state.compare && compare.isOn) compare.edit(state.compare.edited);
    this.settings.paint(state.theme ?? 'auto');
    this.settings.nameMapIn(state.labels ?? 'both');
    this.settings.basemaps.choose(state.basemap);
    if (state.tour) {
      this.#followTour(state, state.tour);
      return;
    }
    this.tour.drop();
    if (state.layers) this.layers.showOnly(state.layers);
    else this.layers.reset();
    this.layers.fade(state.opacity ?? []);
    if (state.time) this.time.choose(state.time);
    else this.time.clear();
    followViews(this, state);
    this.#panel = state.panel ?? 'places';
    if (state.place) this.selection.selectSite(state.place);
    else if (state.feature) this.selection.select({ kind: 'feature', ...state.feature });
    else this.selection.clear();
    const site = this.selectedSite;
    // A link to a place shows it even if the layers it names leave it out.
    if (site) this.layers.show(site.layer);
    if (state.camera) this.look(state.camera, false);
    else if (site?.mapped) this.frame(site, false);
    else this.goHome(false);
  }

  /** A link to a step shows it, and on top of that what else it says. */
  #followTour(state: UrlState, { id, step }: NonNullable<UrlState['tour']>): void {
    this.tour.start(id, step - 1, () => {
      if (state.layers) this.layers.showOnly(state.layers);
      if (state.camera) this.look(state.camera, false);
      if (state.place === null) return;
      this.selection.selectSite(state.place);
      this.tour.read();
    });
    this.#panel = state.panel ?? 'places';
    if (state.camera) this.look(state.camera, false);
    else if (this.camera.current.zoom === 0) this.goHome(false);
  }

  /** True while the view is that of a first visit. */
  get isHome(): boolean {
    return this.#framed || this.camera.current.zoom === 0;
  }

  /** The person, or the map, looks somewhere. */
  look(camera: Camera, animate = true): void {
    this.#framed = false;
    this.#target = null;
    this.camera.goTo(camera, animate);
  }

  goHome(animate = true): void {
    this.#show(this.core.settings.view.bounds, HOME_PADDING_PX, animate);
    this.#framed = true;
  }

  /** The map has a size, or another one: what was asked for is framed anew. */
  sized(size: Size): void {
    if (this.camera.isSized(size)) return;
    this.#keepInView(() => {
      this.camera.measure(size);
    }, false);
  }

  /** Panels cover more or less of the map. */
  cover(padding: Padding): void {
    if (this.camera.isCoveredBy(padding)) return;
    this.#keepInView(() => {
      this.camera.cover(padding);
    }, true);
  }

  /** Moves as little as brings a position out from under the panels. */
  reveal(at: LngLat, animate = true): void {
    const camera = this.camera.uncovering(at);
    if (camera !== this.camera.current) this.look(camera, animate);
  }

  zoomBy(levels: number): void {
    this.look({ ...this.camera.current, zoom: this.camera.current.zoom + levels });
  }

  /**
   * When more or less of the map is to be seen, what was asked for is framed anew; a selected place
   * that could be seen is not left behind a panel.
   */
  #keepInView(change: () => void, animate: boolean): void {
    const at = this.selectedSite?.position.point ?? null;
    const seen = at !== null && this.camera.sees(at);
    change();
    const target = this.#target;
    // Without a target the camera stays, as far as the new size shows nothing beyond the atlas.
    const next = target && this.camera.framing(target.bounds, target.paddingPx);
    this.camera.goTo(next ?? this.camera.current, animate && next !== null);
    if (seen && !target && !this.camera.sees(at)) this.reveal(at, animate);
  }

  /**
   * The map tells where it looks; a person's own move is worth a place in the address.
   * @param byHand false on the way to what was asked for
   */
  moved(camera: Camera, byHand = true): void {
    if (isSameCamera(this.camera.current, camera)) return;
    if (byHand) {
      this.#framed = false;
      this.#target = null;
    }
    this.camera.report(camera);
  }

  /** Selects a site, shows its layer and brings it into view. */
  openSite(id: string): void {
    const site = this.#sites.get(id);
    if (!site) return;
    this.selection.selectSite(id);
    if (!site.mapped) return;
    this.layers.show(site.layer);
    this.frame(site);
  }

  select(target: Target): void {
    if (target.kind === 'site') this.openSite(target.id);
    else this.selection.select(target);
  }

  /** The camera that shows all of what is known of a site's position. */
  frame(site: Site, animate = true): void {
    const bounds = this.boundsOf(site);
    if (bounds) this.#show(bounds, FRAME_PADDING_PX, animate);
  }

  frameBounds(bounds: Bounds, animate = true): void {
    this.#show(bounds, FRAME_PADDING_PX, animate);
  }

  boundsOf(site: Site): Bounds | null {
    return boundsOfSite(site, this.scene, this.core.areaBounds);
  }

  #show(bounds: Bounds, paddingPx: number, animate: boolean): void {
    this.look(this.camera.framing(bounds, paddingPx), animate);
    this.#target = { bounds, paddingPx };
  }

  #resourceFor(lang: Lang): Resource<Texts> {
    const resource = new Resource(() => this.#ports.loadTexts(lang), this.#ports.failed);
    this.#texts.set(lang, resource);
    return resource;
  }
}

/** What the map is given and told, and what it tells, in the atlas's words. */
import type { Source } from 'pmtiles';
import type { Core } from '../domain/atlas';
import type { Scene } from '../domain/scene';
import type { Camera } from '../domain/site';
import type { TilePicture } from './basemap/gcj02';
import type { Theme } from './basemap/palette';
import type { ShownBasemap } from './basemap/shown';
import type { OwnSupply } from './own/view';
import type { GestureWords } from './gestures';
import type { Pick } from './picking';

export interface MapOptions {
  readonly container: HTMLElement;
  readonly core: Core;
  readonly scene: Scene;
  readonly theme: Theme;
  readonly camera: Camera;
  /** The archive behind the embedded basemap. */
  readonly archive: Source;
  /** What is shown first; the embedded basemap when left out. */
  readonly basemap?: ShownBasemap;
  /** Pictures of tiles that are corrected before they are drawn. */
  readonly tilePicture: TilePicture;
  readonly layerUrl: (layerId: string) => string | undefined;
  /** Cuts and paints the tiles of a person's own layers, and knows their features. */
  readonly own: OwnSupply;
  readonly view: MapState;
  readonly zoomRange: readonly [min: number, max: number];
  /** The nearest camera that shows nothing beyond the atlas. */
  readonly constrain: (camera: Camera) => Camera;
  /** In a frame whose page is to scroll: how to move the map all the same. */
  readonly cooperative?: GestureWords;
  /** A picture for paper, drawn once, beyond the pixels of the screen where the device can. */
  readonly still?: { readonly pixelRatio: number };
  /** The map asks for an address, on whatever thread. */
  readonly requested?: (address: string) => void;
  readonly on: MapEvents;
}

/** What the map is shown of the person's choices. */
export interface MapState {
  readonly lang: string;
  readonly bilingual: boolean;
  readonly localFirst: boolean;
  readonly shownLayers: readonly string[];
  /** Of layers that are not drawn fully, 0 to 1. */
  readonly opacities: readonly { readonly layer: string; readonly opacity: number }[];
  readonly shownSites: readonly string[];
  readonly selectedSite: string;
  readonly selectedArea: string;
  readonly selectedFeature: string;
  readonly hoveredSite: string;
  /** Ids that filters leave, by layer; a layer without an entry is whole. */
  readonly passing: Readonly<Record<string, readonly string[]>>;
}

export interface MapEvents {
  /** @param byHand false on the way to what the atlas asked for */
  move(camera: Camera, byHand: boolean): void;
  /** Everything that is visible has been drawn once. */
  ready(): void;
  pick(picks: readonly Pick[], camera: Camera): void;
  hover(siteId: string | null): void;
  /** The basemap that is shown, which is not the embedded one, cannot be. */
  basemapFailed(id: string, why: 'refused' | 'unreachable' | 'broken'): void;
  /** A source that cannot be loaded. */
  problem(error: Error): void;
  lost(): void;
  restored(): void;
}

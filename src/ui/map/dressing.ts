/** Brings a basemap to the map: what it needs is fetched or opened first. */
import { loadForeignStyle, openStreets, tileAddresses } from '../../data/basemap-files';
import { HostProblem, isRefusal, type Basemap } from '../../domain/basemap';
import type { MapView, ShownBasemap } from '../../map/map-view';
import type { BasemapFailure } from '../../state/basemaps.svelte';

/** @throws HostProblem */
async function ready(basemap: Basemap, key: string | null): Promise<ShownBasemap> {
  switch (basemap.kind) {
    case 'embedded':
      return { kind: 'embedded' };
    case 'pmtiles':
      return { kind: 'pmtiles', basemap, archive: openStreets(basemap) };
    case 'style':
      return { kind: 'style', basemap, style: await loadForeignStyle(basemap.style) };
    case 'raster':
      return { kind: 'raster', basemap, tiles: tileAddresses(basemap) };
    case 'tianditu':
      return { kind: 'tianditu', basemap, key: key ?? '' };
  }
}

function reasonOf(error: unknown): BasemapFailure {
  if (!(error instanceof HostProblem)) return 'broken';
  if (isRefusal(error.status)) return 'refused';
  return error.reason === 'broken' ? 'broken' : 'unreachable';
}

/** Dresses one map, with the basemap that was asked for last. */
export class Dressing {
  readonly #failed: (id: string, why: BasemapFailure) => void;
  #asked = '';

  constructor(failed: (id: string, why: BasemapFailure) => void) {
    this.#failed = failed;
  }

  /** What the map begins with; the embedded basemap where it cannot be had. */
  async first(basemap: Basemap, key: string | null): Promise<ShownBasemap> {
    this.#asked = `${basemap.id} ${key ?? ''}`;
    try {
      return await ready(basemap, key);
    } catch (error) {
      this.#failed(basemap.id, reasonOf(error));
      return { kind: 'embedded' };
    }
  }

  /** Changes the map's basemap when it is to be another. */
  async change(view: MapView, basemap: Basemap, key: string | null): Promise<void> {
    const asked = `${basemap.id} ${key ?? ''}`;
    if (asked === this.#asked) return;
    const shown = await this.first(basemap, key);
    // Meanwhile the person may have chosen another.
    if (this.#asked === asked) view.showBasemap(shown);
  }
}

import { addProtocol } from 'maplibre-gl';
import { HostProblem } from '../../domain/basemap';
import type { Gcj02Tiles, TilePicture } from './gcj02';

interface Shifted {
  readonly templates: readonly string[];
  readonly size: number;
}

export const GCJ02_PROTOCOL = 'gcj02';
const basemaps = new Map<string, Shifted>();
let added = false;
let tiles: Promise<Gcj02Tiles> | null = null;

/** Lets a style's `gcj02://<id>/…` address show tiles in GCJ-02 in WGS 84. */
export function serveShifted(id: string, shifted: Shifted, load: TilePicture): void {
  basemaps.set(id, shifted);
  if (added) return;
  added = true;
  addProtocol(GCJ02_PROTOCOL, async ({ url }) => {
    const [, id = '', z, x, y] = /^gcj02:\/\/([a-z0-9-]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? [];
    const basemap = basemaps.get(id);
    if (!basemap) throw new HostProblem(404);
    tiles ??= import('./gcj02').then(({ Gcj02Tiles }) => new Gcj02Tiles(load));
    const at = { z: Number(z), x: Number(x), y: Number(y) };
    const data = await (await tiles).tile(at, basemap.templates, basemap.size);
    if (!data) throw new HostProblem(404);
    return { data };
  });
}

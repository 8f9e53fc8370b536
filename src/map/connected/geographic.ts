/** Pictures in longitude and latitude as tiles of Web Mercator: `wms-geographic://<layer>/<z>/<x>/<y>`. */
import { addProtocol } from 'maplibre-gl';
import { HostProblem } from '../../domain/basemap';
import type { WmsSource } from '../../domain/connect/model';
import { mercatorStrips } from '../../domain/connect/strips';
import { getMapAddress, WMS_TILE_PX } from '../../domain/connect/wms';
import type { TilePicture } from '../basemap/gcj02';
import { GEOGRAPHIC_PROTOCOL } from './style';

const sources = new Map<string, WmsSource>();
let added = false;

/** Lets a style's address show the layer. */
export function serveGeographic(id: string, source: WmsSource, load: TilePicture): void {
  sources.set(id, source);
  if (added) return;
  added = true;
  addProtocol(GEOGRAPHIC_PROTOCOL, async ({ url }) => {
    const [, layer = '', z, x, y] =
      /^wms-geographic:\/\/([\w-]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? [];
    const asked = sources.get(layer);
    if (!asked) throw new HostProblem(404);
    const tile = { z: Number(z), x: Number(x), y: Number(y) };
    const picture = await load(getMapAddress(asked, tile));
    if (!picture) throw new HostProblem(404);
    const canvas = new OffscreenCanvas(WMS_TILE_PX, WMS_TILE_PX);
    const drawing = canvas.getContext('2d');
    if (!drawing) throw new Error('No canvas to bring a picture into Web Mercator on');
    const { width } = picture;
    for (const { from, fromHeight, to, toHeight } of mercatorStrips(tile, WMS_TILE_PX))
      drawing.drawImage(picture, 0, from, width, fromHeight, 0, to, WMS_TILE_PX, toHeight);
    picture.close();
    return { data: canvas.transferToImageBitmap() };
  });
}

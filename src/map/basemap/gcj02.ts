/** Draws tiles of a map in GCJ-02 where they belong: `gcj02://<basemap>/<z>/<x>/<y>`. */
import { gcj02Pieces, tilesOf, type TileAddress } from '../../domain/gcj02-tiles';

/** The picture of a tile; null where the host has none. */
export type TilePicture = (url: string) => Promise<ImageBitmap | null>;

/** Neighbours are cut from the same tiles: the last ones are kept. */
const KEPT_PICTURES = 96;

export class Gcj02Tiles {
  readonly #load: TilePicture;
  readonly #pictures = new Map<string, Promise<ImageBitmap | null>>();

  constructor(load: TilePicture) {
    this.#load = load;
  }

  /**
   * @param templates addresses with {z}, {x} and {y}
   * @returns null where the host has no tile for any of it
   */
  async tile(
    at: TileAddress,
    templates: readonly string[],
    size: number,
  ): Promise<ImageBitmap | null> {
    const pieces = gcj02Pieces(at);
    const addressOf = (x: number, y: number): string =>
      (templates[(x + y) % templates.length] ?? '')
        .replaceAll('{z}', String(at.z))
        .replaceAll('{x}', String(x))
        .replaceAll('{y}', String(y));
    // A bitmap that is handed over is gone: who keeps it hands over a copy.
    if (!pieces) {
      const whole = await this.#picture(addressOf(at.x, at.y));
      return whole && createImageBitmap(whole);
    }
    const { columns, rows } = tilesOf(pieces);
    const canvas = new OffscreenCanvas(
      (columns[1] - columns[0] + 1) * size,
      (rows[1] - rows[0] + 1) * size,
    );
    const ground = canvas.getContext('2d');
    const result = new OffscreenCanvas(size, size);
    const drawing = result.getContext('2d');
    if (!ground || !drawing) throw new Error('No canvas to correct GCJ-02 on');
    const parts: { x: number; y: number }[] = [];
    for (let x = columns[0]; x <= columns[1]; x += 1)
      for (let y = rows[0]; y <= rows[1]; y += 1) parts.push({ x, y });
    const pictures = await Promise.all(parts.map(({ x, y }) => this.#picture(addressOf(x, y))));
    if (pictures.every((picture) => picture === null)) return null;
    parts.forEach(({ x, y }, index) => {
      const picture = pictures[index];
      if (picture)
        ground.drawImage(picture, (x - columns[0]) * size, (y - rows[0]) * size, size, size);
    });
    for (const { to, side, from, width, height } of pieces) {
      drawing.drawImage(
        canvas,
        (from[0] - columns[0]) * size,
        (from[1] - rows[0]) * size,
        width * size,
        height * size,
        to[0] * size,
        to[1] * size,
        side * size,
        side * size,
      );
    }
    return result.transferToImageBitmap();
  }

  #picture(url: string): Promise<ImageBitmap | null> {
    const known = this.#pictures.get(url);
    if (known) return known;
    const picture = this.#load(url);
    this.#pictures.set(url, picture);
    // What failed may be there the next time.
    picture.catch(() => this.#pictures.delete(url));
    const [oldest] = this.#pictures.keys();
    if (this.#pictures.size > KEPT_PICTURES && oldest !== undefined) this.#pictures.delete(oldest);
    return picture;
  }
}

/** Tiles that tests paint themselves, and hosts that serve them: no such host is ever asked. */
import type { Page, Route } from '@playwright/test';
import { Resvg } from '@resvg/resvg-js';
import type { LngLat } from '../../src/domain/site.ts';

/** Number of column and row of a position, with its fraction: OpenStreetMap wiki, "Slippy map tilenames". */
export function tileOf([lng, lat]: LngLat, zoom: number): readonly [x: number, y: number] {
  const phi = (lat * Math.PI) / 180;
  const y = (1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2;
  return [((lng + 180) / 360) * 2 ** zoom, y * 2 ** zoom];
}

const MARK_PX = 22;

/** A tile of 256 pixels in one colour, with a square round a position. */
function painted(z: number, x: number, y: number, ground: string, mark: LngLat): Buffer {
  const [column, row] = tileOf(mark, z);
  const [left, top] = [(column - x) * 256 - MARK_PX / 2, (row - y) * 256 - MARK_PX / 2];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">` +
    `<rect width="256" height="256" fill="${ground}"/>` +
    `<rect x="${left}" y="${top}" width="${MARK_PX}" height="${MARK_PX}" fill="#ff0000"/></svg>`;
  return new Resvg(svg).render().asPng();
}

const CORS = { 'access-control-allow-origin': '*' };

export interface TileHost {
  /** Addresses that were asked for so far. */
  readonly asked: readonly string[];
  /** From now on it answers so, or not at all. */
  answer(status: number | 'unreachable'): void;
}

/** Serves painted tiles under every address that ends with `/z/x/y.png`. */
export async function serveTiles(
  page: Page,
  host: string,
  { ground, mark }: { readonly ground: string; readonly mark: LngLat },
): Promise<TileHost> {
  const asked: string[] = [];
  let status: number | 'unreachable' = 200;
  await page.route(`${host}/**`, async (route: Route) => {
    const url = route.request().url();
    asked.push(url);
    const [, z, x, y] = (/\/(\d+)\/(\d+)\/(\d+)\.png/.exec(url) ?? []).map(Number);
    if (status === 'unreachable') await route.abort('connectionrefused');
    else if (status !== 200 || y === undefined)
      await route.fulfill({ status: status === 200 ? 404 : status, headers: CORS, body: 'no' });
    else {
      const body = painted(z ?? 0, x ?? 0, y, ground, mark);
      await route.fulfill({ body, contentType: 'image/png', headers: CORS });
    }
  });
  return {
    asked,
    answer: (next) => {
      status = next;
    },
  };
}

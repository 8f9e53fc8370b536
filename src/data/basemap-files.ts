/** What basemaps are fetched from: styles and pictures of hosts that are not the atlas's own. */
import {
  HostProblem,
  type Basemap,
  type ForeignStyle,
  type RasterBasemap,
} from '../domain/basemap';
import { openArchive } from './archive';
import { archiveUrl } from './geodata';
import { isRecord } from './read-json';
import type { Source } from 'pmtiles';

async function ask(url: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch {
    signal?.throwIfAborted();
    throw new HostProblem(null);
  }
  if (!response.ok) throw new HostProblem(response.status);
  return response;
}

/** The picture of a tile; null where the host has none. @throws HostProblem */
export async function loadTilePicture(url: string): Promise<ImageBitmap | null> {
  let response: Response;
  try {
    response = await ask(url);
  } catch (error) {
    if (error instanceof HostProblem && error.status === 404) return null;
    throw error;
  }
  try {
    return await createImageBitmap(await response.blob());
  } catch {
    throw new HostProblem(response.status, 'broken');
  }
}

/** Its braces stay: they are places for numbers. */
const absolute = (address: string, base: string): string =>
  new URL(address, base).href.replaceAll('%7B', '{').replaceAll('%7D', '}');

/** Addresses of tiles, relative ones from the page on. */
export const tileAddresses = ({ tiles }: RasterBasemap): string[] =>
  tiles.map((address) => absolute(address, document.baseURI));

/** Everything that a style names, relative to the style. */
function resolved(style: ForeignStyle, base: string): ForeignStyle {
  const text = (value: unknown): unknown =>
    typeof value === 'string' ? absolute(value, base) : value;
  const sources = Object.entries(style.sources).map(([id, source]) => {
    if (!isRecord(source)) return [id, source] as const;
    const { url, tiles, data } = source;
    return [
      id,
      {
        ...source,
        ...(url === undefined ? {} : { url: text(url) }),
        ...(Array.isArray(tiles) ? { tiles: tiles.map(text) } : {}),
        ...(typeof data === 'string' ? { data: text(data) } : {}),
      },
    ] as const;
  });
  const sprite = Array.isArray(style.sprite)
    ? style.sprite.map((part: unknown) =>
        isRecord(part) ? { ...part, url: text(part['url']) } : part,
      )
    : text(style.sprite);
  return {
    ...style,
    sources: Object.fromEntries(sources),
    ...(style.sprite === undefined ? {} : { sprite }),
  };
}

/** A MapLibre style. Only its frame is looked at: MapLibre checks the rest. @throws HostProblem */
export async function loadForeignStyle(url: string): Promise<ForeignStyle> {
  const response = await ask(url);
  let style: unknown;
  try {
    style = await response.json();
  } catch {
    throw new HostProblem(response.status, 'broken');
  }
  if (
    !isRecord(style) ||
    style['version'] !== 8 ||
    !isRecord(style['sources']) ||
    !Array.isArray(style['layers']) ||
    !style['layers'].every(isRecord)
  ) {
    throw new HostProblem(response.status, 'broken');
  }
  const { sources, layers, sprite, state } = style;
  const read = { sources, layers: layers, sprite, state };
  return resolved(read, new URL(url, document.baseURI).href);
}

/** The archive of street tiles, from the build or from its own host. */
export const openStreets = (basemap: Extract<Basemap, { kind: 'pmtiles' }>): Source =>
  openArchive(`basemap-${basemap.id}`, archiveUrl(basemap.id) ?? basemap.archive);

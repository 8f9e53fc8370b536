/** The backgrounds of the map that an instance offers: geodata/atlas.json, `basemaps`. */
import type { Localized } from './site';

/**
 * CGCS2000 is WGS 84 to within decimetres. Of the shifted datums only GCJ-02 can be undone, and only
 * in pictures; catalogue/basemap-rules.ts refuses the rest with the reason.
 */
export const BASEMAP_DATUMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export const PMTILES_SCHEMAS = ['openmaptiles', 'protomaps'] as const;
export const TIANDITU_LAYERS = ['vector', 'imagery', 'terrain'] as const;
/** For whom an instance is built. `cn-public`: every map shows its approval number (审图号). */
export const AUDIENCES = ['everyone', 'cn-public'] as const;

export interface Credit {
  readonly text: string;
  readonly url?: string;
}

interface Described {
  readonly id: string;
  readonly title: Localized;
  readonly datum: (typeof BASEMAP_DATUMS)[number];
  readonly licence: string;
  readonly attribution: readonly Credit[];
  /** 审图号, as it is printed: `GS(2024)0650号`. */
  readonly approvalNumber?: string;
}

export interface EmbeddedBasemap extends Described {
  readonly kind: 'embedded';
}

/** Vector tiles in one archive, drawn in the atlas's own colours. */
export interface PmtilesBasemap extends Described {
  readonly kind: 'pmtiles';
  readonly schema: (typeof PMTILES_SCHEMAS)[number];
  /** A file under geodata/basemap/, or an address. */
  readonly archive: string;
  /** Whose land and sea: `tiles` where the archive holds them, else those of the embedded basemap. */
  readonly coast?: 'embedded' | 'tiles';
}

/** A MapLibre style of somebody else; its letters are drawn from the system's fonts. */
export interface StyleBasemap extends Described {
  readonly kind: 'style';
  readonly style: string;
  /** Hosts of its tiles and signs, where they are others than that of the style. */
  readonly hosts?: readonly string[];
}

/** Pictures in the usual grid of web maps. */
export interface RasterBasemap extends Described {
  readonly kind: 'raster';
  /** Addresses with {z}, {x} and {y}; relative ones are the page's. */
  readonly tiles: readonly string[];
  readonly tileSize?: 256 | 512;
  readonly minZoom?: number;
  readonly maxZoom?: number;
}

/** The national map service of China. */
export interface TiandituBasemap extends Described {
  readonly kind: 'tianditu';
  readonly layer: (typeof TIANDITU_LAYERS)[number];
  /** Of the operator; without one a person gives their own. */
  readonly key?: string;
}

export type Basemap =
  EmbeddedBasemap | PmtilesBasemap | StyleBasemap | RasterBasemap | TiandituBasemap;

/** Of a MapLibre style what the atlas takes over; letters, light and camera are its own. */
export interface ForeignStyle {
  readonly sources: Readonly<Record<string, unknown>>;
  readonly layers: readonly Readonly<Record<string, unknown>>[];
  readonly sprite?: unknown;
  readonly state?: unknown;
}

/** A host that does not give what a basemap needs; `status` is null where it did not answer. */
export class HostProblem extends Error {
  constructor(
    readonly status: number | null,
    readonly reason: 'missing' | 'broken' = 'missing',
  ) {
    super(status === null ? 'unreachable' : `${reason} (${status})`);
    this.name = 'HostProblem';
  }
}

/** Whether a host says that one may not: a bad key, no permission, too many requests. */
export const isRefusal = (status: number | null | undefined): boolean =>
  [401, 402, 403, 407, 418, 429].includes(status ?? 0);

const TIANDITU_HOSTS = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `https://t${n}.tianditu.gov.cn`);

/** The services of each map: the picture, and its names in Chinese and in English. */
const TIANDITU_SERVICES = {
  vector: { picture: 'vec', zh: 'cva', en: 'eva' },
  imagery: { picture: 'img', zh: 'cia', en: 'eia' },
  // Terrain has no English names of its own.
  terrain: { picture: 'ter', zh: 'cta', en: 'eva' },
} as const;

/** Addresses of the tiles, by WMTS in web Mercator. http://lbs.tianditu.gov.cn/server/MapService.html */
export function tiandituTiles(
  layer: TiandituBasemap['layer'],
  part: 'picture' | 'zh' | 'en',
  key: string,
): string[] {
  const service = TIANDITU_SERVICES[layer][part];
  const query =
    `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${service}&STYLE=default&TILEMATRIXSET=w` +
    `&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;
  return TIANDITU_HOSTS.map((host) => `${host}/${service}_w/wmts?${query}`);
}

/** Null for an address that is the page's own. */
const originOf = (address: string): string | null =>
  /^(https?:\/\/[^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? null;

/** Where a basemap's requests go, besides the page's own host: `https://tiles.example.org`. */
export function hostsOf(basemap: Basemap): string[] {
  const addresses = (): readonly string[] => {
    switch (basemap.kind) {
      case 'embedded':
        return [];
      case 'pmtiles':
        return [basemap.archive];
      case 'style':
        return [basemap.style, ...(basemap.hosts ?? [])];
      case 'raster':
        return basemap.tiles;
      case 'tianditu':
        return TIANDITU_HOSTS;
    }
  };
  return [...new Set(addresses().flatMap((address) => originOf(address) ?? []))];
}

/** Every host that a page of the instance may ask: what its content security policy lets through. */
export const basemapHosts = (basemaps: readonly Basemap[]): string[] => [
  ...new Set(basemaps.flatMap(hostsOf)),
];

/** The basemap that comes with the page: the sketch is drawn from it, and others fall back to it. */
export function embeddedOf(basemaps: readonly Basemap[]): Basemap {
  const embedded = basemaps.find(({ kind }) => kind === 'embedded') ?? basemaps[0];
  if (!embedded) throw new Error('An atlas has a basemap');
  return embedded;
}

export interface MapCredits {
  readonly attribution: readonly Credit[];
  /** Of what is shown; empty where none is declared. */
  readonly approvalNumbers: readonly string[];
}

/**
 * Whom a picture of the map has to thank, and the approval numbers that stand at its lower left.
 * The embedded basemap is thanked always: metro, districts and coast stretches come from it.
 * @param shownIds of the basemaps in the picture; none for the sketch, which is the embedded one's
 */
export function mapCredits(
  basemaps: readonly Basemap[],
  shownIds: readonly string[] = [],
): MapCredits {
  const embedded = embeddedOf(basemaps);
  const found = basemaps.filter(({ id }) => shownIds.includes(id));
  const shown = found.length > 0 ? found : [embedded];
  const credits = new Map(
    [...shown, embedded].flatMap(({ attribution }) =>
      attribution.map((credit) => [credit.text, credit] as const),
    ),
  );
  const numbers = shown.flatMap(({ approvalNumber }) => approvalNumber ?? []);
  return { attribution: [...credits.values()], approvalNumbers: [...new Set(numbers)] };
}

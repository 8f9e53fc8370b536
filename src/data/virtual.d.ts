declare module 'virtual:atlas-core' {
  export const core: import('../domain/atlas').Core;
  export const land: import('../domain/sketch-land').EncodedLand;
}

declare module 'virtual:atlas-basemap' {
  /** Address of the tiles of the embedded basemap, one PMTiles archive. */
  export const archive: string;
}

declare module 'virtual:atlas-files' {
  /** Addresses by language, by layer, by layer and by language. */
  export const texts: Readonly<Record<string, string>>;
  export const features: Readonly<Record<string, string>>;
  /** `names`, and the texts by language. */
  export const search: Readonly<Record<string, string>>;
  /** One entry: `sites`. */
  export const surroundings: Readonly<Record<string, string>>;
  export const layers: Readonly<Record<string, string>>;
  /** Shipped layers as tables, by layer. */
  export const tables: Readonly<Record<string, string>>;
  export const tours: Readonly<Record<string, string>>;
  /** PMTiles archives of basemaps, by basemap. */
  export const archives: Readonly<Record<string, string>>;
}

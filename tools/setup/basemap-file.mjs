import { basename, join } from 'node:path';

/**
 * Where the tiles of a geodata folder are kept once they are built; each city has its own.
 *
 * @param {string} geodata
 */
export const basemapFile = (geodata) =>
  join('.cache', 'basemap', basename(geodata), 'atlas.pmtiles');

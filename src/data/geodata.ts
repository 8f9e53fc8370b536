import { core, land } from 'virtual:atlas-core';
import * as files from 'virtual:atlas-files';
import type { Core, PlaceRelations, SketchLand } from '../domain/atlas';
import type { SearchIndex, TextIndex } from '../domain/search-model';
import type { Texts } from '../domain/catalogue/compile';
import type { Lang, LayerFeature } from '../domain/site';
import type { Tours } from '../domain/tour';
import { decodeLand } from '../domain/sketch-land';
import { FileProblem, isRecord, readJson } from './read-json';

export { FileProblem } from './read-json';

/** The compiled catalogue, which comes with the page. */
export const atlasCore: Core = core;

/** The coast of the sketch, which comes with the page. */
export const readLand = (): SketchLand => decodeLand(land);

/** @throws FileProblem */
export async function loadTexts(lang: Lang): Promise<Texts> {
  const file = `texts.${lang}.json`;
  const value = await readJson(files.texts[lang], file);
  // The build has checked the content; a proxy or a half-written file would fail here.
  if (!isRecord(value) || !isRecord(value['sites']) || value['lang'] !== lang) {
    throw new FileProblem(file, 'broken');
  }
  return value as unknown as Texts;
}

/** Attributes of the features of a layer that are no sites. @throws FileProblem */
export async function loadFeatures(layerId: string): Promise<readonly LayerFeature[]> {
  const file = `features.${layerId}.json`;
  const value = await readJson(files.features[layerId], file);
  if (!Array.isArray(value)) throw new FileProblem(file, 'broken');
  return value as readonly LayerFeature[];
}

/** The guided tours in one language. @throws FileProblem */
export async function loadTours(lang: Lang): Promise<Tours> {
  const file = `tours.${lang}.json`;
  const value = await readJson(files.tours[lang], file);
  if (!isRecord(value) || !isRecord(value['tours']) || value['lang'] !== lang) {
    throw new FileProblem(file, 'broken');
  }
  return value as unknown as Tours;
}

/** The names that the search finds, in all languages. @throws FileProblem */
export async function loadSearchNames(): Promise<SearchIndex> {
  const file = 'search.names.json';
  const value = await readJson(files.search['names'], file);
  if (!isRecord(value) || !Array.isArray(value['entries'])) throw new FileProblem(file, 'broken');
  return value as unknown as SearchIndex;
}

/** The texts of a language that the search finds. @throws FileProblem */
export async function loadSearchTexts(lang: Lang): Promise<TextIndex> {
  const file = `search.${lang}.json`;
  const value = await readJson(files.search[lang], file);
  if (!isRecord(value) || !Array.isArray(value['documents'])) throw new FileProblem(file, 'broken');
  return value as unknown as TextIndex;
}

/** Where the sites lie. @throws FileProblem */
export async function loadSurroundings(): Promise<PlaceRelations> {
  const file = 'surroundings.sites.json';
  const value = await readJson(files.surroundings['sites'], file);
  if (!isRecord(value) || !isRecord(value['sites'])) throw new FileProblem(file, 'broken');
  return value as unknown as PlaceRelations;
}

/** The address of a basemap's archive that comes with the build. */
export const archiveUrl = (basemapId: string): string | undefined => files.archives[basemapId];

/** The address of a layer's GeoJSON. */
export const layerUrl = (layerId: string): string | undefined => files.layers[layerId];

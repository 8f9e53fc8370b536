import { core, land } from 'virtual:atlas-core';
import * as files from 'virtual:atlas-files';
import type { Core, SketchLand } from '../domain/atlas';
import type { Texts } from '../domain/catalogue/compile';
import type { Lang, LayerFeature } from '../domain/site';
import { decodeLand } from '../domain/sketch-land';

/** A file that could not be read; `file` is its name as a person knows it. */
export class FileProblem extends Error {
  constructor(
    readonly file: string,
    readonly reason: 'missing' | 'broken' | 'unreachable',
  ) {
    super(`${file}: ${reason}`);
    this.name = 'FileProblem';
  }
}

/** The compiled catalogue, which comes with the page. */
export const atlasCore: Core = core;

/** The coast of the sketch, which comes with the page. */
export const readLand = (): SketchLand => decodeLand(land);

async function readJson(url: string | undefined, file: string): Promise<unknown> {
  if (url === undefined) throw new FileProblem(file, 'missing');
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new FileProblem(file, 'unreachable');
  }
  if (!response.ok) throw new FileProblem(file, 'missing');
  try {
    return await response.json();
  } catch {
    throw new FileProblem(file, 'broken');
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

/** The address of a layer's GeoJSON. */
export const layerUrl = (layerId: string): string | undefined => files.layers[layerId];

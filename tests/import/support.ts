/** Files for tests of the import, and what the readers make of them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { ImportSession } from '../../src/data/formats/import-session.ts';
import {
  ImportProblem,
  type ImportDraft,
  type ImportOptions,
  type ReferencePositions,
} from '../../src/domain/import/model.ts';

const folder = new URL('fixtures/', import.meta.url);

export const fixtureNames = (): string[] =>
  readdirSync(folder).filter((name) => !name.endsWith('.expected.geojson'));

export const fixtureBytes = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(name, folder)));

export const fixture = (name: string): File => new File([fixtureBytes(name)], name);

export const fileOf = (name: string, content: BlobPart): File => new File([content], name);

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** How GDAL reads a fixture. */
export const expectedOf = (name: string): FeatureCollection =>
  JSON.parse(
    readFileSync(new URL(`${name}.expected.geojson`, folder), 'utf8'),
  ) as FeatureCollection;

const NOTHING: ReferencePositions = { positions: [] };

export interface Layer {
  readonly draft: ImportDraft;
  readonly features: FeatureCollection;
}

export interface Outcome {
  readonly layers: readonly Layer[];
  readonly problems: readonly ImportProblem[];
}

/** Reads files as the worker does. */
export async function importFiles(
  files: readonly File[],
  options?: ImportOptions,
  reference = NOTHING,
): Promise<Outcome> {
  const session = new ImportSession();
  const { drafts, problems } = await session.read(files, reference, () => undefined, options);
  const layers: Layer[] = [];
  for (const draft of drafts) {
    layers.push({ draft, features: (await session.take(draft.key)).features() });
  }
  return { layers, problems };
}

/** The only layer of one file. */
export async function importOne(
  name: string,
  content: BlobPart,
  options?: ImportOptions,
  reference = NOTHING,
): Promise<Layer> {
  const { layers, problems } = await importFiles([fileOf(name, content)], options, reference);
  const [layer] = layers;
  if (layers.length !== 1 || !layer) throw new Error(`${layers.length} layers of ${name}`);
  if (problems.length > 0) throw new Error(`problems with ${name}`);
  return layer;
}

/** The code of the problem that a file ends in, with what is said of it. */
export async function problemOf(
  files: readonly File[],
): Promise<{ code: string; params: ImportProblem['params'] }> {
  try {
    await importFiles(files);
  } catch (error) {
    if (error instanceof ImportProblem) return { code: error.code, params: error.params };
    throw error;
  }
  return { code: 'none', params: {} };
}

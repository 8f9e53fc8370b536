/** Reads and writes the file of a project. Whatever the file is, reading it gives a project or says why not. */
import type { FeatureCollection } from 'geojson';
import * as v from 'valibot';
import { checkFeatures, FeatureFault } from './check-features';
import {
  PROJECT_FORMAT,
  PROJECT_LIMITS,
  PROJECT_VERSION,
  type ProjectContent,
  type ProjectFile,
} from './model';
import { projectSchema } from './schema';

export type ProjectFileProblem =
  | { readonly kind: 'too-large' | 'no-json' | 'no-project' | 'newer' }
  | { readonly kind: 'invalid'; readonly path: string };

type Members = Record<string, unknown>;
/** From a version to the next one. */
export type Migrations = Readonly<Record<number, (file: Members) => Members>>;

export const MIGRATIONS: Migrations = {
  // Version 2 has connected layers beside the others; without any, nothing changed.
  1: (file) => file,
};

/** Brings a file of an older version up to date, step by step. */
export function migrate(file: Members, to: number, migrations: Migrations): Members | null {
  let current = file;
  for (let at = Number(current['version']); at < to; at += 1) {
    const step = migrations[at];
    if (!step) return null;
    current = { ...step(current), version: at + 1 };
  }
  return current;
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function readProjectFile(
  text: string,
): { readonly file: ProjectFile } | { readonly problem: ProjectFileProblem } {
  // A character is a byte at least.
  if (text.length > PROJECT_LIMITS.fileBytes) return { problem: { kind: 'too-large' } };
  const value = parse(text);
  if (value === undefined) return { problem: { kind: 'no-json' } };
  if (!isMembers(value) || value['format'] !== PROJECT_FORMAT) {
    return { problem: { kind: 'no-project' } };
  }
  const version = value['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { problem: { kind: 'invalid', path: 'version' } };
  }
  if (version > PROJECT_VERSION) return { problem: { kind: 'newer' } };
  const current = migrate(value, PROJECT_VERSION, MIGRATIONS);
  const read = v.safeParse(projectSchema, current, { abortEarly: true });
  if (!read.success) {
    const path = v.getDotPath(read.issues[0]) ?? '';
    return { problem: { kind: 'invalid', path: path.slice(0, 120) } };
  }
  return readFeatures(read.output);
}

function readFeatures({
  name,
  content,
  features,
}: v.InferOutput<typeof projectSchema>): ReturnType<typeof readProjectFile> {
  const checked: Record<string, FeatureCollection> = {};
  let count = 0;
  try {
    for (const { id } of content.layers) {
      const collection = checkFeatures(features[id], `features.${id}`);
      count += collection.features.length;
      if (count > PROJECT_LIMITS.features) return { problem: { kind: 'too-large' } };
      checked[id] = collection;
    }
  } catch (error) {
    if (!(error instanceof FeatureFault)) throw error;
    return { problem: { kind: 'invalid', path: error.path.slice(0, 120) } };
  }
  const head = { format: PROJECT_FORMAT, version: PROJECT_VERSION } as const;
  return { file: { ...head, name, content, features: checked } };
}

/**
 * The parts of a project's file, to be put together by who has the features.
 * @returns text before the features, which are members `"id":{…}` joined by commas, and after them
 */
export function projectFileFrame(
  name: string,
  content: ProjectContent,
): readonly [before: string, after: string] {
  const head = { format: PROJECT_FORMAT, version: PROJECT_VERSION, name, content };
  return [`${JSON.stringify(head).slice(0, -1)},"features":{`, '}}\n'];
}

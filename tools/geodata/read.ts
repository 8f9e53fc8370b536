import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Basemap } from '../../src/domain/basemap';
import { compileGeodata, type CompiledGeodata } from '../../src/domain/catalogue/compile';
import { parseGeodata, type Fault, type Geodata } from '../../src/domain/catalogue/parse';
import { checkRules } from '../../src/domain/catalogue/rules';

const SKIPPED = new Set(['basemap', 'schema']);

/** Every JSON and GeoJSON file of a geodata folder by its path relative to the folder. */
export function readFiles(folder: string): { files: Map<string, unknown>; faults: Fault[] } {
  const files = new Map<string, unknown>();
  const faults: Fault[] = [];
  const visit = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      const name = relative(folder, path).split(sep).join('/');
      if (entry.isDirectory()) {
        if (!SKIPPED.has(name)) visit(path);
      } else if (/\.(geo)?json$/.test(entry.name)) {
        try {
          files.set(name, JSON.parse(readFileSync(path, 'utf8')));
        } catch (error) {
          faults.push({ file: name, id: '', path: '', message: `no JSON: ${String(error)}` });
        }
      }
    }
  };
  visit(folder);
  return { files, faults };
}

/** Archives of basemaps that lie in the folder, by the basemap's id. */
export const localArchives = ({
  basemaps,
}: {
  readonly basemaps: readonly Basemap[];
}): Map<string, string> =>
  new Map(
    basemaps.flatMap((basemap) =>
      basemap.kind === 'pmtiles' && !/^https?:/.test(basemap.archive)
        ? [[basemap.id, `basemap/${basemap.archive}`]]
        : [],
    ),
  );

function missingArchives(folder: string, { atlas }: Geodata): Fault[] {
  return [...localArchives(atlas)]
    .filter(([, path]) => !existsSync(join(folder, path)))
    .map(([id, path]) => ({
      file: 'atlas.json',
      id,
      path: `basemaps[${atlas.basemaps.findIndex((basemap) => basemap.id === id)}].archive`,
      message: `there is no file ${path}`,
    }));
}

/** Reads and checks a geodata folder; the faults of every rule, and the data when it has none. */
export function checkFolder(folder: string): { geodata: Geodata | null; faults: Fault[] } {
  const read = readFiles(folder);
  const parsed = parseGeodata(read.files);
  const faults = [...read.faults, ...parsed.faults];
  if (parsed.geodata && faults.length === 0) {
    faults.push(...checkRules(parsed.geodata, new Set(read.files.keys())));
    faults.push(...missingArchives(folder, parsed.geodata));
  }
  return { geodata: faults.length === 0 ? parsed.geodata : null, faults };
}

/** One line a fault: file, id, path, message. */
export function describeFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ file, id, path, message }) => `${file}${id ? ` #${id}` : ''} ${path}: ${message}`)
    .join('\n');
}

/**
 * Reads, checks and compiles a geodata folder.
 * @throws with every fault when the folder breaks a schema or a rule
 */
export function compileFolder(folder: string): CompiledGeodata {
  const { geodata, faults } = checkFolder(folder);
  if (!geodata)
    throw new Error(`${folder} has ${faults.length} faults:\n${describeFaults(faults)}`);
  return compileGeodata(geodata);
}

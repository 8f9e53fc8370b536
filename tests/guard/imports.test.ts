// The direction of imports, read by TypeScript's own scanner: independent of the linter.
import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isTest, partsOf, read, sourceFiles } from './files.ts';

interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** Every module that a text names: import, export from, import(), and the patterns of a glob. */
function modulesIn(text: string): string[] {
  const scanned = ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);
  const globbed = [...text.matchAll(/import\.meta\.glob\w*(?:<[^>]*>)?\(([^)]*)\)/g)].flatMap(
    ([, args = '']) => [...args.matchAll(/'(\.[^']*)'/g)].map(([, pattern = '']) => pattern),
  );
  return [...scanned, ...globbed];
}

function importsOf(file: string): Import[] {
  const text = read(file);
  const code = file.endsWith('.svelte') ? partsOf(text).script : text;
  return modulesIn(code).map((specifier) => ({ file, specifier }));
}

const folderOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? 'src';

/** Where a relative import leads, from the repository's root. */
const target = ({ file, specifier }: Import): string =>
  posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));

const middle = ['data', 'map', 'state', 'worker'];
const outer = ['ui', 'pages', 'embed', 'src'];

/** The rings of the house, inside out; a folder sees its own ring's inside only. */
function mayImport(from: string, to: string): boolean {
  if (from === to || from === 'src') return true;
  if (to === 'src') return false;
  if (from === 'domain' || from === 'styles') return false;
  if (from === 'i18n') return to === 'domain';
  if (from === 'embed') return false;
  if (from === 'worker' && to === 'data') return true;
  if (from === 'map' && to === 'styles') return true;
  if (middle.includes(from)) return to === 'domain';
  return !outer.includes(to) || (from === 'pages' && to === 'ui');
}

const files = sourceFiles(/\.(ts|svelte)$/).filter((file) => !isTest(file));
const imports = files.flatMap(importsOf);
const describeImport = ({ file, specifier }: Import): string => `${file} imports ${specifier}`;

describe('the direction of imports', () => {
  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => file.endsWith('.svelte')).length).toBeGreaterThan(10);
    expect(imports.length).toBeGreaterThan(100);
    const folders = new Set(files.map(folderOf));
    for (const folder of ['domain', 'data', 'map', 'state', 'ui', 'i18n']) {
      expect(folders).toContain(folder);
    }
  });

  test('the scanner sees every form of import', () => {
    const forms = `
      import a from '../map/a';
      import type { B } from '../map/b';
      export { c } from '../map/c';
      export * from '../map/d';
      const e = await import('../map/e');
      type F = import('../map/f').F;
      const g = import.meta.glob('../map/g/*.json', { eager: true });
    `;
    const names = modulesIn(forms).map((specifier) => specifier.replace('../map/', '').charAt(0));
    expect(names.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  test('points inwards', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter((found) => target(found).startsWith('src/'))
      .filter((found) => {
        const to = folderOf(target(found));
        if (mayImport(folderOf(found.file), to)) return false;
        // The embed's side of the page knows the atlas by its types alone.
        return !(folderOf(found.file) === 'embed' && onlyTypes(found));
      });
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('leads to geodata from data alone', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter((found) => target(found).startsWith('geodata/'))
      .filter(({ file }) => !['data', 'pages'].includes(folderOf(file)));
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('MapLibre is known to src/map alone', () => {
    const users = imports.filter(({ specifier }) => /^maplibre-gl(\/|$)/.test(specifier));
    expect(users.length).toBeGreaterThan(0);
    const wrong = users.filter(({ file }) => folderOf(file) !== 'map');
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test('the domain knows geometry, projections, schemas, indexes and colours, and no framework', () => {
    const packages =
      /^(@turf\/.*|valibot|geojson|geographiclib-geodesic|gcoord|proj4|kdbush|flatbush|simple-statistics|d3-scale-chromatic)$/;
    const wrong = imports
      .filter(({ file }) => folderOf(file) === 'domain')
      .filter(({ specifier }) => !specifier.startsWith('.') && !packages.test(specifier));
    expect(wrong.map(describeImport)).toEqual([]);
  });
});

function onlyTypes({ file, specifier }: Import): boolean {
  const escaped = specifier.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(import|export) type [^;]*from '${escaped}'`).test(read(file));
}

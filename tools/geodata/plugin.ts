import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { FeatureCollection, Polygon } from 'geojson';
import type { Plugin } from 'vite';
import type { Core } from '../../src/domain/atlas';
import type { FeatureFile } from '../../src/domain/catalogue/schema';
import { buildSketchLand, detailAround } from '../../src/domain/sketch-land-build';
import { sceneOf } from '../../src/domain/scene';
import { basemapFile } from '../setup/basemap-file.mjs';
import { mapFeatures } from './map-features';
import { compileFolder, localArchives } from './read';
import { placeRelations } from './surroundings';
import { layerTables } from './tables';
import { buildSearchIndex, readSearchInput } from './search-index';

const CORE = 'virtual:atlas-core';
const FILES = 'virtual:atlas-files';
const BASEMAP = 'virtual:atlas-basemap';

/** A key that should not stand in a file comes from the environment of the build. */
function withKeys(core: Core, key = process.env['TIANDITU_KEY']): Core {
  if (key === undefined || key === '') return core;
  const basemaps = core.settings.basemaps.map((basemap) =>
    basemap.kind === 'tianditu' ? { key, ...basemap } : basemap,
  );
  return { ...core, settings: { ...core.settings, basemaps } };
}

/**
 * Compiles a geodata folder for the browser. `virtual:atlas-core` holds what the first paint needs,
 * `virtual:atlas-files` the addresses of the files that come later, `virtual:atlas-basemap` that of the
 * embedded basemap's tiles. A fault stops the build.
 */
export function geodataPlugin(
  folder: string,
  cacheFolder = join('.cache/geodata', basename(folder)),
): Plugin {
  let root = '.';
  const compile = (): { core: string; files: string } => {
    const compiled = compileFolder(resolve(root, folder));
    const cache = resolve(root, cacheFolder);
    mkdirSync(cache, { recursive: true });
    const land = JSON.parse(
      readFileSync(resolve(root, folder, 'basemap/land.geojson'), 'utf8'),
    ) as FeatureCollection<Polygon>;

    // The coast is drawn finely where places are: that is where people look closely.
    const points = sceneOf(compiled.core).pins.map(({ point }) => point);
    const sketchLand = buildSketchLand(land.features, detailAround(points));

    const imports: string[] = [];
    const entries: Record<string, string[]> = {
      texts: [],
      features: [],
      layers: [],
      tours: [],
      search: [],
      surroundings: [],
      tables: [],
      archives: [],
    };
    const addFile = (group: string, key: string, path: string): void => {
      const name = `file${imports.length}`;
      imports.push(`import ${name} from ${JSON.stringify(`${path}?url&no-inline`)};`);
      entries[group]?.push(`${JSON.stringify(key)}: ${name}`);
    };
    const addJson = (group: string, key: string, value: unknown): void => {
      const path = join(cache, `${group}.${key}.json`);
      writeFileSync(path, JSON.stringify(value));
      addFile(group, key, path);
    };
    for (const [lang, texts] of Object.entries(compiled.texts)) addJson('texts', lang, texts);
    for (const [lang, tours] of Object.entries(compiled.tours)) addJson('tours', lang, tours);
    for (const [id, features] of Object.entries(compiled.features))
      addJson('features', id, features);
    const search = buildSearchIndex(readSearchInput(resolve(root, folder), compiled));
    addJson('search', 'names', search.names);
    const relations = placeRelations(resolve(root, folder), compiled);
    addJson('surroundings', 'sites', relations);
    const tables = layerTables(resolve(root, folder), compiled, relations);
    for (const [id, table] of Object.entries(tables)) addJson('tables', id, table);
    for (const [lang, texts] of Object.entries(search.texts)) addJson('search', lang, texts);
    for (const [id, path] of localArchives(compiled.core.settings)) {
      addFile('archives', id, resolve(root, folder, path));
    }
    for (const layer of compiled.core.layers) {
      if (layer.source.type !== 'geojson' || layer.draw.kind === 'sites') continue;
      const path = resolve(root, folder, `layers/${layer.id}.geojson`);
      addJson(
        'layers',
        layer.id,
        mapFeatures(JSON.parse(readFileSync(path, 'utf8')) as FeatureFile),
      );
    }
    const objects = Object.entries(entries).map(
      ([group, members]) => `export const ${group} = { ${members.join(', ')} };`,
    );
    const literal = (value: unknown): string =>
      `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
    return {
      core: `export const core = ${literal(withKeys(compiled.core))};\nexport const land = ${literal(sketchLand)};\n`,
      files: `${[...imports, ...objects].join('\n')}\n`,
    };
  };

  let compiled: { core: string; files: string } | undefined;
  return {
    name: 'atlas-geodata',
    configResolved(config) {
      root = config.root;
    },
    resolveId(id) {
      return [CORE, FILES, BASEMAP].includes(id) ? `\0${id}` : undefined;
    },
    load(id) {
      if (id === `\0${BASEMAP}`) {
        const path = resolve(root, basemapFile(folder));
        return `export { default as archive } from ${JSON.stringify(`${path}?url&no-inline`)};`;
      }
      if (id !== `\0${CORE}` && id !== `\0${FILES}`) return undefined;
      compiled ??= compile();
      return id.endsWith(CORE) ? compiled.core : compiled.files;
    },
    configureServer(server) {
      const watched = resolve(root, folder);
      server.watcher.add(watched);
      server.watcher.on('change', (path) => {
        if (!path.startsWith(watched)) return;
        compiled = undefined;
        for (const id of [CORE, FILES]) {
          const module = server.moduleGraph.getModuleById(`\0${id}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}

/**
 * Writes the pages of text into dist/: one for each place, tour and theme, the article and the first
 * page, in each language, with pictures for link previews, sitemap, robots and a feed. Runs after Vite.
 * SITE_ADDRESS, or `canonical` in atlas.json, says where the site will lie: what needs an absolute
 * address is left out without it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { FeatureCollection, Polygon } from 'geojson';
import { build } from 'vite';
import { decodeLand } from '../src/domain/sketch-land';
import { buildSketchLand, detailAround } from '../src/domain/sketch-land-build';
import { sceneOf } from '../src/domain/scene';
import type { RenderedImage, renderLanguage } from '../src/pages/render';
import { compileFolder } from './geodata/read';
import { placeRelations } from './geodata/surroundings';
import { pagePolicy } from './instance/policy';
import { siteAddress } from './instance/settings';
import { drawImages } from './pages/draw-images';
import { feed, robots, sitemap } from './pages/lists';

const geodata = resolve(process.env['GEODATA_DIR'] ?? 'geodata');
const outDir = resolve(process.env['SITE_FOLDER'] ?? 'dist');
const cache = resolve('.cache/pages');

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 10);

/** The renderer is Svelte and Vite code: it is built for Node first. */
async function loadRenderer(): Promise<{ renderLanguage: typeof renderLanguage; css: string }> {
  rmSync(cache, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte()],
    build: {
      ssr: 'src/pages/render.ts',
      outDir: cache,
      emptyOutDir: true,
      ssrEmitAssets: true,
      cssCodeSplit: false,
      copyPublicDir: false,
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  });
  const files = readdirSync(cache, { recursive: true }).map(String);
  const css = files
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(cache, name), 'utf8'))
    .join('\n');
  const entry = files.find((name) => /^render\.m?js$/.test(name));
  if (entry === undefined) throw new Error('The renderer of the pages was not built.');
  const module = (await import(pathToFileURL(join(cache, entry)).href)) as {
    renderLanguage: typeof renderLanguage;
  };
  return { renderLanguage: module.renderLanguage, css };
}

const write = (file: string, content: string | Uint8Array): void => {
  const path = join(outDir, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

const compiled = compileFolder(geodata);
const { core, texts, tours } = compiled;
const land = JSON.parse(
  readFileSync(join(geodata, 'basemap/land.geojson'), 'utf8'),
) as FeatureCollection<Polygon>;
const sketchLand = decodeLand(
  buildSketchLand(land.features, detailAround(sceneOf(core).pins.map(({ point }) => point))),
);

const address = siteAddress(core.settings);

const { renderLanguage: renderPages, css: componentCss } = await loadRenderer();
const themeCss = core.themes
  .map(({ id, color }) => `.theme-${id}{--theme:light-dark(${color.light},${color.dark})}`)
  .join('\n');
const styles = ['src/styles/tokens.css', 'src/styles/base.css', 'src/pages/pages.css'].map((file) =>
  readFileSync(file, 'utf8'),
);
const css = [...styles.slice(0, 2), componentCss, styles[2], themeCss].join('\n');
const stylesheet = `assets/pages-${hashOf(css)}.css`;
write(stylesheet, css);

const relations = placeRelations(geodata, compiled);
const policy = pagePolicy();
const images: RenderedImage[] = [];
const paths = new Set<string>();
for (const lang of core.settings.languages) {
  const input = { core, land: sketchLand, texts, tours, relations, policy, stylesheet, address };
  const rendered = await renderPages(lang, input);
  for (const { file, html } of rendered.pages) {
    write(file, html);
    paths.add(file.slice(lang.length + 1, -'index.html'.length));
  }
  images.push(...rendered.images);
  for (const { file, json } of rendered.answers) write(file, json);
}
write('robots.txt', robots(address));
if (address !== null) {
  // Previews are found by absolute addresses only.
  for (const { file, png } of await drawImages(images)) write(file, png);
  write('sitemap.xml', sitemap(address, [...paths], core.settings));
  for (const lang of core.settings.languages) {
    write(`${lang}/feed.xml`, feed(address, lang, core, texts[lang]!));
  }
}
process.stdout.write(
  `${paths.size * core.settings.languages.length} pages${
    address === null
      ? '; SITE_ADDRESS is not set: no canonical links, previews and sitemap'
      : `, ${images.length} previews`
  }\n`,
);

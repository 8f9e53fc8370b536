import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FeatureCollection, Polygon } from 'geojson';
import type { Plugin } from 'vite';
import type { Core, SketchLand } from '../../src/domain/atlas';
import { oembedAddress } from '../../src/domain/embed/oembed';
import { escapeHtml } from '../../src/domain/embed/snippet';
import { sceneOf } from '../../src/domain/scene';
import { decodeLand } from '../../src/domain/sketch-land';
import { buildSketchLand, detailAround } from '../../src/domain/sketch-land-build';
import { siteAddress } from '../instance/settings';
import { compileFolder } from '../geodata/read';
import { doctorScripts } from './doctors';
import { allViews, pictureDrawer } from './pictures';
import { embedConstants, embedScript } from './script';

/** The same page, told which part of it to show, and where the site will lie. */
const embedPage = (html: string, address: string | null): string =>
  html
    .replace(
      '<html ',
      `<html data-page="embed" ${address === null ? '' : `data-site="${escapeHtml(address)}" `}`,
    )
    .replace(/^.*application\/json\+oembed.*\n/gm, '');

/**
 * What other sites load of the atlas: `embed.js`, the pictures, and `embed.html`, where snippets are
 * made. A script larger than was promised stops the build.
 */
export function embedPlugin(folder: string): Plugin {
  let root = '.';
  let outDir = 'dist';
  let read: { core: Core; land: SketchLand } | undefined;
  const content = (): { core: Core; land: SketchLand } => {
    if (read) return read;
    const { core } = compileFolder(resolve(root, folder));
    const land = JSON.parse(
      readFileSync(resolve(root, folder, 'basemap/land.geojson'), 'utf8'),
    ) as FeatureCollection<Polygon>;
    const points = sceneOf(core).pins.map(({ point }) => point);
    read = { core, land: decodeLand(buildSketchLand(land.features, detailAround(points))) };
    return read;
  };
  return {
    name: 'atlas-embed',
    configResolved(config) {
      root = config.root;
      outDir = resolve(config.root, config.build.outDir);
    },
    // The development server runs embed.js from its source.
    transform(code, id) {
      if (!id.includes('/src/embed/element.ts')) return undefined;
      return code.replaceAll('__ATLAS__', embedConstants(content().core));
    },
    transformIndexHtml() {
      const { core } = content();
      const site = siteAddress(core.settings);
      if (site === null) return [];
      return core.settings.languages.map((lang) => ({
        tag: 'link',
        attrs: {
          rel: 'alternate',
          type: 'application/json+oembed',
          hreflang: lang,
          href: oembedAddress({ base: site, place: null, tour: null }, lang),
        },
        injectTo: 'head' as const,
      }));
    },
    async generateBundle() {
      const { core, land } = content();
      const emit = (fileName: string, source: string): void => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      const draw = pictureDrawer(core, land);
      for (const { file, svg } of allViews(core).flatMap(draw)) emit(file, svg);
      const script = await embedScript(root, core);
      emit(script.fileName, script.code);
      for (const { fileName, code } of await doctorScripts(root, core)) emit(fileName, code);
    },
    writeBundle() {
      const html = readFileSync(join(outDir, 'index.html'), 'utf8');
      writeFileSync(
        join(outDir, 'embed.html'),
        embedPage(html, siteAddress(content().core.settings)),
      );
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        if (pathname === '/embed.js') request.url = '/src/embed/index.ts';
        const [, lang = '', name = ''] =
          /^\/embed\/([\w-]+)\/([\w-]+?)(?:\.dark)?\.svg$/.exec(pathname) ?? [];
        if (name !== '') {
          const { core, land } = content();
          const view = { place: name === 'home' ? null : name, lang };
          const drawn = pictureDrawer(core, land)(view);
          response.setHeader('Content-Type', 'image/svg+xml');
          response.end(drawn.find(({ file }) => pathname === `/${file}`)?.svg);
        } else if (pathname === '/embed.html') {
          const html = readFileSync(resolve(root, 'index.html'), 'utf8');
          server
            .transformIndexHtml('/index.html', html)
            .then((page) => {
              response.setHeader('Content-Type', 'text/html');
              response.end(embedPage(page, siteAddress(content().core.settings)));
            })
            .catch(next);
        } else next();
      });
    },
  };
}

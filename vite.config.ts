import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { cspPlugin } from './tools/csp-plugin';
import { embedPlugin } from './tools/embed/plugin';
import { geodataPlugin } from './tools/geodata/plugin';
import { htmlPlugin } from './tools/instance/html-plugin';
import { inTwoLanguages, readSettings } from './tools/instance/settings';

const geodata = process.env['GEODATA_DIR'] ?? 'geodata';
const settings = readSettings(geodata);

/** Everything shipped is stored on the device; src/worker/service-worker.ts answers from there. */
const offline = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/worker',
  filename: 'service-worker.ts',
  injectRegister: null,
  injectManifest: {
    globPatterns: ['**/*.{html,js,css,json,geojson,pmtiles,svg,png,webmanifest}'],
    // What other sites load is of no use to a reader of this one.
    globIgnores: ['embed/**', 'embed.js'],
    maximumFileSizeToCacheInBytes: 16_000_000,
  },
  manifest: {
    name: inTwoLanguages(settings.title, settings),
    short_name: settings.title[settings.fallbackLanguage] ?? settings.id,
    description: inTwoLanguages(settings.description, settings),
    lang: settings.localLanguage,
    start_url: './',
    scope: './',
    display: 'standalone',
    theme_color: '#0a6584',
    background_color: '#cfe3ea',
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
});

export default defineConfig({
  // Relative addresses, so that one build works from any path.
  base: './',
  plugins: [
    svelte(),
    geodataPlugin(geodata),
    embedPlugin(geodata),
    htmlPlugin(geodata),
    cspPlugin(geodata),
    offline,
  ],
  // Workers read files of the build too.
  worker: { format: 'es', plugins: () => [geodataPlugin(geodata)] },
  build: {
    outDir: process.env['SITE_FOLDER'] ?? 'dist',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    // How long plugins took is of no use to who builds a site.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  optimizeDeps: { include: ['maplibre-gl', 'pmtiles', 'comlink'] },
});

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { cspPlugin } from './tools/csp-plugin';
import { geodataPlugin } from './tools/geodata/plugin';

export default defineConfig({
  // Relative addresses, so that one build works from any path.
  base: './',
  plugins: [svelte(), geodataPlugin(process.env['GEODATA_DIR'] ?? 'geodata'), cspPlugin()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  optimizeDeps: { include: ['maplibre-gl', 'pmtiles'] },
});

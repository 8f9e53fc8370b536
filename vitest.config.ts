import { readFileSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { launchOptions } from './tests/support/chromium.ts';
import viteConfig from './vite.config.ts';

const { dependencies } = JSON.parse(
  readFileSync(new URL('package.json', import.meta.url), 'utf8'),
) as { dependencies: Record<string, string> };

// What Vite would find only while a test runs, and then reload the page under it.
const lateDependencies = Object.keys(dependencies).filter(
  (name) => name === 'comlink' || name.startsWith('@turf/'),
);

export default mergeConfig(
  viteConfig,
  defineConfig({
    cacheDir: '.cache/vite',
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            // Lint rules and whole catalogues take seconds on a busy machine.
            testTimeout: 60_000,
            // Read as text, style sheets would be empty.
            css: { include: /\.css\?raw$/ },
            include: [
              'src/**/*.test.ts',
              'tools/**/*.test.ts',
              'tests/guard/**/*.test.ts',
              'tests/geodata/**/*.test.ts',
              'tests/search/**/*.test.ts',
              'tests/pages/**/*.test.ts',
              'tests/import/**/*.test.ts',
            ],
          },
        },
        {
          extends: true,
          optimizeDeps: { include: lateDependencies },
          test: {
            name: 'browser',
            include: ['src/**/*.browser.ts'],
            setupFiles: ['tests/support/browser-setup.ts'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: launchOptions() }),
              instances: [{ browser: 'chromium', viewport: { width: 1000, height: 700 } }],
            },
          },
        },
      ],
    },
  }),
);

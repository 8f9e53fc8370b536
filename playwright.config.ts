import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './tests/support/chromium.ts';

// No name but this machine's resolves: nothing foreign can be reached, whatever a page tries.
const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: '.cache/test-results',
  snapshotPathTemplate: 'tests/pictures/{testFilePath}/{arg}-{projectName}{ext}',
  // The map is drawn by the processor here: two pages at once only take turns.
  workers: 1,
  retries: 0,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 40_000 },
  use: {
    ...devices['Desktop Chrome'],
    // A press on what is covered fails; it does not wait for the end of the test.
    actionTimeout: 30_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: launchOptions([offline]),
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: '**/phone.spec.ts',
      grepInvert: /@phone/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});

import { test as base, expect, type Page } from '@playwright/test';
import { Atlas } from './driver.ts';
import { Guard } from './guard.ts';
import { startHost, type Host, type HostOptions } from './server.ts';

interface Options {
  /** The path the site lies under: test.use({ basePath: '/maps/dalian/' }). */
  basePath: string;
  /** Whether the host answers range requests: test.use({ ranges: false }). */
  ranges: boolean;
}

interface Fixtures {
  /** The address of the site's first page. */
  site: string;
  /** What the pages did wrong; checked after every test. */
  guard: Guard;
  /** The page, by a name that says it is watched. Every page is. */
  guardedPage: Page;
  /** The atlas in the domain's words. */
  atlas: Atlas;
}

interface WorkerFixtures {
  hosts: (options: HostOptions) => Promise<Host>;
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  basePath: ['/', { option: true }],
  ranges: [true, { option: true }],

  hosts: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern
    async ({}, use) => {
      const started = new Map<string, Promise<Host>>();
      await use((options) => {
        const key = JSON.stringify(options);
        const host = started.get(key) ?? startHost(options);
        started.set(key, host);
        return host;
      });
      for (const host of started.values()) await (await host).close();
    },
    { scope: 'worker' },
  ],

  site: async ({ hosts, basePath, ranges }, use) => {
    const host = await hosts({ basePath, ranges });
    await use(host.url);
  },

  guard: [
    async ({ context, site }, use) => {
      const guard = new Guard(context, site);
      await use(guard);
      expect(guard.complaints(), 'console, errors and foreign requests').toEqual([]);
    },
    { auto: true },
  ],

  guardedPage: async ({ guard: _guard, page }, use) => {
    await use(page);
  },

  atlas: async ({ guard: _guard, page, site }, use) => {
    await use(new Atlas(page, site));
  },
});

export { expect };

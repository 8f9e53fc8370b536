// Lighthouse's marks for accessibility, best practices and search engines; its mark for speed means
// nothing where a processor draws the map, and is not asked for.
import { chromium } from '@playwright/test';
import { launchOptions } from '../support/chromium.ts';
import { expect, test } from '../support/fixtures.ts';

const pages = {
  atlas: '?lang=en',
  place: 'ru/place/dut/',
  article: 'zh-Hans/article/',
  home: 'ja/',
};
const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

test('atlas and pages of text have full marks @desktop', async ({ site }) => {
  test.slow();
  const { default: lighthouse } = await import('lighthouse');
  const port = 9333;
  const options = launchOptions([`--remote-debugging-port=${port}`]);
  const browser = await chromium.launch(options);
  try {
    for (const [name, path] of Object.entries(pages)) {
      const result = await lighthouse(new URL(path, site).href, {
        port,
        onlyCategories: CATEGORIES,
        logLevel: 'error',
      });
      const { categories = {}, audits = {} } = result?.lhr ?? {};
      const faults = Object.values(categories).flatMap(({ id, auditRefs }) =>
        auditRefs.flatMap(({ id: audit, weight }) => {
          const score = audits[audit]?.score ?? null;
          return weight > 0 && score !== null && score < 1
            ? [`${id}: ${audit} ${JSON.stringify(audits[audit]?.details ?? '').slice(0, 400)}`]
            : [];
        }),
      );
      expect(faults, name).toEqual([]);
      for (const id of CATEGORIES) expect(categories[id]?.score, `${name}, ${id}`).toBe(1);
    }
  } finally {
    await browser.close();
  }
});

import type { Page } from '@playwright/test';

/** The atlas as a visitor sees it: the journeys speak in these words and know no selectors. */
export class Atlas {
  constructor(
    readonly page: Page,
    readonly site: string,
  ) {}

  /** Opens the site, or a path, query or hash of it. */
  async open(path = ''): Promise<void> {
    await this.page.goto(new URL(path, this.site).href);
  }
}

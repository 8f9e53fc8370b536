import { chromiumArgs, findChromium } from '../../tools/setup/chromium.mjs';

/** The browser of the tests, as Playwright wants it. Without one, Playwright tries its own. */
export function launchOptions(extraArgs: readonly string[] = []): {
  executablePath?: string;
  args: string[];
} {
  const executablePath = findChromium();
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArgs, ...extraArgs],
  };
}

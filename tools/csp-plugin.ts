import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { basemapHosts } from '../src/domain/basemap';
import type { AtlasFile } from '../src/domain/catalogue/schema';

/**
 * The policy of the built page: nothing but the page's own files, no inline script, no eval.
 * @param hosts that the operator's basemaps come from, `https://tiles.example.org`: tiles and styles
 *   are fetched, their pictures may be shown; nothing of theirs runs
 */
export const contentSecurityPolicy = (hosts: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data:", ...hosts].join(' '),
    "font-src 'self'",
    ["connect-src 'self'", ...hosts].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');

/** The hosts that the basemaps of a geodata folder name. */
export function hostsOfFolder(folder: string): string[] {
  const file = readFileSync(resolve(folder, 'atlas.json'), 'utf8');
  return basemapHosts((JSON.parse(file) as AtlasFile).basemaps);
}

/** Writes the policy into the built page; the development server needs inline modules. */
export function cspPlugin(geodata: string): Plugin {
  return {
    name: 'atlas-csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html,
        tags: [
          {
            tag: 'meta',
            attrs: {
              'http-equiv': 'Content-Security-Policy',
              content: contentSecurityPolicy(hostsOfFolder(geodata)),
            },
            injectTo: 'head-prepend',
          },
        ],
      }),
    },
  };
}

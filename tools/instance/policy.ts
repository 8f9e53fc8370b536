/** What browsers are told that the site may do: in the page itself, and as headers of a host. */
import { createHash } from 'node:crypto';
import { basemapHosts } from '../../src/domain/basemap';
import type { AtlasFile } from '../../src/domain/catalogue/schema';
import { OPEN_ON_MAP } from '../../src/pages/open-on-map';

type Directives = Readonly<Record<string, readonly string[]>>;

const joined = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

/**
 * Nothing but the page's own files; no inline script, no eval. From hosts that the operator's basemaps
 * or `connect` name, data is fetched and pictures shown; nothing of theirs runs.
 */
const atlasDirectives = (hosts: readonly string[]): Directives => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', ...hosts],
  'font-src': ["'self'"],
  'connect-src': ["'self'", ...hosts],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'frame-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'object-src': ["'none'"],
});

/** Besides the page's own: hosts of the basemaps, and those that people may connect to. */
const allowedHosts = ({ basemaps, connect = [] }: AtlasFile): string[] => [
  ...new Set([...basemapHosts(basemaps), ...connect]),
];

/** The policy of the atlas, as its page carries it (https://www.w3.org/TR/CSP3/). */
export const contentSecurityPolicy = (settings: AtlasFile): string =>
  joined(atlasDirectives(allowedHosts(settings)));

/** The source expression that allows one inline script. */
const scriptHash = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** A page of text looks like itself and leads on to the map, no more. */
export const pagePolicy = (): string =>
  joined({
    'default-src': ["'none'"],
    'script-src': [scriptHash(OPEN_ON_MAP)],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    // Nothing is fetched; tools that look at pages ask for robots.txt from within them.
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });

/**
 * Headers for every file of the site. The pages of text have a stricter policy of their own; theirs
 * and this one hold together, so this one allows their one script too.
 */
export function securityHeaders(settings: AtlasFile): Readonly<Record<string, string>> {
  const directives = atlasDirectives(allowedHosts(settings));
  const policy = joined({
    ...directives,
    'script-src': [...(directives['script-src'] ?? []), scriptHash(OPEN_ON_MAP)],
    // Only a header can say who may show the site in a frame.
    'frame-ancestors': settings.frameAncestors ?? ['*'],
  });
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy':
      'geolocation=(self), fullscreen=(self), screen-wake-lock=(self), clipboard-write=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    // Other sites load the element, its pictures and what describes pages; nothing here is secret.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

/**
 * Keeps everything that is shipped on the device, so that the atlas opens without a network after a
 * cold restart. A new version waits until the person takes it: a page never mixes two.
 */
import { clientsClaim } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { RangeRequestsPlugin } from 'workbox-range-requests';

import { reportRequests } from '../data/requests';
import { mapInsteadOf } from './text-pages';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

reportRequests();
clientsClaim();
cleanupOutdatedCaches();
// The map's archive is read by ranges; without this a stored file is answered whole and refused.
// Its type and that of the list differ only in how they write an optional member.
addPlugins([new RangeRequestsPlugin() as Parameters<typeof addPlugins>[0][number]]);
precacheAndRoute(self.__WB_MANIFEST, {
  // The query is configuration of the page, never another page.
  ignoreURLParametersMatching: [/.*/],
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  const map = mapInsteadOf(event.request.url, self.registration.scope);
  if (map === null) return;
  // eslint-disable-next-line no-restricted-globals -- it stands between the page and the network
  event.respondWith(fetch(event.request).catch(() => Response.redirect(map)));
});

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (data === 'take-over') void self.skipWaiting();
});

// The host of the journeys behaves as static hosts do.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHost, type Host, type HostOptions } from '../support/server.ts';

let folder: string;
const hosts: Host[] = [];

async function host(options: HostOptions = {}): Promise<Host> {
  const started = await startHost({ folder, ...options });
  hosts.push(started);
  return started;
}

const firstBytes = { headers: { Range: 'bytes=2-4' } };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-host-'));
  writeFileSync(join(folder, 'index.html'), '<h1>Hello</h1>');
  writeFileSync(join(folder, 'tiles.pmtiles'), '0123456789');
});

afterAll(async () => {
  await Promise.all(hosts.map((started) => started.close()));
  rmSync(folder, { recursive: true });
});

test('a range is answered with that range', async () => {
  const answer = await fetch(`${(await host()).url}tiles.pmtiles`, firstBytes);
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe('bytes 2-4/10');
  expect(await answer.text()).toBe('234');
});

test('a host without ranges answers with everything', async () => {
  const answer = await fetch(`${(await host({ ranges: false })).url}tiles.pmtiles`, firstBytes);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('accept-ranges')).toBe('none');
  expect(await answer.text()).toBe('0123456789');
});

test('a site under a path is nowhere else', async () => {
  const { url } = await host({ basePath: '/maps/dalian/' });
  expect(new URL(url).pathname).toBe('/maps/dalian/');
  expect(await (await fetch(url)).text()).toContain('Hello');
  expect((await fetch(new URL('/', url))).status).toBe(404);
  expect((await fetch(new URL('/index.html', url))).status).toBe(404);
});

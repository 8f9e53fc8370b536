import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import sirv from 'sirv';
import { root } from '../../tools/setup/run.mjs';

/** What the journeys visit: the built site, or a build of one's own in SITE_FOLDER. */
export const dist = resolve(root, process.env['SITE_FOLDER'] ?? 'dist');

export interface HostOptions {
  /** The path the site lies under, with a slash at both ends. */
  readonly basePath?: string;
  /** Whether the host answers range requests; some static hosts do not. */
  readonly ranges?: boolean;
  /** The folder served; the built site when left out. */
  readonly folder?: string;
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Pages of the host's own, by path: they come before the files. */
  readonly pages?: Readonly<Record<string, string>>;
  /** The name in the address: another one is another site to the browser. */
  readonly name?: 'localhost';
}

export interface Host {
  /** The address of the site's first page, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

function handler({
  basePath = '/',
  ranges = true,
  folder = dist,
  headers = {},
  pages = {},
}: HostOptions): RequestListener {
  const files = sirv(folder, { dev: false, etag: true });
  return (request, response) => {
    const notFound = (): void => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Not found\n');
    };
    const path = request.url ?? '/';
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const page = pages[path.replace(/\?.*$/, '')];
    if (page !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(page);
      return;
    }
    if (!path.startsWith(basePath)) {
      notFound();
      return;
    }
    request.url = path.slice(basePath.length - 1);
    if (!ranges) {
      delete request.headers.range;
      response.setHeader('Accept-Ranges', 'none');
    }
    files(request, response, notFound);
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/** Serves a folder on a free port of this machine, as a static host would. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const server = createServer(handler(options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.name ?? '127.0.0.1'}:${port}${options.basePath ?? '/'}`,
    close: () => closed(server),
  };
}

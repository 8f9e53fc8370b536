import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from './run.mjs';

/** @typedef {import('node:http').Server} Server */
/** @typedef {import('node:http').RequestListener} RequestListener */

/**
 * @param {RequestListener} listener
 * @param {number} port
 * @param {string} host
 * @returns {Promise<Server | 'taken' | 'no such address'>}
 */
function listen(listener, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') {
        resolve('no such address');
      } else reject(error);
    });
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}

/**
 * "localhost" is two addresses on most machines, and another program may hold one of them:
 * a port counts as free when both are.
 *
 * @param {RequestListener} listener
 * @param {number} port
 * @returns {Promise<Server[] | undefined>} nothing when the port is taken
 */
async function listenOnLocalhost(listener, port) {
  /** @type {Server[]} */
  const servers = [];
  for (const host of ['127.0.0.1', '::1']) {
    const answer = await listen(listener, port, host);
    if (answer === 'taken') {
      for (const server of servers) server.close();
      return undefined;
    }
    if (answer !== 'no such address') servers.push(answer);
  }
  return servers;
}

/**
 * Serves a folder of the repository on localhost, from the first free port on.
 *
 * @param {string} folder
 * @param {number} firstPort
 */
export async function serveFolder(folder, firstPort) {
  const { default: sirv } = await import('sirv');
  const files = sirv(join(root, folder), { dev: false, etag: true });
  /** @type {RequestListener} */
  const listener = (request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Not found\n');
    });
  };
  for (let port = firstPort; port < firstPort + 100; port += 1) {
    const servers = await listenOnLocalhost(listener, port);
    if (!servers) continue;
    const close = () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    };
    return { url: `http://localhost:${port}/`, close };
  }
  throw new Error(`No free port between ${firstPort} and ${firstPort + 99}.`);
}

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliModule, findNginx } from '../../tools/setup/nginx.mjs';
import { dist, type Host } from './server.ts';

const freePort = (): Promise<number> =>
  new Promise((resolvePort) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolvePort(port);
      });
    });
  });

/**
 * A real nginx that serves the built site under a path, with the configuration that the build wrote.
 * @throws when there is no nginx, or when it refuses the configuration
 */
export async function startNginx(basePath: string): Promise<Host> {
  const program = findNginx();
  if (program === undefined) throw new Error('There is no nginx on this machine: install it.');
  const folder = mkdtempSync(join(tmpdir(), 'atlas-nginx-'));
  const port = await freePort();
  const hasBrotli = existsSync(brotliModule);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr warn; worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
${hasBrotli ? `load_module ${brotliModule};` : ''}
events {}
http {
  access_log off; ${temporary.join(' ')}
  server {
    listen 127.0.0.1:${port};
    location ${basePath} {
      alias ${dist}/;
      include ${dist}/hosting/nginx.conf;
      ${hasBrotli ? `include ${dist}/hosting/nginx-brotli.conf;` : ''}
    }
  }
}
`,
  );
  const child = spawn(program, ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (data: Buffer) => {
    told += data.toString();
  });
  const url = `http://127.0.0.1:${port}${basePath}`;
  const ended = new Promise<void>((resolveEnd) =>
    child.once('close', () => {
      resolveEnd();
    }),
  );
  const answers = (): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${told}`);
  }
  return {
    url,
    close: async () => {
      child.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

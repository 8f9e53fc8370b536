/**
 * Makes dist/ ready for a host: headers in the words of common servers, and compressed copies of what
 * shrinks. Runs last. GEODATA_DIR and SITE_FOLDER name other folders.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compressFolder } from './hosting/compress';
import { apache, caddy, headersFile, nginx, nginxBrotli, type Hosting } from './hosting/servers';
import { securityHeaders } from './instance/policy';
import { readSettings } from './instance/settings';

const outDir = resolve(process.env['SITE_FOLDER'] ?? 'dist');
const hosting: Hosting = {
  headers: securityHeaders(readSettings(process.env['GEODATA_DIR'] ?? 'geodata')),
  immutable: 'public, max-age=31536000, immutable',
  revalidate: 'no-cache',
};

mkdirSync(join(outDir, 'hosting'), { recursive: true });
for (const [file, content] of Object.entries({
  'hosting/nginx.conf': nginx(hosting),
  'hosting/nginx-brotli.conf': nginxBrotli(),
  'hosting/Caddyfile': caddy(hosting),
  '.htaccess': apache(hosting),
  _headers: headersFile(hosting),
})) {
  writeFileSync(join(outDir, file), content);
}
const count = await compressFolder(outDir);
process.stdout.write(`${count} files compressed, headers for nginx, Caddy, Apache and Netlify\n`);

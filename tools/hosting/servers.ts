/** The site's headers, in the words of the servers that send them. */

export interface Hosting {
  readonly headers: Readonly<Record<string, string>>;
  /** For files whose name holds a hash of their content. */
  readonly immutable: string;
  /** For all others: kept, but asked for each time whether it still holds. */
  readonly revalidate: string;
}

/** Where files with a hash in their names lie, from the site's folder on. */
const HASHED = 'assets/';
/** The types of the files that there are; servers know most, but not all. */
const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  geojson: 'application/geo+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  xml: 'application/xml',
  txt: 'text/plain',
  webmanifest: 'application/manifest+json',
  pmtiles: 'application/vnd.pmtiles',
} as const;
/** Those that servers do not know by themselves. */
const UNUSUAL = ['geojson', 'webmanifest', 'pmtiles'] as const;
/** Those that have compressed copies. */
const COMPRESSED = (Object.keys(TYPES) as (keyof typeof TYPES)[]).filter(
  (name) => name !== 'png' && name !== 'pmtiles',
);
const CHARSET = '; charset=utf-8';

const lines = (...all: readonly (string | readonly string[])[]): string =>
  `${all.flat().join('\n')}\n`;
const indented = (all: readonly string[], by = '  '): string[] => all.map((line) => by + line);

/**
 * For `include` inside of a `location` or `server` block (https://nginx.org/en/docs/http/ngx_http_headers_module.html).
 * A block that adds a header inherits none: each repeats all.
 */
export function nginx({ headers, immutable, revalidate }: Hosting): string {
  const add = (cache: string): string[] =>
    Object.entries({ ...headers, 'Cache-Control': cache }).map(
      ([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}" always;`,
    );
  return lines(
    '# Include inside the location or server block that serves this folder:',
    '#   location /atlas/ { include /srv/www/atlas/hosting/nginx.conf; }',
    '# With the module for brotli, include nginx-brotli.conf as well.',
    'gzip_static on;',
    'index index.html;',
    'charset utf-8;',
    'types {',
    ...indented(Object.entries(TYPES).map(([ending, type]) => `${type} ${ending};`)),
    '}',
    ...add(revalidate),
    '',
    `location ~ /${HASHED} {`,
    ...indented(add(immutable)),
    '}',
  );
}

export const nginxBrotli = (): string =>
  lines('# Needs ngx_brotli (Debian: libnginx-mod-http-brotli-static).', 'brotli_static on;');

/** A site block's content (https://caddyserver.com/docs/caddyfile). */
export function caddy({ headers, immutable, revalidate }: Hosting): string {
  return lines(
    '# Import inside the site block, with the folder as root:',
    '#   atlas.example { root * /srv/www/atlas',
    '#     import /srv/www/atlas/hosting/Caddyfile }',
    '# Under a path of its own, put both into: handle_path /atlas/* { … }',
    `@hashed path_regexp /${HASHED}`,
    `@others not path_regexp /${HASHED}`,
    'header {',
    ...indented(Object.entries(headers).map(([name, value]) => `${name} "${value}"`)),
    '}',
    `header @hashed Cache-Control "${immutable}"`,
    `header @others Cache-Control "${revalidate}"`,
    ...UNUSUAL.map((ending) => `header *.${ending} Content-Type ${TYPES[ending]}`),
    'file_server {',
    '  precompressed br gzip',
    '}',
  );
}

/** .htaccess of the folder (https://httpd.apache.org/docs/2.4/mod/mod_headers.html). */
export function apache({ headers, immutable, revalidate }: Hosting): string {
  const set = Object.entries(headers).map(
    ([name, value]) => `Header always set ${name} "${value}"`,
  );
  const encodings = [
    ['br', 'br'],
    ['gz', 'gzip'],
  ] as const;
  return lines(
    'Options -Indexes',
    'AddDefaultCharset utf-8',
    ...UNUSUAL.map((ending) => `AddType ${TYPES[ending]} .${ending}`),
    'AddType text/javascript .js',
    '<IfModule mod_headers.c>',
    ...indented(set),
    `  Header always set Cache-Control "${revalidate}" "expr=%{REQUEST_URI} !~ m#/${HASHED}#"`,
    `  Header always set Cache-Control "${immutable}" "expr=%{REQUEST_URI} =~ m#/${HASHED}#"`,
    '</IfModule>',
    '<IfModule mod_rewrite.c>',
    '  RewriteEngine On',
    ...encodings.flatMap(([ending, encoding]) => [
      `  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b`,
      `  RewriteCond %{REQUEST_FILENAME}.${ending} -s`,
      `  RewriteRule ^(.+\\.(${COMPRESSED.join('|')}))$ $1.${ending} [L,E=no-gzip:1]`,
    ]),
    '</IfModule>',
    ...encodings.flatMap(([ending, encoding]) => [
      `<FilesMatch "\\.${ending}$">`,
      '  <IfModule mod_headers.c>',
      `    Header always set Content-Encoding ${encoding}`,
      '    Header append Vary Accept-Encoding',
      '  </IfModule>',
      '</FilesMatch>',
      ...COMPRESSED.flatMap((name) => [
        `<FilesMatch "\\.${name}\\.${ending}$">`,
        `  ForceType "${TYPES[name]}${CHARSET}"`,
        '</FilesMatch>',
      ]),
    ]),
  );
}

/** `_headers`, which Netlify, Cloudflare Pages and others read. */
export function headersFile({ headers, immutable, revalidate }: Hosting): string {
  const all = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return lines(
    '/*',
    ...indented(all),
    ...indented([`Cache-Control: ${revalidate}`]),
    '',
    `/${HASHED}*`,
    // A header named twice is joined with the first on some hosts: it is taken away first.
    ...indented(['! Cache-Control', `Cache-Control: ${immutable}`]),
  );
}

/** A real MapServer (WMS, OGC API – Features, vector tiles) behind a small web server, as CGI. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMapserver } from '../../tools/setup/mapserver.mjs';
import { root } from '../../tools/setup/run.mjs';

/** The red of the fields, as MapServer draws them. */
export const FIELD_RGB = [200, 30, 30] as const;

const mapfile = (url: string, projections: string): string => `
MAP
  NAME "atlas"
  SIZE 256 256
  MAXSIZE 4096
  EXTENT 121 38 123 40
  PROJECTION "init=epsg:4326" END
  OUTPUTFORMAT NAME "png" DRIVER AGG/PNG MIMETYPE "image/png" IMAGEMODE RGBA EXTENSION "png" TRANSPARENT ON END
  WEB
    METADATA
      "ows_title" "Land register & <i>fields</i>"
      "ows_abstract" "Fields for the tests"
      "ows_fees" "CC BY 4.0"
      "ows_accessconstraints" "none"
      "ows_enable_request" "*"
      "ows_srs" "${projections}"
      "wms_onlineresource" "${url}wms?"
      "wms_feature_info_mime_type" "text/plain"
      "oga_onlineresource" "${url}ogcapi"
    END
  END
  LAYER
    NAME "fields" TYPE POLYGON STATUS ON
    CONNECTIONTYPE OGR CONNECTION "fields.geojson"
    PROJECTION "init=epsg:4326" END
    TEMPLATE "query.html"
    METADATA
      "ows_title" "Fields"
      "ows_abstract" "Every field of the register"
      "wms_attribution_title" "Thanks to the land register"
      "wms_include_items" "all"
      "gml_include_items" "all" "gml_featureid" "id" "gml_types" "auto"
    END
    CLASS NAME "all" STYLE COLOR ${FIELD_RGB.join(' ')} END END
  END
END
`;

export interface MapServer {
  /** With a slash at its end. Under it: wms, geographic (a WMS without Web Mercator), ogcapi, mvt/{z}/{x}/{y}. */
  readonly url: string;
  /** Queries that were asked so far. */
  readonly asked: readonly string[];
  /** From now on it answers so: `silent` says nothing of CORS, a number is a status. */
  answer(how: 'well' | 'silent' | number): void;
  close(): Promise<void>;
}

/** @throws when there is no MapServer */
export async function startMapserver(): Promise<MapServer> {
  const program = findMapserver();
  if (program === undefined) throw new Error('There is no MapServer on this machine: install it.');
  const folder = mkdtempSync(join(tmpdir(), 'atlas-mapserver-'));
  const asked: string[] = [];
  let how: 'well' | 'silent' | number = 'well';

  const run = (map: string, query: string, path: string, response: ServerResponse): void => {
    const { port } = server.address() as AddressInfo;
    const child = spawn(program, [], {
      env: {
        ...process.env,
        MAPSERVER_CONFIG_FILE: join(folder, 'conf'),
        REQUEST_METHOD: 'GET',
        // With a path the map is named by its first part (OGC API), else by the query.
        QUERY_STRING: path ? query : `map=${map}&${query}`,
        PATH_INFO: path && `/${map}${path}`,
        SERVER_NAME: '127.0.0.1',
        SERVER_PORT: String(port),
        SCRIPT_NAME: '/',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('close', () => {
      const whole = Buffer.concat(parts);
      const end = whole.indexOf('\r\n\r\n');
      const head = whole.subarray(0, Math.max(0, end)).toString();
      const status = Number(/^Status: (\d+)/im.exec(head)?.[1] ?? 200);
      const type = /^Content-Type: (.*)$/im.exec(head)?.[1]?.trim() ?? 'text/plain';
      response.writeHead(end < 0 ? 500 : status, { 'content-type': type });
      response.end(whole.subarray(end + 4));
    });
  };

  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const query = search.slice(1);
    asked.push(`${pathname}${search}`);
    if (how !== 'silent') response.setHeader('access-control-allow-origin', '*');
    if (typeof how === 'number') {
      response.writeHead(how, { 'content-type': 'text/plain' });
      response.end('no');
      return;
    }
    const [, z, x, y] = /^\/mvt\/(\d+)\/(\d+)\/(\d+)$/.exec(pathname) ?? [];
    if (y !== undefined)
      run(
        'ATLAS',
        `mode=tile&tilemode=gmap&tile=${x}+${y}+${z}&layers=fields&map.imagetype=mvt`,
        '',
        response,
      );
    else if (pathname.startsWith('/ogcapi')) run('ATLAS', query, pathname, response);
    else run(pathname === '/geographic' ? 'GEOGRAPHIC' : 'ATLAS', query, '', response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const proj = ['/usr/share/proj', '/usr/local/share/proj'].find((path) => existsSync(path)) ?? '';
  cpSync(join(root, 'tests/support/mapserver/fields.geojson'), join(folder, 'fields.geojson'));
  writeFileSync(join(folder, 'atlas.map'), mapfile(url, 'EPSG:3857 EPSG:4326'));
  writeFileSync(
    join(folder, 'geographic.map'),
    mapfile(url, 'EPSG:4326').replaceAll(`${url}wms?`, `${url}geographic?`),
  );
  writeFileSync(
    join(folder, 'conf'),
    `CONFIG
  ENV
    MS_MAP_PATTERN "."
    PROJ_LIB "${proj}"
    OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-plain/"
  END
  MAPS
    ATLAS "${join(folder, 'atlas.map')}"
    GEOGRAPHIC "${join(folder, 'geographic.map')}"
  END
END
`,
  );
  return {
    url,
    asked,
    answer: (next) => {
      how = next;
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
      rmSync(folder, { recursive: true });
    },
  };
}

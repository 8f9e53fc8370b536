/** A table as a file. Comes with its libraries when something is exported. */
import { geojsonToWKT } from '@terraformer/wkt';
import type { Feature, Geometry } from 'geojson';
import type { Table } from '../../domain/table/table';
import { csvField, rowsOf } from '../../domain/table/write';
import { writeFlatGeobuf } from './flatgeobuf';
import {
  EXPORT_FILES,
  type ExportContent,
  type ExportRequest,
  type ExportSystem,
} from '../../domain/export/model';
import { codeOf, moveGeometry, systemLabel, toSystem } from '../../domain/export/systems';
import { writeGpx, writeKml } from './xml';

/** Tells a spreadsheet that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const WGS84_CODE = 4326;

type Row = Feature<Geometry | null>;

/** @param passing 1 for each row that the filter leaves */
export function exportTable(
  table: Table,
  request: ExportRequest,
  passing: Uint8Array,
): ExportContent {
  const { format, nameField } = request;
  const system = EXPORT_FILES[format].anySystem ? request.system : 'wgs84';
  const move = toSystem(system);
  const numbers = rowsOf(table, passing, request.ids);
  const rows = numbers.map((number): Row => {
    const row: Row = table.feature(number);
    return system === 'wgs84' || !row.geometry
      ? row
      : { ...row, geometry: moveGeometry(row.geometry, move) };
  });
  switch (format) {
    case 'geojson':
      return whole(geojson(rows, system), rows);
    case 'csv':
      return whole(csv(table, numbers, rows, request, system), rows);
    case 'kml':
      return writeKml(rows, nameField);
    case 'gpx':
      return writeGpx(rows, request.title, nameField);
    case 'flatgeobuf': {
      const code = system === 'wgs84' ? WGS84_CODE : (codeOf(system) ?? 0);
      const label = code === 0 ? systemLabel(system) : null;
      return writeFlatGeobuf(rows, table.info.fields, code, label);
    }
  }
}

const whole = (content: string, rows: readonly Row[]): ExportContent => ({
  content,
  written: rows.length,
  leftOut: 0,
  outlined: 0,
});

/**
 * GeoJSON is WGS 84 (RFC 7946, section 4). Other systems are said in a member of its own, which
 * programs pass over, and where there is a code in the `crs` of the GeoJSON of 2008, which they read.
 */
function geojson(rows: readonly Row[], system: ExportSystem): string {
  const code = codeOf(system);
  const crs = { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${code}` } };
  const said =
    system === 'wgs84'
      ? {}
      : {
          ...(code === null ? {} : { crs }),
          coordinateSystem: systemLabel(system),
          note: 'Not WGS 84: deviates from RFC 7946, section 4.',
        };
  const head = JSON.stringify({ type: 'FeatureCollection', ...said }).slice(0, -1);
  const features = rows.map((row) => JSON.stringify(row));
  return `${head},"features":[\n${features.join(',\n')}\n]}\n`;
}

/** Points as two columns; where there are lines or areas, all as well-known text in one. */
function csv(
  table: Table,
  numbers: readonly number[],
  rows: readonly Row[],
  { columns }: ExportRequest,
  system: ExportSystem,
): string {
  const cells = columns.map(({ field }) => table.columnsOf(field)[0] ?? null);
  const code = codeOf(system);
  const suffix = system === 'wgs84' ? '' : `_${system.replace(':', '').toLowerCase()}`;
  const isPoints = rows.every(({ geometry }) => geometry === null || geometry.type === 'Point');
  const [x, y] = code === null ? ['longitude', 'latitude'] : ['easting', 'northing'];
  const headings = isPoints ? [`${x}${suffix}`, `${y}${suffix}`] : [`wkt${suffix}`];
  const place = ({ geometry }: Row): (string | number)[] => {
    if (!isPoints) return [geometry ? geojsonToWKT(geometry) : ''];
    return geometry?.type === 'Point' ? geometry.coordinates.slice(0, 2) : ['', ''];
  };
  const lines = [
    ['id', ...columns.map(({ heading }) => heading), ...headings],
    ...rows.map((row, index) => [
      String(row.id),
      ...cells.map((column) => column?.get(numbers[index]!) ?? null),
      ...place(row),
    ]),
  ];
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}

/** FlatGeobuf with a column a field. Source: flatgeobuf.org, version 3. */
import type { Feature, Geometry } from 'geojson';
import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { toGeometryType } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import { parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { CellValue, TableField } from '../../domain/table/model';
import type { ExportContent } from '../../domain/export/model';

const column = (name: string, type: ColumnType): ColumnMeta => ({
  name,
  type,
  title: null,
  description: null,
  width: -1,
  precision: -1,
  scale: -1,
  nullable: true,
  unique: false,
  primary_key: false,
});

const TYPES: Readonly<Record<TableField['type'], ColumnType>> = {
  text: ColumnType.String,
  category: ColumnType.String,
  date: ColumnType.String,
  number: ColumnType.Double,
  boolean: ColumnType.Bool,
};

/** A cell as its column holds it; what does not fit is missing. */
function cell(value: CellValue | undefined, type: ColumnType): CellValue {
  if (value === null || value === undefined) return null;
  if (type === ColumnType.String) return String(value);
  return typeof value === (type === ColumnType.Bool ? 'boolean' : 'number') ? value : null;
}

/**
 * The library's own `serialize` tells the columns from the first feature, and takes a missing number
 * there for a text; here they are the table's. It cannot write features that are nowhere.
 *
 * @param label of the system, in a column of its own where no code can say it
 */
export function writeFlatGeobuf(
  rows: readonly Feature<Geometry | null>[],
  fields: readonly TableField[],
  code: number,
  label: string | null,
): ExportContent {
  const placed = rows.filter((row): row is Feature => row.geometry !== null);
  const names = new Set(fields.map(({ name }) => name));
  const free = (name: string): string => (names.has(name) ? free(`${name}_`) : name);
  const idName = free('id');
  const labelName = free('coordinate_system');
  const columns = [
    column(idName, ColumnType.String),
    ...fields.map(({ name, type }) => column(name, TYPES[type])),
    ...(label === null ? [] : [column(labelName, ColumnType.String)]),
  ];
  const types = new Set(placed.map(({ geometry }) => geometry.type));
  const [only] = types;
  const header = {
    geometryType: types.size === 1 && only ? toGeometryType(only) : GeometryType.Unknown,
    columns,
    envelope: null,
    featuresCount: placed.length,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
  const parts = [
    magicbytes,
    buildHeader(header, code),
    ...placed.map(({ id, geometry, properties }) => {
      const cells: Record<string, CellValue> = {};
      for (const { name, type } of columns)
        cells[name] = cell(properties?.[name] as CellValue | undefined, type);
      cells[idName] = String(id);
      if (label !== null) cells[labelName] = label;
      const parsed =
        geometry.type === 'GeometryCollection' ? parseGC(geometry) : parseGeometry(geometry);
      return buildFeature(parsed, cells, header);
    }),
  ];
  const content = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    content.set(part, offset);
    offset += part.length;
  }
  return { content, written: placed.length, leftOut: rows.length - placed.length, outlined: 0 };
}

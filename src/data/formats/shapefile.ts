/** Esri shapefiles, zipped or as loose files: .shp with .dbf, .prj and .cpg. */
import type { Geometry } from 'geojson';
import { parseShp } from 'shpjs';
import type { LayerSink } from '../../domain/import/layer';
import { ImportProblem } from '../../domain/import/model';
import { readDbf, type DbfTable } from './dbf';
import { bytesOf, FIXED, stemOf, type Reader, type Source } from './reader';

const MOST_BYTES = 500 * 1024 * 1024;
const HEADER_BYTES = 100;
/** Points, lines, polygons and multipoints, plain, with heights and with measures. */
const READ_TYPES = new Set([1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);

/** Where each record begins. Source: ESRI Shapefile Technical Description, July 1998, page 2 f. */
function recordsOf(view: DataView, name: string): number[] {
  if (view.byteLength < HEADER_BYTES) throw new ImportProblem('truncated', name, { rows: 0 });
  const said = view.getInt32(24) * 2;
  const starts: number[] = [];
  let at = HEADER_BYTES;
  while (at + 8 <= view.byteLength) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 0) throw new ImportProblem('broken', name, { rows: starts.length });
    if (at + 8 + length > view.byteLength) {
      throw new ImportProblem('truncated', name, { rows: starts.length });
    }
    starts.push(at);
    at += 8 + length;
  }
  if (said > view.byteLength) throw new ImportProblem('truncated', name, { rows: starts.length });
  return starts;
}

/** All shapes at once; when one of them cannot be read, each by itself, with an error for the bad ones. */
function shapesOf(bytes: Uint8Array, starts: readonly number[]): (Geometry | Error | null)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return parseShp(view);
  } catch {
    return starts.map((start, index) => {
      const end = starts[index + 1] ?? bytes.length;
      const one = new Uint8Array(HEADER_BYTES + end - start);
      one.set(bytes.subarray(0, HEADER_BYTES));
      one.set(bytes.subarray(start, end), HEADER_BYTES);
      try {
        return parseShp(new DataView(one.buffer))[0] ?? null;
      } catch (error) {
        return error instanceof Error ? error : new Error('bad shape');
      }
    });
  }
}

async function partOf({ name, parts }: Source, ending: string): Promise<Uint8Array | null> {
  const blob = parts?.get(ending);
  return blob ? bytesOf({ name, blob }, MOST_BYTES) : null;
}

const textOf = (bytes: Uint8Array | null): string | null =>
  bytes && new TextDecoder().decode(bytes).trim();

export const readShapefile: Reader = async (source, hooks) => {
  const { name } = source;
  const shp = await bytesOf(source, MOST_BYTES);
  const view = new DataView(shp.buffer);
  const starts = recordsOf(view, name);
  const type = view.getInt32(32, true);
  const dbf = await partOf(source, '.dbf');
  const cpg = textOf(await partOf(source, '.cpg'));
  const prj = textOf(await partOf(source, '.prj'));
  const table = dbf && readDbf(dbf, name, cpg, hooks.options.encoding);
  hooks.told(source.sizeBytes / 2);
  const sink = hooks.begin({
    ...FIXED,
    encoding: table?.encoding ?? null,
    layer: '',
    title: stemOf(name),
    format: 'shapefile',
    crs: prj ? { from: 'file', said: [prj] } : null,
  });
  if (!sink) return;
  if (type !== 0 && !READ_TYPES.has(type)) {
    starts.forEach((_, index) => {
      sink.remark({ row: index + 1, reason: 'unsupported', taken: false, detail: `type ${type}` });
    });
    return;
  }
  const shapes = type === 0 ? starts.map(() => null) : shapesOf(shp, starts);
  shapes.forEach((shape, index) => {
    addShape(sink, index, shape, table);
  });
};

function addShape(
  sink: LayerSink,
  index: number,
  shape: Geometry | Error | null,
  table: DbfTable | null,
): void {
  const row = index + 1;
  // A row that was deleted in the table is gone, whatever shape is left of it.
  const properties = table ? table.rows[index] : {};
  if (properties === null) return;
  if (shape instanceof Error) sink.remark({ row, reason: 'bad-geometry', taken: false });
  else sink.add(row, shape, properties ?? {});
}

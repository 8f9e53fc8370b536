/** FlatGeobuf: lengths and counts are held against the file's size before the library follows them. */
import type { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import type { Geometry as FlatGeometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { fromFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { ToldCrs } from '../../domain/import/layer';
import { ImportProblem } from '../../domain/import/model';
import { bytesOf, FIXED, stemOf, type Reader } from './reader';

const MOST_BYTES = 500 * 1024 * 1024;
const MAGIC_BYTES = 8;
const MOST_COLUMNS = 2000;
const DEEPEST = 8;

/** Parts claimed beyond what there is would be looked for until memory is full. */
function isSound(geometry: FlatGeometry, budget: { parts: number }, depth = 0): boolean {
  const parts = geometry.partsLength();
  budget.parts -= parts;
  if (depth > DEEPEST || budget.parts < 0) return false;
  for (let index = 0; index < parts; index += 1) {
    const part = geometry.parts(index);
    if (!part || !isSound(part, budget, depth + 1)) return false;
  }
  return true;
}

/** Walks along the features' lengths. @returns how many are whole, and whether that is all */
function countFeatures(view: DataView, from: number): { rows: number; isWhole: boolean } {
  let [at, rows] = [from, 0];
  while (at + 4 <= view.byteLength) {
    const length = view.getUint32(at, true);
    if (length === 0 || at + 4 + length > view.byteLength) return { rows, isWhole: false };
    at += 4 + length;
    rows += 1;
  }
  return { rows, isWhole: at === view.byteLength };
}

function crsOf({ crs }: HeaderMeta): ToldCrs | null {
  if (!crs || (crs.code === 0 && !crs.wkt && !crs.code_string)) return null;
  const said = [
    ...(crs.code > 0 ? [`${crs.org ?? 'EPSG'}:${crs.code}`] : []),
    ...(crs.code_string ? [crs.code_string] : []),
    ...(crs.wkt ? [crs.wkt] : []),
  ];
  return { from: 'file', said };
}

export const readFlatGeobuf: Reader = async (source, hooks) => {
  const { name } = source;
  const bytes = await bytesOf(source, MOST_BYTES);
  const view = new DataView(bytes.buffer);
  const headerEnd =
    bytes.length < 12 ? Infinity : MAGIC_BYTES + 4 + view.getUint32(MAGIC_BYTES, true);
  if (headerEnd > bytes.length) throw new ImportProblem('truncated', name, { rows: 0 });
  let header: HeaderMeta | null = null;
  const features = deserialize(bytes, {
    headerMetaFn: (meta) => {
      header = meta;
      check(meta);
    },
    fromFeature: (id, feature, meta): object => {
      const geometry = feature.geometry();
      const budget = { parts: bytes.length / 8 };
      const isBad = geometry !== null && !isSound(geometry, budget);
      return { row: id + 1, ...readFeature(id, feature, meta, isBad) };
    },
  });
  const check = (meta: HeaderMeta): void => {
    if ((meta.columns?.length ?? 0) > MOST_COLUMNS) {
      throw new ImportProblem('too-large', name, { fields: MOST_COLUMNS });
    }
    const { featuresCount, indexNodeSize } = meta;
    const index =
      indexNodeSize > 0 && featuresCount > 0 ? calcTreeSize(featuresCount, indexNodeSize) : 0;
    const { rows, isWhole } = countFeatures(view, headerEnd + index);
    if (!isWhole || rows < featuresCount) throw new ImportProblem('truncated', name, { rows });
  };
  type Sink = ReturnType<typeof hooks.begin>;
  let sink: Sink | undefined;
  const begin = (): Sink => {
    if (!header) throw new ImportProblem('broken', name, { rows: 0 });
    const meta: HeaderMeta = header;
    const title = meta.title ?? stemOf(name);
    return hooks.begin({ ...FIXED, layer: '', title, format: 'flatgeobuf', crs: crsOf(meta) });
  };
  for await (const one of features) {
    if (sink === undefined) sink = begin();
    const { row, geometry, properties, isBad } = one as unknown as ReadFeature & { row: number };
    if (isBad) sink?.remark({ row, reason: 'bad-geometry', taken: false });
    else sink?.add(row, geometry, properties);
  }
  hooks.told(bytes.length);
};

interface ReadFeature {
  readonly geometry: unknown;
  readonly properties: Record<string, unknown>;
  readonly isBad: boolean;
}

function readFeature(id: number, feature: Feature, meta: HeaderMeta, isBad: boolean): ReadFeature {
  const nothing = { geometry: null, properties: {} };
  if (isBad) return { ...nothing, isBad };
  try {
    if (feature.geometry() === null) {
      return { geometry: null, properties: parseProperties(feature, meta.columns ?? []), isBad };
    }
    const { geometry, properties } = fromFeature(id, feature, meta);
    return { geometry, properties: properties ?? {}, isBad };
  } catch {
    // What lies within one feature is broken; its neighbours have their own lengths.
    return { ...nothing, isBad: true };
  }
}

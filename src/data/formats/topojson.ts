/** TopoJSON: each object is a layer. */
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { ImportProblem } from '../../domain/import/model';
import { decodeText, tellEncoding } from './encoding';
import { addFeature, crsOfGeoJson } from './geojson';
import { bytesOf, FIXED, isRecord, stemOf, type Reader } from './reader';

const MOST_BYTES = 300 * 1024 * 1024;
/** Arcs may be named again and again: a small file could become a huge one. */
const MOST_POSITIONS = 20_000_000;

/** Positions that a geometry has when its arcs are put together. @throws RangeError for no such arc */
function countPositions(value: unknown, arcs: readonly unknown[][], depth = 0): number {
  if (depth > 12) throw new RangeError('nested too deeply');
  if (typeof value === 'number') {
    const arc = arcs[value < 0 ? ~value : value];
    if (!Array.isArray(arc)) throw new RangeError('there is no such arc');
    return arc.length;
  }
  if (Array.isArray(value)) {
    let sum = 0;
    for (const one of value) sum += countPositions(one, arcs, depth + 1);
    return sum;
  }
  if (!isRecord(value)) return 0;
  return countPositions(value['arcs'] ?? value['geometries'] ?? [], arcs, depth + 1);
}

export const readTopoJson: Reader = async (source, hooks) => {
  const { name } = source;
  const bytes = await bytesOf(source, MOST_BYTES);
  const encoding = hooks.options.encoding ?? tellEncoding(bytes).value;
  let topology: unknown;
  const text = decodeText(bytes, encoding);
  try {
    topology = JSON.parse(text);
  } catch {
    const isCut = !text.trimEnd().endsWith('}');
    throw new ImportProblem(isCut ? 'truncated' : 'broken', name, { rows: 0 });
  }
  hooks.told(bytes.length);
  if (!isRecord(topology) || !isRecord(topology['objects']) || !Array.isArray(topology['arcs'])) {
    throw new ImportProblem('broken', name, { rows: 0 });
  }
  const arcs = topology['arcs'] as unknown[][];
  const objects = Object.entries(topology['objects']);
  const crs = crsOfGeoJson(topology['crs']);
  for (const [layer, object] of objects) {
    const title = objects.length > 1 ? layer : stemOf(name);
    const sink = hooks.begin({ ...FIXED, layer, title, format: 'topojson', crs });
    if (!sink) continue;
    const positions = countPositions(object, arcs);
    if (positions > MOST_POSITIONS) {
      throw new ImportProblem('too-large', name, { positions: MOST_POSITIONS });
    }
    const collection = feature(topology as unknown as Topology, object as GeometryObject);
    const features = collection.type === 'Feature' ? [collection] : collection.features;
    features.forEach((one, index) => {
      addFeature(sink, index + 1, one);
    });
  }
};

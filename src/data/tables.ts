/** Shipped layers as tables: what the geo worker asks the network for. */
import { tables } from 'virtual:atlas-files';
import type { LayerTable } from '../domain/table/model';
import { FileProblem, isRecord, readJson } from './read-json';

/** A shipped layer's fields and features. @throws FileProblem */
export async function loadLayerTable(layerId: string): Promise<LayerTable> {
  const file = `tables.${layerId}.json`;
  const value = await readJson(tables[layerId], file);
  if (!isRecord(value) || !Array.isArray(value['fields']) || !isRecord(value['features'])) {
    throw new FileProblem(file, 'broken');
  }
  return value as unknown as LayerTable;
}

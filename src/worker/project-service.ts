/** What the geo worker does for projects: features go to the device, to files and back without passing the page. */
import type { FeatureCollection } from 'geojson';
import { readFeatures, storeFeatures, type FeaturePlace } from '../data/project-store';
import { readProjectFile, type ProjectFileProblem } from '../domain/project/file';
import { PROJECT_LIMITS, type ProjectContent } from '../domain/project/model';
import type { TableField, TableInfo } from '../domain/table/model';
import { Table } from '../domain/table/table';

export type OpenedProject =
  | { readonly name: string; readonly content: ProjectContent }
  | { readonly problem: ProjectFileProblem };

export interface ProjectService {
  /** Keeps the features of a table on the device. */
  store(place: FeaturePlace): Promise<void>;
  /** Loads features from the device as the table of their layer; null when they are not there. */
  recall(place: FeaturePlace, fields: readonly TableField[]): Promise<TableInfo | null>;
  /** A file of the frame's parts with the features of the tables between them. */
  projectFile(
    frame: readonly [before: string, after: string],
    layers: readonly string[],
  ): Promise<Blob>;
  /** Reads a project's file; only when all of it is sound its layers become tables. */
  openProject(file: Blob): Promise<OpenedProject>;
}

interface Tables {
  readonly tableOf: (id: string) => Table;
  readonly keep: (id: string, table: Table) => TableInfo;
}

export function projectService({ tableOf, keep }: Tables): ProjectService {
  const featuresOf = (id: string): FeatureCollection => tableOf(id).features();
  return {
    store: async (place) => storeFeatures(place, tableOf(place.layer).packed),
    async recall(place, fields) {
      const stored = await readFeatures(place);
      if (!stored) return null;
      const isPacked = 'columns' in stored;
      return keep(place.layer, isPacked ? new Table(stored) : Table.from(stored, fields));
    },
    async projectFile([before, after], layers) {
      const parts: string[] = [before];
      layers.forEach((id, index) => {
        parts.push(
          `${index > 0 ? ',' : ''}${JSON.stringify(id)}:${JSON.stringify(featuresOf(id))}`,
        );
      });
      return Promise.resolve(new Blob([...parts, after], { type: 'application/json' }));
    },
    async openProject(file) {
      if (file.size > PROJECT_LIMITS.fileBytes) return { problem: { kind: 'too-large' } };
      const read = readProjectFile(await file.text());
      if ('problem' in read) return read;
      const { name, content, features } = read.file;
      const layers = content.layers.map((layer) => {
        const { fields } = layer.table;
        const table = keep(layer.id, Table.from(features[layer.id]!, fields));
        return { ...layer, table };
      });
      return { name, content: { ...content, layers } };
    },
  };
}

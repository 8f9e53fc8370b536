/** What the geo worker does to write files. The libraries come with the first. */
import type { ExportContent, ExportRequest } from '../domain/export/model';
import { EXPORT_FILES } from '../domain/export/model';
import type { LayerFilter } from '../domain/filter/model';
import type { Table } from '../domain/table/table';

export interface ExportedFile extends Omit<ExportContent, 'content'> {
  readonly file: Blob;
}

export interface ExportService {
  /** The rows of a filter and of ids, all without either, as a file for other programs. */
  exportFile(id: string, request: ExportRequest): Promise<ExportedFile>;
}

interface Tables {
  readonly ready: (id: string, filter?: LayerFilter) => Promise<Table>;
  readonly passing: (table: Table, filter: LayerFilter | undefined) => Uint8Array;
}

export function exportService({ ready, passing }: Tables): ExportService {
  return {
    async exportFile(id, request) {
      const [{ exportTable }, table] = await Promise.all([
        import('../data/export/write'),
        ready(id, request.filter),
      ]);
      const { content, ...told } = exportTable(table, request, passing(table, request.filter));
      const type = EXPORT_FILES[request.format].mediaType;
      return { ...told, file: new Blob([content as BlobPart], { type }) };
    },
  };
}

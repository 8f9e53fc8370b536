/** A layer written as a file for other programs. */
import type { Datum } from '../datum';
import type { LayerFilter } from '../filter/model';

export const EXPORT_FORMATS = ['geojson', 'csv', 'kml', 'gpx', 'flatgeobuf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** In what the positions are written: a datum in degrees, or the zone of a projected system in metres. */
export type ExportSystem = Datum | `EPSG:${number}`;

/** What is known of a format before it is written. */
export const EXPORT_FILES: Readonly<
  Record<
    ExportFormat,
    {
      readonly extension: string;
      readonly mediaType: string;
      /** False where the format's standard knows WGS 84 alone. */
      readonly anySystem: boolean;
    }
  >
> = {
  geojson: { extension: 'geojson', mediaType: 'application/geo+json', anySystem: true },
  csv: { extension: 'csv', mediaType: 'text/csv;charset=utf-8', anySystem: true },
  kml: { extension: 'kml', mediaType: 'application/vnd.google-earth.kml+xml', anySystem: false },
  gpx: { extension: 'gpx', mediaType: 'application/gpx+xml', anySystem: false },
  flatgeobuf: { extension: 'fgb', mediaType: 'application/octet-stream', anySystem: true },
};

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly system: ExportSystem;
  /** What the layer is called. */
  readonly title: string;
  readonly filter?: LayerFilter;
  /** Rows of these ids only. */
  readonly ids?: readonly string[];
  /** Columns of CSV with what is written above them; other formats have all fields. */
  readonly columns: readonly { readonly field: string; readonly heading: string }[];
  /** Field that names the features in KML and GPX; null where the data have none. */
  readonly nameField: string | null;
}

export interface ExportContent {
  readonly content: string | Uint8Array;
  /** Features that are in the file. */
  readonly written: number;
  /** Features that the format cannot hold, left out because they are nowhere. */
  readonly leftOut: number;
  /** Areas that are written as their outlines. */
  readonly outlined: number;
}

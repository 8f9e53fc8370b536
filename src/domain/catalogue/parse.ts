import * as v from 'valibot';
import {
  atlasSchema,
  catalogueSchema,
  featureFileSchema,
  indicatorsSchema,
  siteFileSchema,
  sourcesSchema,
  type AtlasFile,
  type CatalogueFile,
  type FeatureFile,
  type IndicatorsFile,
  type SiteFile,
  type SourcesFile,
} from './schema';
import { toursSchema, type ToursFile } from './tours-schema';

/** What is wrong with a file under geodata/, and where. */
export interface Fault {
  readonly file: string;
  /** Id of the feature, layer, theme, source or indicator; empty when the whole file is at fault. */
  readonly id: string;
  /** Path inside the file, for example `features[2].properties.name.en`. */
  readonly path: string;
  readonly message: string;
}

/** The parsed files of one geodata folder. */
export interface Geodata {
  readonly atlas: AtlasFile;
  readonly catalogue: CatalogueFile;
  readonly sources: SourcesFile;
  readonly indicators: IndicatorsFile;
  /** Without tours when the folder has no such file. */
  readonly tours: ToursFile;
  readonly siteFiles: ReadonlyMap<string, SiteFile>;
  readonly featureFiles: ReadonlyMap<string, FeatureFile>;
}

const formatPath = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`))
    .join('')
    .replace(/^\./, '');

/** The id of the nearest object around the fault, so that a message names what a person looks for. */
const nearestId = (issue: v.BaseIssue<unknown>): string => {
  for (const item of [...(issue.path ?? [])].reverse()) {
    const { value } = item as { value?: unknown };
    if (typeof value === 'object' && value !== null && 'id' in value && 'properties' in value) {
      return String(value.id);
    }
  }
  for (const item of issue.path ?? []) {
    const { value } = item as { value?: unknown };
    if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id);
  }
  return '';
};

/**
 * Parses the files of a geodata folder by their schemas.
 * @param files contents by path relative to the folder, already read as JSON
 * @returns the typed files and every fault; `geodata` is null when a file cannot be used
 */
export function parseGeodata(files: ReadonlyMap<string, unknown>): {
  geodata: Geodata | null;
  faults: Fault[];
} {
  const faults: Fault[] = [];
  const parse = <T>(file: string, schema: v.GenericSchema<unknown, T>): T | null => {
    if (!files.has(file)) {
      faults.push({ file, id: '', path: '', message: 'the file is missing' });
      return null;
    }
    const result = v.safeParse(schema, files.get(file));
    if (result.success) return result.output;
    for (const issue of result.issues) {
      faults.push({ file, id: nearestId(issue), path: formatPath(issue), message: issue.message });
    }
    return null;
  };

  const atlas = parse<AtlasFile>('atlas.json', atlasSchema);
  const catalogue = parse<CatalogueFile>('catalogue.json', catalogueSchema);
  const sources = parse<SourcesFile>('sources.json', sourcesSchema);
  const indicators = parse<IndicatorsFile>('indicators.json', indicatorsSchema);
  const tours: ToursFile | null = files.has('tours.json')
    ? parse<ToursFile>('tours.json', toursSchema)
    : { tours: [] };
  const siteFiles = new Map<string, SiteFile>();
  const featureFiles = new Map<string, FeatureFile>();
  for (const layer of catalogue?.layers ?? []) {
    const file = `layers/${layer.id}.geojson`;
    if (layer.draw.kind === 'sites') {
      const parsed = parse<SiteFile>(file, siteFileSchema);
      if (parsed) siteFiles.set(layer.id, parsed);
    } else {
      const parsed = parse<FeatureFile>(file, featureFileSchema);
      if (parsed) featureFiles.set(layer.id, parsed);
    }
  }
  const geodata =
    atlas && catalogue && sources && indicators && tours
      ? { atlas, catalogue, sources, indicators, tours, siteFiles, featureFiles }
      : null;
  return { geodata, faults };
}

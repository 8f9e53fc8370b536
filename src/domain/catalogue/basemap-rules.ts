/** What holds for the basemaps of an instance beyond their schema. */
import type { Basemap } from '../basemap';
import type { Report } from './language-rules';

const FILE = 'atlas.json';

/** Why a datum cannot be drawn where it belongs; null where it can. */
function datumFault({ kind, datum }: Basemap): string | null {
  if (datum === 'wgs84' || datum === 'cgcs2000') return null;
  if (kind === 'raster') {
    return datum === 'gcj02'
      ? null
      : 'tiles in BD-09 have a grid of their own: they cannot be moved to where they belong';
  }
  if (kind === 'pmtiles' || kind === 'style') {
    return 'only raster tiles in GCJ-02 are corrected on the fly: convert vector tiles to WGS 84 first';
  }
  return `a basemap of the kind ${kind} is in WGS 84 or CGCS2000`;
}

export function checkBasemaps(
  basemaps: readonly Basemap[],
  audience: string | undefined,
  report: Report,
): void {
  const ids = new Set<string>();
  basemaps.forEach((basemap, index) => {
    const { id } = basemap;
    const tell = (path: string, message: string): void => {
      report(FILE, id, `basemaps[${index}].${path}`, message);
    };
    if (ids.has(id)) tell('id', 'another basemap has this id');
    ids.add(id);
    const fault = datumFault(basemap);
    if (fault !== null) tell('datum', fault);
    if (basemap.kind === 'raster' && (basemap.minZoom ?? 0) > (basemap.maxZoom ?? 22)) {
      tell('minZoom', 'the least zoom is larger than the greatest');
    }
    if (audience === 'cn-public' && basemap.approvalNumber === undefined) {
      tell(
        'approvalNumber',
        'a map for the public in China shows its approval number (审图号): give it, or leave the basemap out',
      );
    }
  });
  const embedded = basemaps.filter(({ kind }) => kind === 'embedded').length;
  if (embedded !== 1 && basemaps.length > 0) {
    report(
      FILE,
      '',
      'basemaps',
      'one basemap is the embedded one: the sketch is its, and others fall back to it',
    );
  }
}

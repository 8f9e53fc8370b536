/** KML, also as it lies in a KMZ: placemarks of all folders in one layer, with the folder's path as a field. */
import { kmlWithFolders, type F, type Folder } from '@tmcw/togeojson';
import type { Geometry } from 'geojson';
import type { LayerSink } from '../../domain/import/layer';
import { FIXED, isRecord, stemOf, type Reader } from './reader';
import { readXml } from './xml';

/** How Google Earth draws things is not what they are. */
const STYLES = new Set([
  ...['styleUrl', 'styleHash', 'styleMapHash', 'stroke', 'stroke-opacity', 'stroke-width'],
  ...['fill', 'fill-opacity', 'icon', 'icon-color', 'icon-opacity', 'icon-scale', 'icon-heading'],
  ...['icon-offset', 'icon-offset-units', 'label-color', 'label-opacity', 'label-scale'],
  ...['visibility', 'coordinateProperties'],
]);

/** `{ '@type': 'html', value }` is text like any other here. */
const plain = (value: unknown): unknown =>
  isRecord(value) && typeof value['value'] === 'string' ? value['value'] : value;

export const readKml: Reader = async (source, hooks) => {
  const { document, encoding } = await readXml(source, hooks);
  const root = kmlWithFolders(document);
  const sink = hooks.begin({
    ...FIXED,
    encoding,
    layer: '',
    title: stemOf(source.name),
    format: 'kml',
    crs: { from: 'format', said: ['EPSG:4326'] },
  });
  if (sink) walk(root.children, [], sink, { row: 0 });
};

function walk(
  children: readonly (Folder | F)[],
  path: readonly string[],
  sink: LayerSink,
  count: { row: number },
): void {
  for (const child of children) {
    if (child.type === 'folder') {
      const { name } = child.meta;
      walk(child.children, typeof name === 'string' ? [...path, name] : path, sink, count);
    } else {
      count.row += 1;
      add(child, path, sink, count.row);
    }
  }
}

/** A MultiGeometry of one kind is what GeoJSON has a kind of its own for. */
function unified(geometry: Geometry | null): Geometry | null {
  if (geometry?.type !== 'GeometryCollection') return geometry;
  const { geometries } = geometry;
  const kinds = new Set(geometries.map(({ type }) => type));
  const [kind] = kinds;
  if (kinds.size !== 1) return geometry;
  if (kind !== 'Point' && kind !== 'LineString' && kind !== 'Polygon') return geometry;
  const coordinates = geometries.flatMap((one) => ('coordinates' in one ? [one.coordinates] : []));
  // The members are of the kind that was just asked for.
  return { type: `Multi${kind}`, coordinates } as Geometry;
}

function add(
  { geometry, properties, id }: F,
  path: readonly string[],
  sink: LayerSink,
  row: number,
): void {
  if (properties?.['@geometry-type'] === 'groundoverlay') {
    sink.remark({ row, reason: 'unsupported', taken: false, detail: 'GroundOverlay' });
    return;
  }
  const kept = Object.entries(properties ?? {})
    .filter(([key]) => !STYLES.has(key))
    .map(([key, value]) => [key, plain(value)] as const);
  const folder = path.length > 0 ? [['folder', path.join(' / ')] as const] : [];
  sink.add(row, unified(geometry), Object.fromEntries([...folder, ...kept]), id);
}

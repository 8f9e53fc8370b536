/** KML 2.2 and GPX 1.1: names, texts and positions in WGS 84, by libraries. */
import GeoJsonToGpx from '@dwayneparton/geojson-to-gpx';
import { toKML } from '@placemarkio/tokml';
import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom';
import type { Feature, FeatureCollection, Geometry, GeoJsonProperties, Position } from 'geojson';
import type { ExportContent } from '../../domain/export/model';

/** What XML 1.0 cannot hold, section 2.2: control characters, half surrogate pairs, two that are none. */
// eslint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const xmlText = (value: unknown): string => String(value).replace(NO_XML, '\uFFFD');

type Row = Feature<Geometry | null>;

const nameOf = ({ id, properties }: Row, nameField: string | null): string =>
  xmlText((nameField === null ? undefined : (properties?.[nameField] as unknown)) ?? id ?? '');

export function writeKml(rows: readonly Row[], nameField: string | null): ExportContent {
  const features = rows.map((row): Row => {
    const { id: _, ...feature } = row;
    const properties: NonNullable<GeoJsonProperties> = {};
    for (const [field, value] of Object.entries<unknown>(row.properties ?? {}))
      // Of these KML makes elements of its own, which hide placemarks or hold HTML.
      properties[xmlText(/^(description|visibility)$/.test(field) ? `${field}_` : field)] =
        typeof value === 'string' ? xmlText(value) : value;
    return { ...feature, properties: { ...properties, name: nameOf(row, nameField) } };
  });
  const body = toKML({ type: 'FeatureCollection', features });
  return {
    content: `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`,
    written: features.length,
    leftOut: 0,
    outlined: 0,
  };
}

/** The parts that GPX has: points, and lines, which outlines of areas become. */
function gpxParts(geometry: Geometry | null): { points: Position[]; lines: Position[][] } {
  switch (geometry?.type) {
    case 'Point':
      return { points: [geometry.coordinates], lines: [] };
    case 'MultiPoint':
      return { points: geometry.coordinates, lines: [] };
    case 'LineString':
      return { points: [], lines: [geometry.coordinates] };
    case 'MultiLineString':
    case 'Polygon':
      return { points: [], lines: geometry.coordinates };
    case 'MultiPolygon':
      return { points: [], lines: geometry.coordinates.flat() };
    case 'GeometryCollection': {
      const parts = geometry.geometries.map(gpxParts);
      return {
        points: parts.flatMap(({ points }) => points),
        lines: parts.flatMap(({ lines }) => lines),
      };
    }
    case undefined:
      return { points: [], lines: [] };
  }
}

const hasArea = (geometry: Geometry | null): boolean =>
  geometry?.type === 'GeometryCollection'
    ? geometry.geometries.some(hasArea)
    : geometry?.type.endsWith('Polygon') === true;

/** Areas become tracks round them: GPX knows points and lines. Fields stand in the description. */
export function writeGpx(
  rows: readonly Row[],
  title: string,
  nameField: string | null,
): ExportContent {
  let [written, outlined] = [0, 0];
  const features = rows.flatMap((row): Feature[] => {
    const { points, lines } = gpxParts(row.geometry);
    if (points.length + lines.length === 0) return [];
    written += 1;
    if (hasArea(row.geometry)) outlined += 1;
    const desc = Object.entries(row.properties ?? {})
      .filter(([field]) => field !== nameField)
      .map(([field, value]) => xmlText(`${field}: ${String(value)}`))
      .join('\n');
    const properties = { name: nameOf(row, nameField), desc };
    const feature = (geometry: Geometry): Feature => ({ type: 'Feature', properties, geometry });
    // Positions of two numbers: a third is a height, a fourth the library takes for a time.
    const cut = ([lng = 0, lat = 0, height]: Position): Position =>
      height === undefined ? [lng, lat] : [lng, lat, height];
    return [
      ...(points.length > 0 ? [feature({ type: 'MultiPoint', coordinates: points.map(cut) })] : []),
      ...(lines.length > 0
        ? [feature({ type: 'MultiLineString', coordinates: lines.map((line) => line.map(cut)) })]
        : []),
    ];
  });
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  const document = GeoJsonToGpx(
    collection,
    { creator: 'dalian-atlas', metadata: { name: xmlText(title) } },
    new DOMImplementation() as unknown as globalThis.DOMImplementation,
  );
  const text = new XMLSerializer().serializeToString(document as never);
  return { content: `${text}\n`, written, leftOut: rows.length - written, outlined };
}

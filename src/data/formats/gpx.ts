/** GPX: waypoints, routes and tracks in one layer, with what each is as a field. */
import { gpx } from '@tmcw/togeojson';
import { FIXED, stemOf, type Reader } from './reader';
import { readXml } from './xml';

/** Times and heart rates of each position: a list as long as the line. */
const LEFT_OUT = new Set(['coordinateProperties', '_gpxType']);

export const readGpx: Reader = async (source, hooks) => {
  const { document, encoding } = await readXml(source, hooks);
  const { features } = gpx(document);
  const sink = hooks.begin({
    ...FIXED,
    encoding,
    layer: '',
    title: stemOf(source.name),
    format: 'gpx',
    crs: { from: 'format', said: ['EPSG:4326'] },
  });
  if (!sink) return;
  features.forEach(({ geometry, properties }, index) => {
    const kept = Object.entries(properties ?? {}).filter(([key]) => !LEFT_OUT.has(key));
    const kind: unknown = properties?.['_gpxType'] ?? 'wpt';
    sink.add(index + 1, geometry, { gpx: kind, ...Object.fromEntries(kept) });
  });
};

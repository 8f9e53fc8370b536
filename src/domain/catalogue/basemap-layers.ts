/** Source layers of the embedded basemap's archive; a layer of the catalogue may draw one of them. */
export const EMBEDDED_SOURCE_LAYERS: readonly string[] = [
  'land',
  'coast',
  'lakes',
  'reserves',
  'districts',
  'borders',
  'roads',
  'railways',
  'metro',
  'stations',
  'places',
  'peaks',
  'ports',
  'shelf',
];

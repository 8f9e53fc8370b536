/** Texts of the dialog that writes a layer as a file. */
export const messages = {
  title: 'Export “{layer}”',
  format: 'Format',
  'format.geojson': 'For web maps and GIS; all fields.',
  'format.csv': 'For spreadsheets, with coordinates in columns of their own.',
  'format.kml': 'For Google Earth and map apps.',
  'format.gpx':
    'For navigation devices and apps: points and tracks. Areas become tracks round them.',
  'format.flatgeobuf': 'For GIS and large layers: compact, with typed fields.',
  rows: 'Features',
  'rows.all': 'All',
  'rows.filtered': 'Filtered',
  'rows.chosen': 'Chosen',
  system: 'Coordinates',
  'system.wgs84': 'WGS 84 (GPS)',
  'system.gcj02': 'GCJ-02 (Amap, Tencent)',
  'system.bd09': 'BD-09 (Baidu)',
  'system.zone': 'CGCS2000, 3° zone, {meridian}° E ({code})',
  'system.fixed': '{format} is in WGS 84 by its standard.',
  'system.deviates':
    'GeoJSON is WGS 84 by its standard (RFC 7946). This file says inside and in its name that it deviates; some programs will show it shifted.',
  'system.labelled': 'The system is said in the file and in its name.',
  save: 'Save the file',
  copy: 'Copy as a table',
  writing: 'Writing …',
  saved: { one: '{count} feature written.', other: '{count} features written.' },
  leftOut: {
    one: '{count} feature without a position is left out: the format cannot hold it.',
    other: '{count} features without a position are left out: the format cannot hold them.',
  },
  outlined: {
    one: '{count} area is written as a track round it.',
    other: '{count} areas are written as tracks round them.',
  },
  failed: 'The file could not be written: {detail}',
  copied: { one: '{count} row copied.', other: '{count} rows copied.' },
  'copy.failed': 'The browser refused to copy. Export instead.',
};

"""Makes the GeoParquet files of tests/import/fixtures with pyarrow, the reference implementation of Parquet
(25.0; Apache-2.0, not shipped), from a GeoJSON that GDAL wrote, one for each compression. Run in the
repository's folder after make-fixtures.sh."""
import json
import shutil
import struct

import pyarrow as pa
import pyarrow.parquet as pq

OUT = 'tests/import/fixtures/'


def ring(positions):
    return struct.pack('<I', len(positions)) + b''.join(struct.pack('<dd', *p[:2]) for p in positions)


def polygon(rings):
    return struct.pack('<BII', 1, 3, len(rings)) + b''.join(map(ring, rings))


def wkb(geometry):
    kind, c = geometry['type'], geometry['coordinates']
    if kind == 'Point':
        return struct.pack('<BIdd', 1, 1, *c[:2])
    if kind == 'LineString':
        return struct.pack('<BI', 1, 2) + ring(c)
    if kind == 'Polygon':
        return polygon(c)
    if kind == 'MultiLineString':
        return struct.pack('<BII', 1, 5, len(c)) + b''.join(struct.pack('<BI', 1, 2) + ring(x) for x in c)
    return struct.pack('<BII', 1, 6, len(c)) + b''.join(map(polygon, c))


def write(source, name, compression, crs=None):
    path = f'{OUT}{source}.expected.geojson'
    features = json.load(open(path, encoding='utf-8'))['features']
    keys = dict.fromkeys(key for f in features for key in f['properties'])
    columns = {key: [f['properties'].get(key) for f in features] for key in keys}
    columns['geometry'] = [wkb(f['geometry']) for f in features]
    column = {'encoding': 'WKB', 'geometry_types': []}
    if crs:
        column['crs'] = crs
    geo = {'version': '1.1.0', 'primary_column': 'geometry', 'columns': {'geometry': column}}
    table = pa.table(columns).replace_schema_metadata({'geo': json.dumps(geo)})
    pq.write_table(table, OUT + name, compression=compression, row_group_size=10)
    shutil.copy(path, f'{OUT}{name}.expected.geojson')


crs = {'type': 'GeographicCRS', 'name': 'WGS 84', 'id': {'authority': 'EPSG', 'code': 4326}}
write('stations.geojsons', 'stations-snappy.parquet', 'snappy')
write('stations.geojsons', 'stations-zstd.parquet', 'zstd', crs)
write('stations.geojsons', 'stations-gzip.parquet', 'gzip')
write('stations.geojsons', 'stations-brotli.parquet', 'brotli')
write('lines-4326.geojson', 'lines-plain.parquet', 'none', crs)
write('shapes.fgb', 'shapes-lz4.parquet', 'lz4')

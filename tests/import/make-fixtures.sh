#!/bin/sh
# Makes the files of tests/import/fixtures from geodata/ with GDAL (ogr2ogr 3.6), and beside each GDAL's
# own reading of it: <file>.expected.geojson, in EPSG:4326. Run in the repository's folder.
set -eu
out=tests/import/fixtures
rm -rf "$out"
mkdir -p "$out"
layers=geodata/layers
basemap=geodata/basemap

# Points, lines and polygons with few vertices and short tables.
small() { # name, source, SQL
  ogr2ogr -f GeoJSON -dialect SQLite -sql "$3" "$out/$1.tmp.geojson" "$2" -lco COORDINATE_PRECISION=6
}
small stations "$layers/metro-stations.geojson" \
  "SELECT geometry, zh AS 名称, en AS name, status, interchange FROM \"metro-stations\" LIMIT 25"
small lines "$layers/metro-lines.geojson" \
  "SELECT ST_SimplifyPreserveTopology(geometry, 0.004) AS geometry, zh AS 名称, km FROM \"metro-lines\""
small land "$basemap/land.geojson" \
  "SELECT ST_SimplifyPreserveTopology(geometry, 0.02) AS geometry, 1 AS 面积 FROM land LIMIT 1"
cat > "$out/shapes.tmp.geojson" <<'JSON'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"名称":"洞","n":1},"geometry":{"type":"Polygon","coordinates":[[[121.5,38.8],[121.7,38.8],[121.7,39],[121.5,39],[121.5,38.8]],[[121.55,38.85],[121.55,38.9],[121.6,38.9],[121.6,38.85],[121.55,38.85]]]}},
{"type":"Feature","properties":{"名称":"两块","n":2.5},"geometry":{"type":"MultiPolygon","coordinates":[[[[122,39],[122.1,39],[122.1,39.1],[122,39.1],[122,39]]],[[[122.2,39.2],[122.3,39.2],[122.3,39.3],[122.2,39.3],[122.2,39.2]],[[122.22,39.22],[122.22,39.25],[122.25,39.25],[122.25,39.22],[122.22,39.22]]]]}},
{"type":"Feature","properties":{"名称":null,"n":-3},"geometry":{"type":"MultiPolygon","coordinates":[[[[123,39],[123.1,39],[123.1,39.1],[123,39]]]]}}
]}
JSON

pair() { # file, layer or nothing: GDAL's reading, with ids and a precision of a millimetre
  ogr2ogr -f GeoJSON -t_srs EPSG:4326 -lco COORDINATE_PRECISION=8 "$out/$(basename "$1").expected.geojson" "$1" ${2:-}
}
write() { # file, source, options
  file="$out/$1"; from="$out/$2.tmp.geojson"; shift 2
  ogr2ogr "$@" "$file" "$from"
  pair "$file"
}

table() { # file, options of GDAL for reading it
  file="$out/$1"; shift
  ogr2ogr -f GeoJSON -a_srs EPSG:4326 -lco COORDINATE_PRECISION=8 "$@" "$file.expected.geojson" "$file"
}
ogr2ogr -f CSV -lco GEOMETRY=AS_XY "$out/stations.csv" "$out/stations.tmp.geojson"
table stations.csv -oo AUTODETECT_TYPE=YES -oo X_POSSIBLE_NAMES=X -oo Y_POSSIBLE_NAMES=Y
ogr2ogr -f CSV -lco GEOMETRY=AS_WKT "$out/shapes-wkt.csv" "$out/shapes.tmp.geojson"
table shapes-wkt.csv -oo AUTODETECT_TYPE=YES
# GDAL writes no positions to Excel: the columns X and Y of the CSV hold them, and its reading is that of the CSV.
ogr2ogr -f XLSX -oo AUTODETECT_TYPE=YES "$out/stations.xlsx" "$out/stations.csv"
cp "$out/stations.csv.expected.geojson" "$out/stations.xlsx.expected.geojson"
write stations.kml stations -f KML -dsco NameField=name
write shapes.kml shapes -f LIBKML
ogr2ogr -f GPX -dsco GPX_USE_EXTENSIONS=YES -nlt MULTILINESTRING -lco FORCE_GPX_TRACK=YES \
  "$out/lines.gpx" "$out/lines.tmp.geojson"
pair "$out/lines.gpx" tracks
write stations.fgb stations -f FlatGeobuf
write shapes.fgb shapes -f FlatGeobuf -nlt GEOMETRY
write lines-3857.fgb lines -f FlatGeobuf -t_srs EPSG:3857
write shapes-4549.gpkg shapes -f GPKG -t_srs EPSG:4549 -nln 形状
ogr2ogr -update -f GPKG -nln 车站 "$out/shapes-4549.gpkg" "$out/stations.tmp.geojson"
pair "$out/shapes-4549.gpkg" 形状
write stations.geojsons stations -f GeoJSONSeq
write stations-rs.geojsons stations -f GeoJSONSeq -lco RS=YES
write lines-4326.geojson lines -f GeoJSON -lco COORDINATE_PRECISION=6
write lines-crs.geojson lines -f GeoJSON -t_srs EPSG:32651 -lco COORDINATE_PRECISION=3
# Shapefiles: GBK with and without a .cpg, UTF-8, Gauss-Kruger of CGCS2000 with and without a prefix.
write gbk.shp stations -f "ESRI Shapefile" -lco ENCODING=GBK
write nocpg.shp stations -f "ESRI Shapefile" -lco ENCODING=GBK
rm "$out/nocpg.cpg"
write shapes-4529.shp shapes -f "ESRI Shapefile" -lco ENCODING=UTF-8 -t_srs EPSG:4529
write lines-4550.shp lines -f "ESRI Shapefile" -lco ENCODING=UTF-8 -t_srs EPSG:4550
for name in gbk nocpg shapes-4529 lines-4550; do
  (cd "$out" && zip -q -X -j "$name.shp.zip" "$name".shp "$name".shx "$name".dbf "$name".prj $(ls "$name".cpg 2>/dev/null) && rm "$name".shx)
  mv "$out/$name.shp.expected.geojson" "$out/$name.shp.zip.expected.geojson"
done
# Loose files of one of them stay.
for name in nocpg shapes-4529 lines-4550; do rm -f "$out/$name".shp "$out/$name".dbf "$out/$name".prj "$out/$name".cpg; done
rm "$out"/*.tmp.geojson
du -sk "$out"

/** The page that the atlas is held against: MapLibre, a plain background, and its own GeoJSON source. */

/** Where the pages find MapLibre's own files. */
export const MAPLIBRE_PATH = '/maplibre/';

export const barePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Bare MapLibre</title>
<link rel="stylesheet" href="${MAPLIBRE_PATH}maplibre-gl.css">
<style>html,body,#map{margin:0;height:100%}</style>
<input type="file" id="file" hidden><div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from '${MAPLIBRE_PATH}maplibre-gl.mjs';
setWorkerUrl('${MAPLIBRE_PATH}maplibre-gl-worker.mjs');
const map = new Map({
  container: 'map', center: [122.1, 39.2], zoom: 8, attributionControl: false, fadeDuration: 0,
  style: { version: 8, sources: {}, layers: [
    { id: 'sea', type: 'background', paint: { 'background-color': '#c8dfe9' } } ] },
});
map.once('idle', () => { document.documentElement.dataset.ready = ''; });
document.querySelector('#file').addEventListener('change', async ({ target }) => {
  const data = JSON.parse(await target.files[0].text());
  map.addSource('own', { type: 'geojson', data });
  const isPoint = data.features[0].geometry.type === 'Point';
  map.addLayer(isPoint
    ? { id: 'own', type: 'circle', source: 'own', paint: { 'circle-color': '#1b9e77', 'circle-radius': 6,
        'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1.2 } }
    : { id: 'own', type: 'fill', source: 'own', paint: { 'fill-color': '#1b9e77', 'fill-opacity': 0.3,
        'fill-outline-color': '#1b9e77' } });
});
</script>
</html>
`;

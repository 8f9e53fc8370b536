import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

// Without its worker the map stays blank and says nothing; a file of our own keeps the CSP strict.
setWorkerUrl(workerUrl);

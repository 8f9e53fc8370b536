import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * What the map shows now, as a canvas of its own. The drawing buffer holds a picture only while it
 * is being drawn, so that one is drawn for this.
 */
export function snapshotOf(map: MapLibreMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    map.once('render', () => {
      const source = map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = source.width;
      copy.height = source.height;
      const context = copy.getContext('2d');
      if (!context) {
        reject(new Error('The browser gives no canvas'));
        return;
      }
      context.drawImage(source, 0, 0);
      resolve(copy);
    });
    map.triggerRepaint();
  });
}

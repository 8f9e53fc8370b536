import type { Map as MapLibreMap, MapOptions } from 'maplibre-gl';

/** A map that is drawn once and by nobody's hand; who asks for it knows what the device can hold. */
export const stillOptions = ({
  pixelRatio,
}: {
  readonly pixelRatio: number;
}): Pick<MapOptions, 'pixelRatio' | 'maxCanvasSize' | 'interactive' | 'fadeDuration'> => ({
  pixelRatio,
  maxCanvasSize: [Infinity, Infinity],
  interactive: false,
  fadeDuration: 0,
});

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

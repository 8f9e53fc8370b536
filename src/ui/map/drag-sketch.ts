import { fromScreen } from '../../domain/mercator';
import type { Atlas } from '../../state/atlas.svelte';
import type { LiveMap } from './live-map.svelte';

/** Lets a pointer drag the sketch and a wheel zoom it, while there is no live map to do so. */
export function dragSketch(atlas: Atlas, live: LiveMap): (node: HTMLElement) => () => void {
  return (node) => {
    let last: { readonly x: number; readonly y: number } | null = null;
    const start = (event: PointerEvent): void => {
      if (live.status !== 'live' && event.isPrimary && event.button === 0) {
        last = { x: event.clientX, y: event.clientY };
      }
    };
    const move = (event: PointerEvent): void => {
      if (!last || live.status === 'live') return;
      const { camera } = atlas;
      const { width, height } = camera.size;
      const x = width / 2 - (event.clientX - last.x);
      const y = height / 2 - (event.clientY - last.y);
      last = { x: event.clientX, y: event.clientY };
      atlas.look({ ...camera.current, center: fromScreen(camera.current, camera.size, [x, y]) });
    };
    const end = (): void => {
      last = null;
    };
    const wheel = (event: WheelEvent): void => {
      if (live.status === 'live') return;
      event.preventDefault();
      atlas.zoomBy(event.deltaY < 0 ? 0.5 : -0.5);
    };
    node.addEventListener('pointerdown', start);
    node.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    node.addEventListener('wheel', wheel, { passive: false });
    return () => {
      node.removeEventListener('pointerdown', start);
      node.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      node.removeEventListener('wheel', wheel);
    };
  };
}

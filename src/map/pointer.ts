import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../domain/site';
import type { MapEvents } from './map-contract';
import type { Pick } from './picking';

interface Hands {
  /** A drawing tool has the pointer. */
  isBusy(): boolean;
  picksAt(point: readonly [number, number]): Pick[];
  camera(): Camera;
  hoverOwn(pick: Extract<Pick, { kind: 'own' }> | null): void;
}

/** What a pointer does on the map: it picks, and what is under it stands out. */
export function listenToPointer(map: MapLibreMap, on: MapEvents, hands: Hands): void {
  map.on('click', ({ point }) => {
    if (hands.isBusy()) return;
    on.pick(hands.picksAt([point.x, point.y]), hands.camera());
  });
  map.on('mousemove', ({ point }) => {
    if (hands.isBusy()) return;
    const [first] = hands.picksAt([point.x, point.y]);
    map.getCanvas().style.cursor = first ? 'pointer' : '';
    hands.hoverOwn(first?.kind === 'own' ? first : null);
    on.hover(first?.kind === 'sites' ? (first.ids[0] ?? null) : null);
  });
  map.on('mouseout', () => {
    hands.hoverOwn(null);
    on.hover(null);
  });
}

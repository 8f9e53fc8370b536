import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../domain/site';
import type { MapEvents } from './map-contract';
import type { Pick } from './picking';

type OwnPick = Extract<Pick, { kind: 'own' }>;
type Point = readonly [x: number, y: number];

interface Hands {
  /** A drawing tool has the pointer. */
  isBusy(): boolean;
  picksAt(point: Point): Pick[];
  /** What of painted layers lies there: only the worker knows. */
  paintedAt(point: Point): Promise<{ layer: string; id: string }[]>;
  camera(): Camera;
  hoverOwn(pick: OwnPick | null): void;
}

/** What a pointer does on the map: it picks, and what is under it stands out. */
export function listenToPointer(map: MapLibreMap, on: MapEvents, hands: Hands): void {
  /** Counts what the pointer does, so that an answer which comes too late is not heard. */
  let deed = 0;
  const painted = async (point: Point): Promise<OwnPick[]> =>
    (await hands.paintedAt(point)).map((found) => ({ kind: 'own', ...found }));

  map.on('click', ({ point }) => {
    if (hands.isBusy()) return;
    const at: Point = [point.x, point.y];
    const camera = hands.camera();
    const picks = hands.picksAt(at);
    void painted(at)
      .catch(() => [])
      .then((more) => {
        const isNew = ({ layer, id }: OwnPick): boolean =>
          !picks.some((pick) => pick.kind === 'own' && pick.layer === layer && pick.id === id);
        on.pick([...picks, ...more.filter(isNew)], camera);
      });
  });
  map.on('mousemove', ({ point }) => {
    if (hands.isBusy()) return;
    const at: Point = [point.x, point.y];
    const [first] = hands.picksAt(at);
    const stand = (pick: Pick | undefined): void => {
      map.getCanvas().style.cursor = pick ? 'pointer' : '';
      hands.hoverOwn(pick?.kind === 'own' ? pick : null);
      on.hover(pick?.kind === 'sites' ? (pick.ids[0] ?? null) : null);
    };
    deed += 1;
    const mine = deed;
    if (first) {
      stand(first);
      return;
    }
    void painted(at)
      .catch(() => [])
      .then(([found]) => {
        if (mine === deed) stand(found);
      });
  });
  map.on('mouseout', () => {
    deed += 1;
    hands.hoverOwn(null);
    on.hover(null);
  });
}

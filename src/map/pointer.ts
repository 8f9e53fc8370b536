import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../domain/site';
import type { MapEvents } from './map-contract';
import type { PaintedFeature } from './own/painted-marks';
import type { Pick } from './picking';

type OwnPick = Extract<Pick, { kind: 'own' }>;
type Point = readonly [x: number, y: number];

interface Hands {
  /** A drawing tool has the pointer. */
  isBusy(): boolean;
  picksAt(point: Point): Pick[];
  /** What of painted layers lies there: only the worker knows. Null while none is painted. */
  paintedAt(point: Point): Promise<PaintedFeature[]> | null;
  camera(): Camera;
  hoverOwn(pick: OwnPick | null): void;
}

/** What a pointer does on the map: it picks, and what is under it stands out. */
export function listenToPointer(map: MapLibreMap, on: MapEvents, hands: Hands): void {
  /** Counts what the pointer does, so that an answer which comes too late is not heard. */
  let deed = 0;
  /** Adds what is painted there, if anything is painted at all. */
  const withPainted = (
    at: Point,
    picks: readonly Pick[],
    tell: (all: readonly Pick[]) => void,
  ): void => {
    const asked = hands.paintedAt(at);
    if (!asked) {
      tell(picks);
      return;
    }
    const isKnown = ({ layer, id }: PaintedFeature): boolean =>
      picks.some((pick) => pick.kind === 'own' && pick.layer === layer && pick.id === id);
    asked
      .then((found) => {
        const more = found.filter((one) => !isKnown(one));
        tell([...picks, ...more.map((one): Pick => ({ kind: 'own', ...one }))]);
      })
      .catch((error: unknown) => {
        on.problem(error instanceof Error ? error : new Error(String(error)));
      });
  };

  map.on('click', ({ point }) => {
    if (hands.isBusy()) return;
    const camera = hands.camera();
    const at: Point = [point.x, point.y];
    withPainted(at, hands.picksAt(at), (picks) => {
      on.pick(picks, camera);
    });
  });
  map.on('mousemove', ({ point }) => {
    if (hands.isBusy()) return;
    deed += 1;
    const mine = deed;
    const at: Point = [point.x, point.y];
    const stand = ([first]: readonly Pick[]): void => {
      if (mine !== deed) return;
      map.getCanvas().style.cursor = first ? 'pointer' : '';
      hands.hoverOwn(first?.kind === 'own' ? first : null);
      on.hover(first?.kind === 'sites' ? (first.ids[0] ?? null) : null);
    };
    const picks = hands.picksAt(at);
    if (picks.length > 0) stand(picks);
    else withPainted(at, picks, stand);
  });
  map.on('mouseout', () => {
    deed += 1;
    hands.hoverOwn(null);
    on.hover(null);
  });
}

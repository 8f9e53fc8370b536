import { addProtocol } from 'maplibre-gl';
import { OWN_PAINTED_PROTOCOL, OWN_PROTOCOL, readPaintAddress, readTileAddress } from './address';
import type { OwnSupply } from './view';

/** Painted tiles on their way at once: one worker paints them, and what is no longer wanted is left out. */
const MOST_AT_ONCE = 2;

let added = false;

/** Lets every map of the page get the tiles of own layers; the first way to get them stays. */
export function addOwnProtocols(supply: OwnSupply): void {
  if (added) return;
  added = true;
  addProtocol(OWN_PROTOCOL, async ({ url }) => ({ data: await supply.tile(readTileAddress(url)) }));
  const inTurn = queue();
  addProtocol(OWN_PAINTED_PROTOCOL, async ({ url }, { signal }) => ({
    data: await inTurn(() => supply.painted(readPaintAddress(url)), signal),
  }));
}

type Turn = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

function queue(): Turn {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work, signal) => {
    if (running >= MOST_AT_ONCE) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
    running += 1;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

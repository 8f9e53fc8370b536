import Flatbush from 'flatbush';
import type { Bounds } from '../site';
import type { Item } from './items';
import { indexOf, isPolygon, type PolygonIndex } from './polygon-index';

/** Items found by their bounds. */
export class ItemSet {
  readonly #tree: Flatbush;

  constructor(readonly items: readonly Item[]) {
    this.#tree = new Flatbush(items.length);
    for (const { bounds } of items) this.#tree.add(...bounds);
    this.#tree.finish();
  }

  /** Numbers of the items whose bounds touch these, rising. */
  numbersIn(bounds: Bounds): number[] {
    return this.#tree.search(...bounds).sort((a, b) => a - b);
  }

  itemsIn(bounds: Bounds): Item[] {
    return this.numbersIn(bounds).map((number) => this.items[number]!);
  }

  /** Items by the distance of their bounds in degrees, nearest first, at most so many. */
  nearest(lng: number, lat: number, most: number, maxDegrees = Infinity): Item[] {
    return this.#tree.neighbors(lng, lat, most, maxDegrees).map((number) => this.items[number]!);
  }

  /** Polygons that a test accepts of those whose bounds touch the item's. */
  areasOf(item: Item, test: (index: PolygonIndex, item: Item) => boolean): Item[] {
    return this.itemsIn(item.bounds).filter(
      ({ geometry }) => isPolygon(geometry) && test(indexOf(geometry), item),
    );
  }
}

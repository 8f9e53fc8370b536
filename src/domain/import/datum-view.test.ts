import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import type { LngLat } from '../site';
import { tellingPosition } from './datum-view';

const STATION: LngLat = [121.61, 38.92];
const gcj = (position: LngLat): LngLat => {
  const [lng, lat] = gcoord.transform([position[0], position[1]], gcoord.WGS84, gcoord.GCJ02);
  return [lng, lat];
};

describe('where to look to see which datum fits', () => {
  test('at what lies on something known in one of the datums', () => {
    // Read as WGS 84 the first lies nearer to the station than the second, which is the station in GCJ-02.
    const found = tellingPosition([[121.615, 38.924], gcj(STATION)], [STATION]);
    expect(found?.[0]).toBeCloseTo(STATION[0], 5);
    expect(found?.[1]).toBeCloseTo(STATION[1], 5);
  });

  test('nowhere when all is far', () => {
    expect(tellingPosition([[121.7, 38.92]], [STATION])).toBeNull();
    expect(tellingPosition([], [STATION])).toBeNull();
    expect(tellingPosition([STATION], [])).toBeNull();
  });
});

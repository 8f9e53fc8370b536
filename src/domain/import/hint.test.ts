// Positions are moved by gcoord itself, an implementation that the atlas did not write.
import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import type { LngLat } from '../site';
import { areAxesSuspicious, datumHint, isMostlyMainland, KnownPositions } from './hint';

/** Stations some kilometres apart. */
const stations: LngLat[] = Array.from({ length: 40 }, (_, index) => [
  121.5 + (index % 8) * 0.03,
  38.85 + Math.floor(index / 8) * 0.04,
]);
const known = new KnownPositions({ positions: stations });

type Target = Parameters<typeof gcoord.transform>[2];

const moved = (target: Target): LngLat[] =>
  stations.map(([lng, lat]) => {
    const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, target);
    return [x + 0.0001, y - 0.0001];
  });

describe('what positions say of their datum', () => {
  test.each([
    ['wgs84', gcoord.WGS84],
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('%s', (datum, target) => {
    const hint = datumHint(moved(target), known);
    expect(hint).toMatchObject({ datum, matches: 40 });
    expect(hint!.compared).toBeGreaterThanOrEqual(40);
  });

  test('few matches, and positions that fit everywhere, say nothing', () => {
    expect(datumHint(moved(gcoord.GCJ02).slice(0, 4), known)).toBeNull();
    const everywhere = Array.from({ length: 250 }, (_, row) =>
      Array.from({ length: 250 }, (_, column): LngLat => [121 + column * 2e-4, 38.9 + row * 2e-4]),
    ).flat();
    const dense = new KnownPositions({ positions: everywhere });
    expect(
      datumHint(
        Array.from({ length: 20 }, (_, index): LngLat => [121.02 + index / 1e4, 38.92]),
        dense,
      ),
    ).toBeNull();
    expect(datumHint(stations, new KnownPositions({ positions: [] }))).toBeNull();
    expect(datumHint([], known)).toBeNull();
  });

  test('elsewhere there is nothing to ask', () => {
    expect(isMostlyMainland(stations)).toBe(true);
    expect(isMostlyMainland([[2.35, 48.85]])).toBe(false);
    expect(isMostlyMainland([])).toBe(false);
  });

  test('swapped axes are noticed', () => {
    const turned = stations.map(([lng, lat]): LngLat => [lat, lng]);
    expect(areAxesSuspicious(turned, known)).toBe(true);
    expect(areAxesSuspicious(stations, known)).toBe(false);
    expect(areAxesSuspicious([[2.35, 48.85]], known)).toBe(false);
    expect(areAxesSuspicious(turned, new KnownPositions({ positions: [] }))).toBe(false);
  });
});

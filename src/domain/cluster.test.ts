import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterPins, clusterZoom, type ClusterPin } from './cluster';
import { project } from './mercator';

const pin = (id: string, lng: number, lat: number, theme = 'coast'): ClusterPin => ({
  id,
  point: [lng, lat],
  theme,
});

// At zoom 0 one degree of longitude is 512 / 360 = 1.422 px.
const near = [pin('b', 10, 0), pin('a', 0, 0)];

describe('clusterPins', () => {
  test('leaves pins alone that are far enough apart, at their exact position', () => {
    const point = [121.6543210987, 38.9123456789] as const;
    const single = { id: 'a', point, theme: 'coast' };
    expect(clusterPins([single, pin('b', 121.7, 38.9)], 14, 30)[0]).toEqual({
      ...single,
      mixed: false,
      members: [],
      count: 1,
    });
  });

  test('joins pins nearer than the collision distance and no others', () => {
    expect(clusterPins(near, 0, 14.3)).toHaveLength(1);
    expect(clusterPins(near, 0, 14.2)).toHaveLength(2);
    expect(clusterPins(near, 1, 14.3)).toHaveLength(2);
  });

  test('names a cluster after its sorted members and puts it in their middle', () => {
    const [cluster] = clusterPins(near, 0, 20);
    expect(cluster).toMatchObject({ id: 'cluster:a+b', members: ['a', 'b'], count: 2 });
    expect(cluster?.point[0]).toBeCloseTo(5, 9);
    expect(cluster?.point[1]).toBeCloseTo(0, 9);
  });

  test('has the theme of most members and says when there are several', () => {
    const pins = [pin('a', 0, 0, 'metro'), pin('b', 1, 0), pin('c', 2, 0)];
    expect(clusterPins(pins, 0, 20)).toMatchObject([{ theme: 'coast', mixed: true }]);
    expect(clusterPins(near, 0, 20)).toMatchObject([{ theme: 'coast', mixed: false }]);
  });

  test('keeps pins at one point together at every zoom', () => {
    const pins = [pin('a', 121.6, 38.9), pin('b', 121.6, 38.9)];
    expect(clusterPins(pins, 22, 30)).toMatchObject([{ members: ['a', 'b'] }]);
  });

  test('merges a cluster again that has moved onto a neighbour', () => {
    // c is 43 px from a and 28 px from the middle of a and b.
    const pins = [pin('a', 0, 0), pin('b', 20, 0), pin('c', 30, 0)];
    expect(clusterPins(pins, 0, 30)).toMatchObject([{ count: 3 }]);
  });

  const pins = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      point: fc.tuple(
        fc.double({ min: 121, max: 122, noNaN: true }),
        fc.double({ min: 38, max: 39, noNaN: true }),
      ),
      theme: fc.constantFrom('coast', 'metro'),
    }),
    { selector: (item) => item.id, maxLength: 40 },
  );

  test('leaves no two on each other, loses none and does not mind the order', () => {
    fc.assert(
      fc.property(pins, fc.double({ min: 6, max: 16, noNaN: true }), (some, zoom) => {
        const groups = clusterPins(some, zoom, 30);
        for (const [index, a] of groups.entries())
          for (const b of groups.slice(index + 1)) {
            const [ax, ay] = project(a.point, zoom);
            const [bx, by] = project(b.point, zoom);
            expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThan(30 - 1e-5);
          }
        const ids = groups.flatMap((group) => (group.count === 1 ? [group.id] : group.members));
        expect(ids.sort()).toEqual(some.map((item) => item.id).sort());
        expect(clusterPins([...some].reverse(), zoom, 30)).toEqual(groups);
      }),
    );
  });
});

test('clusterZoom changes in half levels', () => {
  expect([10, 10.49, 10.5, 10.99].map(clusterZoom)).toEqual([10, 10, 10.5, 10.5]);
});

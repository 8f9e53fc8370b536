import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coordinateDecimals, formatCoordinates, parseCoordinates } from './coordinates';
import type { LngLat } from './site';

describe('formatCoordinates', () => {
  const position: LngLat = [121.6024, 38.8732];

  test('decimals: latitude first, alike in every language', () => {
    expect(formatCoordinates(position, 'decimal', 'en')).toBe('38.87320, 121.60240');
    expect(formatCoordinates(position, 'decimal', 'ru', 3)).toBe('38.873, 121.602');
    expect(formatCoordinates([-1e-9, -70.5], 'decimal', 'en', 2)).toBe('-70.50, 0.00');
  });

  // 38.8732° is 38°52′23.52″, 121.6024° is 121°36′8.64″.
  test.each([
    ['en', '38°52′23.5″N 121°36′8.6″E'],
    ['zh-Hans', '北纬38°52′23.5″ 东经121°36′8.6″'],
    ['ja', '北緯38度52分23.5秒 東経121度36分8.6秒'],
    ['ko', '북위 38°52′23.5″ 동경 121°36′8.6″'],
    ['ru', '38°52′23,5″ с. ш. 121°36′8,6″ в. д.'],
    ['constructor', '38°52′23.5″N 121°36′8.6″E'],
  ])('degrees in %s', (lang, text) => {
    expect(formatCoordinates(position, 'dms', lang)).toBe(text);
  });

  test('fewer digits for what is known less exactly', () => {
    expect(formatCoordinates(position, 'dms', 'en', 3)).toBe('38°52′24″N 121°36′9″E');
    expect(formatCoordinates(position, 'dms', 'en', 2)).toBe('38°52′N 121°36′E');
    expect(formatCoordinates([-70.99999, -33.999999], 'dms', 'en')).toBe('34°0′0.0″S 71°0′0.0″W');
  });

  test.each([
    ['exact', 50, 4],
    ['exact', 10, 5],
    ['site', 500, 3],
    ['site', 250, 4],
    ['locality', 3000, 3],
    ['locality', 800, 3],
    ['area', 12000, 2],
    ['exact', null, 4],
    ['site', null, 3],
    ['area', null, 2],
  ] as const)('%s, radius %s: %d decimals', (precision, radiusMetres, decimals) => {
    expect(coordinateDecimals({ precision, radiusMetres })).toBe(decimals);
  });

  test('what is written in any language is read again', () => {
    const anywhere = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    const lang = fc.constantFrom('zh-Hans', 'en', 'ja', 'ko', 'ru');
    fc.assert(
      fc.property(anywhere, lang, (at, language) => {
        const found = parseCoordinates(formatCoordinates(at, 'dms', language))?.position;
        // Half of a tenth of a second.
        expect(found?.[0]).toBeCloseTo(at[0], 4);
        expect(found?.[1]).toBeCloseTo(at[1], 4);
      }),
    );
  });
});

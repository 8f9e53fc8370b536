import { describe, expect, test } from 'vitest';
import { crsByNumber } from '../../domain/import/crs';
import { epsgNumber, USUAL_CRS } from './usual-crs';

describe('coordinate systems that are offered', () => {
  test.each(USUAL_CRS)('EPSG:$number is read, by its name', ({ number, name }) => {
    expect(crsByNumber(number)?.name).toBe(name);
  });

  test('numbers as people type them', () => {
    expect(['4490', 'EPSG:4490', ' epsg 4490 ', 'epsg:32651'].map(epsgNumber)).toEqual([
      4490, 4490, 4490, 32651,
    ]);
    expect(['', '12', 'EPSG', '4490x', '-4490', '1e5', '1234567'].map(epsgNumber)).toEqual(
      Array(7).fill(null),
    );
  });
});

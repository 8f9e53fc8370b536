import { describe, expect, test } from 'vitest';
import { dwellSeconds, flownShares, formatMinutes, type Flight } from './tour';

describe('how long a step stands', () => {
  const english = 'The bridge is long. '.repeat(10);

  test('is the time to read it and to look', () => {
    // 40 words at 150 words a minute, and 4 seconds for the map.
    expect(dwellSeconds(english, 'en')).toBe(20);
  });

  test('is never too short to notice', () => {
    expect(dwellSeconds('A bridge.', 'en')).toBe(7);
    expect(dwellSeconds('', 'en')).toBe(7);
  });

  test.each([
    [
      'zh-Hans',
      '从横跨星海湾的双层公路桥出发。主桥长 820 米，桥塔高 114.3 米，2015 年 10 月 30 日通车。',
    ],
    ['ja', '出発は、星海湾をまたぐ2層式の道路橋。主橋は長さ820m、主塔の高さは114.3m。'],
    ['ko', '싱하이만을 가로지르는 2층 도로 교량에서 출발합니다. 주교량은 길이 820m입니다.'],
    ['ru', 'Поездка начинается на двухъярусном автомобильном мосту через залив Синхай.'],
  ])('counts the words of %s', (lang, text) => {
    const seconds = dwellSeconds(text, lang);
    expect(seconds).toBeGreaterThanOrEqual(7);
    expect(seconds).toBeLessThan(25);
  });
});

test.each([
  [278, 'en', '4 hours 38 minutes'],
  [278, 'zh-Hans', '4小时38分钟'],
  [300, 'en', '5 hours'],
  [22, 'ru', '22 минуты'],
  [0, 'en', '0 minutes'],
])('%i minutes in %s', (minutes, lang, expected) => {
  expect(formatMinutes(minutes, lang)).toBe(expected);
});

test('both journeys go on at one speed: after 22 minutes the one of 5 hours has hardly begun', () => {
  const flight: Flight = {
    now: { label: 'air', minutes: 22 },
    before: { label: 'sea', minutes: 300 },
  };
  expect(flownShares(flight, 0)).toEqual({ now: 0, before: 0 });
  expect(flownShares(flight, 0.5).before).toBeCloseTo(11 / 300, 12);
  expect(flownShares(flight, 1)).toEqual({ now: 1, before: 22 / 300 });
});

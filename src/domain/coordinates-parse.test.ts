import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCoordinates } from './coordinates';
import type { LngLat } from './site';

// 38°52′25″ is 38.873611° and 121°36′9″ is 121.6025°: ISO 6709, sixty minutes and seconds.
const DMS: LngLat = [121.6025, 38.873611];

const read = (text: string): LngLat | undefined => parseCoordinates(text)?.position;

function expectPosition(text: string, [lng, lat]: LngLat): void {
  const position = read(text);
  expect(position, text).toBeDefined();
  expect(position?.[0], text).toBeCloseTo(lng, 5);
  expect(position?.[1], text).toBeCloseTo(lat, 5);
}

describe('degrees, minutes and seconds', () => {
  test.each([
    '38°52′25″N 121°36′9″E',
    '38°52′25″N, 121°36′09″E',
    `38°52'25"N 121°36'9"E`,
    `38° 52' 25" N, 121° 36' 9" E`,
    '38°52′25″ 121°36′9″',
    '121°36′9″ 38°52′25″',
    '121°36′9″E 38°52′25″N',
    'N38°52′25″ E121°36′9″',
    'E 121°36′9″, N 38°52′25″',
    '38º52´25´´N 121º36´9´´E',
    '38˚52’25”N 121˚36’9”E',
    "38°52'25''N 121°36'9''E",
    "38°52'25N121°36'9E",
    '38d52m25s 121d36m9s',
    '38d52m25sN 121d36m9sE',
    '38D52M25S 121D36M9S',
    '38 52 25 N 121 36 9 E',
    '38 deg 52 min 25 sec N, 121 deg 36 min 9 sec E',
    '北纬38°52′25″ 东经121°36′9″',
    '北纬38°52′25″\uff0c东经121°36′9″',
    '东经121°36′9″、北纬38°52′25″',
    '北纬38度52分25秒,东经121度36分9秒',
    '北緯38°52′25″ 東經121°36′9″',
    '北緯38度52分25秒 東経121度36分9秒',
    '북위 38° 52′ 25″ 동경 121° 36′ 9″',
    '북위 38도 52분 25초, 동경 121도 36분 9초',
    '38°52′25″ с. ш. 121°36′9″ в. д.',
    '38°52′25″ с.ш., 121°36′9″ в.д.',
    '３８°５２′２５″N １２１°３６′９″E',
    '(38°52′25″N 121°36′9″E)',
    '纬度:38°52′25″ 经度:121°36′9″',
  ])('%s', (text) => {
    expectPosition(text, DMS);
    expect(parseCoordinates(text)).toMatchObject({ notation: 'dms', alternative: null });
  });

  test('fractions, in minutes too, with either decimal mark', () => {
    expectPosition('38°52.5′N 121°36.15′E', [121.6025, 38.875]);
    expectPosition('38°52.5N 121°36.15E', [121.6025, 38.875]);
    expectPosition('38°52′30,0″ с. ш. 121°36′9,0″ в. д.', [121.6025, 38.875]);
  });

  test('south and west, by letter or by sign', () => {
    expectPosition('33°52′S 151°12′E', [151.2, -33.866667]);
    expectPosition("-33°52' 151°12'", [151.2, -33.866667]);
    expectPosition('南纬33°52′ 西经70°30′', [-70.5, -33.866667]);
    expectPosition('33°52′ ю. ш. 70°30′ з. д.', [-70.5, -33.866667]);
  });
});

describe('decimals', () => {
  test.each([
    '38.8732, 121.6024',
    '38.8732,121.6024',
    '38.8732 121.6024',
    '38.8732; 121.6024',
    '38.8732\uff0c121.6024',
    '38.8732/121.6024',
    '121.6024,38.8732',
    '121.6024, 38.8732',
    '[121.6024, 38.8732]',
    '+38.8732, +121.6024',
    '38.8732°N, 121.6024°E',
    '38.8732N121.6024E',
    'N 38.8732 E 121.6024',
    '121.6024E 38.8732N',
    'lat 38.8732, lng 121.6024',
    'lng=121.6024 lat=38.8732',
    'Latitude: 38.8732 Longitude: 121.6024',
    '纬度 38.8732 经度 121.6024',
    '위도 38.8732 경도 121.6024',
    '緯度:38.8732,経度:121.6024',
    '북위 38.8732도, 동경 121.6024도',
    '38,8732° с. ш. 121,6024° в. д.',
    '38,8732; 121,6024',
    '３８．８７３２，１２１．６０２４',
    '  38.8732 ,\t121.6024 \n',
  ])('%s', (text) => {
    expectPosition(text, [121.6024, 38.8732]);
    expect(parseCoordinates(text)).toMatchObject({ notation: 'decimal', alternative: null });
  });

  test('whole degrees are read where they lie in China', () => {
    expectPosition('38,121', [121, 38]);
    expectPosition('121 38', [121, 38]);
  });

  test('elsewhere latitude comes first, and the other order is offered', () => {
    // Paris in the Vatican's order, and back.
    expect(parseCoordinates('48.85, 2.35')).toEqual({
      position: [2.35, 48.85],
      notation: 'decimal',
      alternative: [48.85, 2.35],
      uncertaintyMetres: null,
    });
    expect(parseCoordinates('-122.42, 37.77')).toMatchObject({
      position: [-122.42, 37.77],
      alternative: null,
    });
    expect(parseCoordinates('37.77, -122.42')).toMatchObject({
      position: [-122.42, 37.77],
      alternative: null,
    });
  });
});

describe('geo addresses', () => {
  // RFC 5870, sections 1, 6.1, 6.2 and 6.3.
  test.each<[string, LngLat, number | null]>([
    ['geo:13.4125,103.8667', [103.8667, 13.4125], null],
    ['geo:48.2010,16.3695,183', [16.3695, 48.201], null],
    ['geo:48.198634,16.371648;crs=wgs84;u=40', [16.371648, 48.198634], 40],
    ['geo:66,30;u=6.500;FOo=this%2dthat', [30, 66], 6.5],
    ['geo:90,-22.43;crs=WGS84', [-22.43, 90], null],
    ['GEO:38.87,121.6;u=30', [121.6, 38.87], 30],
    ['geo:0,0?q=38.87,121.6(%E5%A4%A7%E8%BF%9E)', [121.6, 38.87], null],
    ['geo:38.87,121.6?z=15', [121.6, 38.87], null],
  ])('%s', (text, position, uncertaintyMetres) => {
    expect(parseCoordinates(text)).toEqual({
      position,
      notation: 'geo',
      alternative: null,
      uncertaintyMetres,
    });
  });

  test.each(['geo:', 'geo:1', 'geo:91,0', 'geo:1,2;crs=nztm', 'geo:1,2 3', 'geo:a,b', 'geo:1;2'])(
    'not %s',
    (text) => {
      expect(parseCoordinates(text)).toBeNull();
    },
  );
});

describe('what is none', () => {
  test.each([
    '',
    ' ',
    '大连',
    'Metro line 12',
    '12',
    '12, 5',
    '38.8732',
    '38.8732,',
    ',121.6',
    '38.8732, 121.6024, 5',
    '38.8732121.6024',
    '91, 181',
    '38.87, 221.6',
    '95°N 121°E',
    '38°60′N 121°36′E',
    '38°52′60″N 121°36′9″E',
    '38.5°52′N 121°36′E',
    '38°52.5′25″N 121°36′E',
    '38°N 39°N',
    '121°E 122°E',
    '38.87N 121.6',
    '-38°N 121°E',
    'lat 38.87 E 121.6 N',
    '1e5',
    '10.5-12.5',
    '38.87-121.6',
    '1e5, 2e5',
    'NaN, NaN',
    'Infinity, 1',
    '0x26, 0x79',
    '2024-01-14',
    '10:30, 11:45',
    '+86 411 8888 8888',
    '<script>38.87,121.6</script>',
    '38.87, 121.6; DROP TABLE',
    '\u0000',
    '\ud800',
    '38°'.repeat(40),
    `${' '.repeat(110)}x`,
  ])('%j', (text) => {
    expect(parseCoordinates(text)).toBeNull();
  });

  test('a text too long', () => {
    expect(parseCoordinates(`${' '.repeat(5000)}38.8732, 121.6024`)).toBeNull();
  });

  test('nothing throws, and what is found is on the earth', () => {
    const signs = Array.from('0123456789.,;:+- °′″\'"NSEWnsewdms北纬东经с.ш.()φλgeo:u=?&q');
    const sign = fc.oneof(fc.constantFrom(...signs), fc.nat(0xffff).map(String.fromCharCode));
    const texts = fc.array(sign, { maxLength: 140 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const found = parseCoordinates(text);
        if (!found) return;
        for (const position of [found.position, found.alternative ?? found.position]) {
          expect(Math.abs(position[0])).toBeLessThanOrEqual(180);
          expect(Math.abs(position[1])).toBeLessThanOrEqual(90);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('takes no longer for nastier text', () => {
    const started = performance.now();
    for (const part of ['1 ', '1.', "1'", '1°', 'N1', '1,', ' ', 'с ', '1d', ';u=', '１'])
      parseCoordinates(part.repeat(120 / part.length));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

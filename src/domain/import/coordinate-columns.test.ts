// Names of columns as they stand in published tables of the five languages.
import { describe, expect, test } from 'vitest';
import { numberOf, tellColumns } from './coordinate-columns';

const told = (columns: string[], row: string[], decimalComma = false) =>
  tellColumns({ columns, rows: [row, row] }, decimalComma);

describe('columns of positions', () => {
  test.each([
    [['名称', '经度', '纬度'], 'lng 经度'],
    [['名称', '纬度', '经度(°)'], 'lng 经度(°)'],
    [['name', 'Longitude', 'Latitude'], 'lng Longitude'],
    [['id', 'lng', 'lat'], 'lng lng'],
    [['id', 'LON', 'LAT'], 'lng LON'],
    [['駅名', '経度', '緯度'], 'lng 経度'],
    [['이름', '위도', '경도'], 'lng 경도'],
    [['Название', 'Долгота', 'Широта'], 'lng Долгота'],
    [['id', 'X', 'Y'], 'lng X'],
    [['点号', 'X坐标', 'Y坐标'], 'lng X坐标'],
    [['站', '東経', '北緯'], 'lng 東経'],
  ])('%j by their names', (columns, wanted) => {
    const row = columns.map((name) => (/纬|緯|위|Широта|lat|^y/i.test(name) ? '38.92' : '121.63'));
    const { value, isSure } = told(columns, row);
    expect(value.kind === 'columns' ? `lng ${value.lng}` : value.kind).toBe(wanted);
    expect(isSure).toBe(true);
  });

  test('by what is in them, and then a person should look', () => {
    expect(told(['a', 'b', 'c'], ['x', '121.6283', '38.9201'])).toEqual({
      value: { kind: 'columns', lng: 'b', lat: 'c' },
      isSure: false,
    });
    expect(told(['a', 'b'], ['38.9201', '121.6283']).value).toEqual({
      kind: 'columns',
      lng: 'b',
      lat: 'a',
    });
  });

  test('well-known text by its name or by what it is', () => {
    for (const name of ['WKT', '位置']) {
      expect(told(['n', name], ['1', 'SRID=4326;POINT (121 38)']).value).toEqual({
        kind: 'wkt',
        column: name,
      });
    }
  });

  test('a name without numbers is no position', () => {
    expect(told(['经度', '纬度'], ['东', '北']).value).toEqual({ kind: 'none' });
    expect(told(['x', '值'], ['1', '2']).value).toEqual({ kind: 'none' });
    expect(told(['年', '数'], ['2020', '38']).value).toEqual({ kind: 'none' });
  });

  test('numbers with a comma for the point', () => {
    expect(numberOf(' 121,63 ', true)).toBe(121.63);
    expect(numberOf('121,63', false)).toBeNaN();
    expect(numberOf('−38.5', false)).toBe(-38.5);
    expect(numberOf('1e2', false)).toBe(100);
    for (const none of ['', 'x', '1 2', 'NaN', 'Infinity', '0x10', '1,234.5']) {
      expect(numberOf(none, false)).toBeNaN();
    }
    expect(told(['долгота', 'широта'], ['121,63', '38,92'], true).isSure).toBe(true);
  });
});

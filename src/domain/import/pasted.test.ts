import { describe, expect, test } from 'vitest';
import { readPasted } from './pasted';

describe('pasted text', () => {
  test.each([
    ['{"type":"Point","coordinates":[121.6,38.9]}', 'geojson'],
    ['\uFEFF [ {"lng": 121.6} ]', 'geojson'],
    ['<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"/>', 'kml'],
    ['<?xml version="1.0"?>\n<gpx version="1.1"/>', 'gpx'],
    ['<kml/>', 'kml'],
    ['名称\t经度\n港\t121.6', 'tsv'],
    ['name,lng\r\nport,121.6\r\n', 'csv'],
    ['name;lng\nport;121,6', 'csv'],
  ])('%j is %s', (text, ending) => {
    expect(readPasted(text)).toEqual({ ending, text: text.replace('\uFEFF', '').trim() });
  });

  test.each(['', ' \n', 'just words', 'Words, with a comma', '<b>bold</b>', 'one, two\nthree'])(
    '%j is nothing to map',
    (text) => {
      expect(readPasted(text)).toBeNull();
    },
  );

  // The examples of https://en.wikipedia.org/wiki/Well-known_text_representation_of_geometry
  test('well-known text becomes a column', () => {
    expect(readPasted('POINT (30 10)')).toEqual({ ending: 'csv', text: 'wkt\n"POINT (30 10)"' });
    expect(readPasted('POINT (30 10)\nLINESTRING (30 10, 10 30)\n')?.text).toBe(
      'wkt\n"POINT (30 10)"\n"LINESTRING (30 10, 10 30)"',
    );
    expect(readPasted('POLYGON ((30 10, 40 40,\n20 40, 10 20, 30 10))')?.text).toBe(
      'wkt\n"POLYGON ((30 10, 40 40, 20 40, 10 20, 30 10))"',
    );
    expect(readPasted('SRID=4490;MULTIPOINT Z ((10 40 1))')?.ending).toBe('csv');
    expect(readPasted('Pointless, really\nPolygon, too')).toEqual({
      ending: 'csv',
      text: 'Pointless, really\nPolygon, too',
    });
  });
});

import { describe, expect, test } from 'vitest';
import { Table } from './table';
import { csvField, tsvField, writeTable } from './write';

describe('a field of CSV', () => {
  // RFC 4180, section 2, rules 5 to 7.
  test.each([
    ['aaa', 'aaa'],
    ['b CRLF bb', 'b CRLF bb'],
    ['b\r\nbb', '"b\r\nbb"'],
    ['b"bb', '"b""bb"'],
    ['a,b', '"a,b"'],
    ['大连', '大连'],
  ])('%j is written as RFC 4180 has it', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  // OWASP, "CSV Injection": the characters that begin a formula, and an example of an attack.
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=1+2";=1+2', '"\'=1+2"";=1+2"'],
    ['=HYPERLINK("http://evil","x")', '"\'=HYPERLINK(""http://evil"",""x"")"'],
    ['＝1+1', "'＝1+1"],
  ])('%j is no formula', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  test('numbers and truth values are themselves, missing ones are empty', () => {
    expect([-5, 1e21, true, null].map(csvField)).toEqual(['-5', '1e+21', 'true', '']);
  });
});

test('between tabs there is neither a tab nor a new line', () => {
  expect(tsvField('a\tb\r\nc')).toBe('a b c');
  expect(tsvField('=1')).toBe("'=1");
});

describe('a table as text', () => {
  const table = Table.from({
    type: 'FeatureCollection',
    features: ['a', 'b', 'c'].map((id, index) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [121, 38 + index] },
      properties: { name: `名 ${id}`, n: index === 1 ? null : index },
    })),
  });
  const all = table.passing(undefined);
  const columns = [
    { field: 'n', heading: 'Number, of' },
    { field: 'name', heading: '=Name' },
  ];

  test('CSV has a byte order mark, headings and CRLF at each end', () => {
    expect(writeTable(table, { format: 'csv', columns }, all)).toBe(
      '\ufeffid,"Number, of",\'=Name\r\na,0,名 a\r\nb,,名 b\r\nc,2,名 c\r\n',
    );
  });

  test('only what is chosen and passes is written', () => {
    const passing = table.passing({
      conditions: [{ kind: 'number', field: 'n', min: null, max: null }],
    });
    const request = { format: 'tsv', columns: [columns[0]!], ids: ['b', 'c'] } as const;
    expect(writeTable(table, request, passing)).toBe('id\tNumber, of\nc\t2\n');
  });

  test('GeoJSON is what the features are', () => {
    const text = writeTable(table, { format: 'geojson', columns: [], ids: ['b'] }, all);
    expect(JSON.parse(text)).toEqual(table.features({ ids: ['b'] }));
  });
});

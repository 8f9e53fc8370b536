// What the scanner hands out is held against JSON.parse of the whole text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonScanner } from './geojson-stream';
import { JsonFault } from './json-bytes';

interface Read {
  readonly features: unknown[];
  readonly members: Record<string, unknown>;
}

function scan(text: string | Uint8Array, pieceBytes: number): Read {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const features: unknown[] = [];
  const members = Object.create(null) as Record<string, unknown>;
  const scanner = new JsonScanner({
    features: (batch) => {
      features.push(...batch);
    },
    member: (key, value) => {
      members[key] = value;
    },
  });
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    scanner.write(bytes.slice(from, from + pieceBytes));
  }
  scanner.end();
  return { features, members };
}

function expectAsParsed(text: string, pieceBytes: number): void {
  const { features, ...others } = JSON.parse(text) as Record<string, unknown>;
  const isList = Array.isArray(features);
  const members = isList || features === undefined ? others : { ...others, features };
  const read = scan(text, pieceBytes);
  expect(read.features).toEqual(isList ? features : []);
  expect({ ...read.members }).toEqual(members);
}

function reasonOf(text: string | Uint8Array, pieceBytes = 3): string {
  try {
    scan(text, pieceBytes);
  } catch (error) {
    if (error instanceof JsonFault) return error.reason;
    throw error;
  }
  return 'none';
}

const AWKWARD = [
  '{"type":"FeatureCollection","features":[]}',
  ' {\r\n "features" : [ {"a":"}]{[,:\\"\\\\"} ,\r\n\t{"b":[[1,[2]],{"c":{"d":null}}]} ] , "crs":{"features":[1]} }\r\n',
  '{"name":"a\\\\","bbox":[1,2,3,4],"features":[{"大连":"星海广场 🌊","k":"\\u005d\\\\\\""}],"after":"ok"}',
  '{"features":[null,1,"x,]",[{"features":[1,2]}],true],"n":1e-7}',
  '{"features":{"not":"a list"},"type":"Feature"}',
  '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"features":[1]}}',
  '{}',
  '{"features":[\n]}',
];

describe('the scanner of features', () => {
  test.each(AWKWARD)('reads %j as JSON.parse does, in pieces of any size', (text) => {
    for (const size of [1, 2, 3, 7, 16, 1000]) expectAsParsed(text, size);
  });

  test('leaves out the mark of UTF-8', () => {
    expect(scan('\ufeff{"features":[{"a":1}]}', 2).features).toEqual([{ a: 1 }]);
  });

  test('reads a list of features too', () => {
    expect(scan('[{"a":1},{"b":"]"}]', 2).features).toEqual([{ a: 1 }, { b: ']' }]);
  });

  test('keeps a member __proto__ as data', () => {
    const [feature] = scan('{"features":[{"__proto__":{"x":1}}]}', 5).features;
    expect(Object.keys(feature as object)).toEqual(['__proto__']);
  });

  test('any features in pieces of any size are those of JSON.parse', () => {
    const texts = fc.string({ unit: 'binary' });
    const features = fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(features, texts, fc.integer({ min: 1, max: 40 }), (list, name, size) => {
        expectAsParsed(JSON.stringify({ name, features: list, last: name }, null, size % 3), size);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['{"features":[{"a":1},{"b":', 'truncated'],
    ['{"features":[{"a":1}]', 'truncated'],
    ['{"features":[{"a":"\\', 'truncated'],
    ['', 'truncated'],
    ['{"features":[{"a":1},]}', 'broken'],
    ['{"features":[,{"a":1}]}', 'broken'],
    ['{"features":[{"a":1}{"b":2}]}', 'broken'],
    ['{"features":[{"a":1}},"b":2]}', 'broken'],
    ['{"features":[1],,"a":1}', 'broken'],
    ['{features:[1]}', 'broken'],
    ['{"a" 1}', 'broken'],
    ['hello', 'broken'],
    ['{"a":1}\n{"a":2}', 'more'],
  ])('of %j says that it is %s', (text, reason) => {
    for (const size of [1, 4, 100]) expect(reasonOf(text, size)).toBe(reason);
  });

  test('tells another encoding', () => {
    // 大 in GB 18030.
    const bytes = new Uint8Array([...new TextEncoder().encode('{"features":["'), 0xb4, 0xf3]);
    const end = new TextEncoder().encode('"]}');
    expect(reasonOf(new Uint8Array([...bytes, ...end]), 100)).toBe('not-utf8');
  });

  test('hands out what came whole before a fault', () => {
    const features: unknown[] = [];
    const scanner = new JsonScanner({
      features: (batch) => {
        features.push(...batch);
      },
      member: () => undefined,
    });
    const text = '{"features":[{"a":1},{"b":"x,"},{bad},{"c":1}]}';
    expect(() => {
      scanner.write(new TextEncoder().encode(text));
    }).toThrow(JsonFault);
    expect(features).toEqual([{ a: 1 }, { b: 'x,' }]);
  });
});

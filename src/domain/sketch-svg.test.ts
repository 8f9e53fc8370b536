import { describe, expect, test } from 'vitest';
import { sketch, type SketchModel } from './sketch';
import { escapeXml, sketchSvg, type SketchPalette } from './sketch-svg';

const palette: SketchPalette = {
  sea: '#cfe3ea',
  land: '#faf8f2',
  coast: '#6f9fb2',
  label: '#33505c',
  halo: '#ffffff',
  onPin: '#fefefe',
  pin: '#444444',
  selected: '#0b57d0',
  themes: { coast: '#123456' },
};

/** A name that would end the text, an attribute and the document, were it not escaped. */
const HOSTILE = `"'></title></text><script>alert(1)</script><!-- ]]>&amp;\u0000\u000b\ud800`;

const model = (name: string, themeId = 'coast'): SketchModel =>
  sketch({
    camera: { center: [121.6, 38.9], zoom: 10, bearing: 0, pitch: 0 },
    size: { width: 1200, height: 630 },
    land: { levels: [] },
    pins: [
      { id: 'a', point: [121.4, 38.9], themeId, name: { en: name } },
      { id: 'b', point: [121.7, 38.9], themeId, name: { en: 'b' } },
      { id: 'c', point: [121.7, 38.9], themeId: 'metro', name: { en: 'c' } },
    ],
    areas: [
      {
        id: 'area',
        siteIds: ['d'],
        point: [121.6, 38.8],
        radiusMetres: 4000,
        themeId,
        name: { en: name },
      },
    ],
    rings: [{ id: 'a', point: [121.4, 38.9], radiusMetres: 3000, themeId }],
    tracks: [
      {
        id: 'r',
        lines: [
          [
            [121.3, 39],
            [121.9, 39],
          ],
        ],
        themeId,
        dashed: true,
      },
    ],
    icons: { coast: 'M1 2"/><script>' },
    languages: ['en'],
  });

/** Names of the elements in order, by a reader that knows tags, quoted attributes and text only. */
function elementsOf(svg: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  let rest = svg;
  while (rest) {
    const tag = /^<(\/?)([a-z]+)((?: [a-z:A-Z-]+="[^"<]*")*)(\/?)>/.exec(rest);
    const text = /^[^<>]+/.exec(rest);
    const token = tag?.[0] ?? text?.[0];
    if (!token) throw new Error(`Not well-formed: ${rest.slice(0, 60)}`);
    rest = rest.slice(token.length);
    if (!tag) continue;
    const name = tag[2] ?? '';
    if (tag[1]) expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (!tag[4]) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

describe('sketchSvg', () => {
  const options = { title: HOSTILE, lang: `en" onload="x` };

  test('shows hostile names as text', () => {
    const svg = sketchSvg(model(HOSTILE), palette, options);
    const plain = sketchSvg(model('name'), palette, { title: 'name', lang: 'en' });
    expect(new Set(elementsOf(svg))).toEqual(new Set(elementsOf(plain)));
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(svg).not.toMatch(/<script| onload="x/);
    expect(svg).not.toContain('\u0000');
  });

  test('is a document of its own with size, language and accessible name', () => {
    const svg = sketchSvg(model('Xinghai'), palette, { title: 'Xinghai Square', lang: 'en' });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 1200 630"/);
    expect(svg).toContain('role="img" xml:lang="en"');
    expect(svg).toContain('<title>Xinghai Square</title>');
    expect(elementsOf(svg)[0]).toBe('svg');
  });

  test('draws names, counts, rings and dashes', () => {
    const svg = sketchSvg(model('Xinghai'), palette, { title: 't', lang: 'en' });
    expect(svg.match(/>Xinghai</g)).toHaveLength(2);
    expect(svg).toContain('>2</text>');
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
  });

  test('uses only colours of the palette', () => {
    const svg = sketchSvg(model('x'), palette, { title: 't', lang: 'en' });
    const used = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map((match) => match[1]);
    const known = [...Object.values(palette).filter((v) => typeof v === 'string'), '#123456'];
    expect(used.filter((value) => value !== 'none' && !known.includes(String(value)))).toEqual([]);
    expect(svg).not.toContain('var(');
  });

  test('falls back for themes without a colour, also for names of Object', () => {
    const svg = sketchSvg(model('x', 'constructor'), palette, { title: 't', lang: 'en' });
    expect(svg).toContain(palette.pin);
    expect(svg).not.toContain('#123456');
    expect(svg).not.toContain('function');
  });
});

// XML 1.0, section 2.4: what must be escaped, and section 2.2: what may not stand in a document.
test.each([
  [`<a b="c">&'`, '&lt;a b=&quot;c&quot;&gt;&amp;&#39;'],
  ['大连 🚢\n', '大连 🚢\n'],
  ['\u0001\ufffe', '\ufffd\ufffd'],
])('escapeXml(%j) is %j', (text, escaped) => {
  expect(escapeXml(text)).toBe(escaped);
});

test('the approval number stands at the lower left, escaped, and nothing where there is none', () => {
  const draw = (approval?: string): string =>
    sketchSvg(model('a'), palette, {
      title: 'A map',
      lang: 'en',
      ...(approval === undefined ? {} : { approval }),
    });
  const svg = draw('GS(2026)1号 <&>');
  expect(svg).toContain('<text x="8" y="622"');
  expect(svg).toContain('GS(2026)1号 &lt;&amp;&gt;</text>');
  expect(draw()).not.toContain('y="622"');
});

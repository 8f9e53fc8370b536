import { core } from 'virtual:atlas-core';
import { expect, test } from 'vitest';
import { examineParts } from './doctor';
import { oembedAddress, oembedAnswer, type OembedPage } from './oembed';

const address = 'https://atlas.example/dalian/';
const page: OembedPage = {
  kind: 'place',
  id: 'dut',
  lang: 'en',
  title: 'DUT "&" <more>',
  siteName: 'Dalian Atlas',
  address,
  image: 'en/place/dut/preview.png',
};

const attributesOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ]),
  );

// oembed.com, 2.3.4: what every answer and what one of the type rich must have.
test('an answer has what oEmbed 1.0 asks for', () => {
  const answer = oembedAnswer(page, core);
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: page.title });
  expect(answer.width).toBeGreaterThan(0);
  expect(answer.height).toBeGreaterThan(0);
  // A thumbnail comes with both its sizes.
  expect(answer).toMatchObject({
    thumbnail_url: `${address}en/place/dut/preview.png`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  });
});

test('its frame is one the doctor finds nothing wrong with', () => {
  for (const kind of ['home', 'article', 'place', 'theme', 'tour'] as const) {
    const ids = { home: '', article: '', place: 'dut', theme: 'science', tour: 'seaside-drive' };
    const { html } = oembedAnswer({ ...page, kind, id: ids[kind] }, core);
    expect(html).not.toMatch(/<more>|\n/);
    const attributes = attributesOf(html);
    expect(attributes['title']).toBe(page.title);
    const context = {
      base: address,
      secure: true,
      placeIds: new Set(core.sites.map(({ id }) => id)),
      layerIds: new Set(core.layers.map(({ id }) => id)),
      tourIds: new Set(core.tours.map(({ id }) => id)),
      languages: core.settings.languages,
    };
    expect(examineParts([{ kind: 'iframe', attributes, hasContent: false }], context)).toEqual([]);
    const { hash } = new URL(attributes['src'] ?? '');
    const shown = {
      home: '',
      article: '',
      place: '#place=dut',
      theme: '#layers=science',
      tour: '#tour=seaside-drive',
    };
    expect(decodeURIComponent(hash)).toMatch(new RegExp(`^${shown[kind]}`));
  }
});

test('it lies beside the page', () => {
  const at = (place: string | null, tour: string | null): string =>
    oembedAddress({ base: address, place, tour }, 'en');
  expect(at('dut', null)).toBe(`${address}en/place/dut/oembed.json`);
  expect(at(null, 'seaside-drive')).toBe(`${address}en/tour/seaside-drive/oembed.json`);
  expect(at(null, null)).toBe(`${address}en/oembed.json`);
});

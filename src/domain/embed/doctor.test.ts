import { describe, expect, test } from 'vitest';
import { examineParts, examinePolicies, type DoctorContext, type EmbedPart } from './doctor';
import { UI_DEFAULTS } from './options';
import { elementAttributes, frameAddress, SANDBOX, type EmbedChoice } from './snippet';

const BASE = 'https://atlas.example/dalian/';
const context: DoctorContext = {
  base: BASE,
  secure: true,
  placeIds: new Set(['dut']),
  layerIds: new Set(['coast', 'science']),
  tourIds: new Set(['seaside-drive']),
  languages: ['zh-Hans', 'en'],
};
const choice: EmbedChoice = {
  base: BASE,
  place: 'dut',
  tour: null,
  layers: ['coast'],
  lang: 'en',
  theme: null,
  ui: UI_DEFAULTS,
  widthPx: null,
  heightPx: 420,
  load: 'click',
  title: 'Dalian University of Technology',
};

const script = (attributes = {}): EmbedPart => ({
  kind: 'script',
  attributes: { type: 'module', src: `${BASE}embed.js`, ...attributes },
  hasContent: false,
});
const element = (attributes = {}, hasContent = true): EmbedPart => ({
  kind: 'element',
  attributes: { ...Object.fromEntries(elementAttributes(choice)), ...attributes },
  hasContent,
});
const iframe = (attributes = {}): EmbedPart => ({
  kind: 'iframe',
  attributes: {
    src: frameAddress(choice),
    title: choice.title,
    height: '420',
    loading: 'lazy',
    allow: '',
    sandbox: SANDBOX.join(' '),
    ...attributes,
  },
  hasContent: false,
});

const codes = (parts: readonly EmbedPart[], change: Partial<DoctorContext> = {}): string[] =>
  examineParts(parts, { ...context, ...change }).map(({ code }) => code);

describe('the snippets of the embed page', () => {
  test('are well', () => {
    expect(codes([script(), element()])).toEqual([]);
    expect(codes([iframe()])).toEqual([]);
  });
});

describe('each planted fault is found, and nothing else', () => {
  const address = frameAddress(choice);
  test.each<[fault: string, parts: EmbedPart[], code: string]>([
    ['nothing of the atlas', [], 'nothing'],
    ['the element without its script', [element()], 'no-script'],
    ['a script that is no module', [script({ type: 'text/javascript' }), element()], 'script-type'],
    [
      'the script of another site',
      [script({ src: 'https://copy.example/embed.js' }), element()],
      'address',
    ],
    [
      'the script over http',
      [script({ src: `${BASE}embed.js`.replace('s:', ':') }), element()],
      'mixed',
    ],
    ['a height of zero', [script(), element({ style: 'color: red; height: 0px' })], 'height'],
    ['an element that is not shown', [script(), element({ style: 'display:none' })], 'height'],
    ['a place that is not there', [script(), element({ place: 'atlantis' })], 'unknown'],
    ['a layer that is not there', [script(), element({ layers: 'coast,hotels' })], 'unknown'],
    ['a tour that is not there', [script(), element({ tour: 'grand/2' })], 'unknown'],
    ['nothing without scripts', [script(), element({}, false)], 'fallback'],
    ['a frame without a title', [iframe({ title: ' ' })], 'title'],
    ['a frame of height zero', [iframe({ height: '0' })], 'height'],
    ['a frame that may use the camera', [iframe({ allow: 'camera; fullscreen' })], 'allow'],
    [
      'a frame that asks where one is',
      [iframe({ src: address.replace('embed=1', 'embed=1&ui-locate=on') })],
      'allow-locate',
    ],
    ['a frame without scripts', [iframe({ sandbox: 'allow-same-origin' })], 'sandbox'],
    ['a frame that does not wait', [iframe({ loading: '' })], 'lazy'],
    [
      'the whole atlas in a frame',
      [iframe({ src: address.replace('embed=1', 'x=1') })],
      'not-embed',
    ],
    ['a frame over http', [iframe({ src: address.replace('https:', 'http:') })], 'mixed'],
    [
      'a language that is not there',
      [iframe({ src: address.replace('lang=en', 'lang=fr') })],
      'unknown',
    ],
    ['an address that runs', [iframe({ src: 'javascript:alert(1)' })], 'address'],
  ])('%s', (_fault, parts, code) => {
    expect(codes(parts)).toEqual([code]);
  });

  test('over http on a page without https, and on the own machine, nothing is mixed', () => {
    const http = iframe({ src: address.replace('https:', 'http:') });
    expect(codes([http], { secure: false })).toEqual([]);
    const local = 'http://localhost:8080/';
    expect(codes([iframe({ src: address.replace(BASE, local) })], { base: local })).toEqual([]);
  });

  test('what is echoed is short, and the same is said once', () => {
    const found = examineParts(
      [script(), element({ place: 'x'.repeat(500) }), element({ place: 'x'.repeat(500) })],
      context,
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.params['value']).toHaveLength(80);
  });
});

// What the sources of a directive match is said in Content Security Policy Level 3, 6.7.2.8.
describe('policies', () => {
  const origin = 'https://atlas.example';
  test.each<[policy: string, refused: string[]]>([
    ['', []],
    ["default-src 'self'", ['default-src', 'default-src', 'default-src']],
    [`script-src ${origin}; img-src *; frame-src https:`, []],
    [`script-src 'self'; img-src ${origin}; frame-src ${origin}`, ['script-src']],
    [`default-src ${origin}; frame-src 'none'`, ['frame-src']],
    [`default-src ${origin}; child-src 'none'`, ['child-src']],
    [`default-src ${origin}; script-src-elem 'self'; script-src ${origin}`, ['script-src-elem']],
    ['default-src *.example', []],
    ['default-src *.atlas.example', ['default-src', 'default-src', 'default-src']],
    ['default-src http://atlas.example', []],
    ['default-src https://atlas.example:8443', ['default-src', 'default-src', 'default-src']],
    ['DEFAULT-SRC https://atlas.example:*', []],
  ])('%s', (policy, refused) => {
    const found = examinePolicies([policy], origin);
    expect(found.map(({ params }) => params['name'])).toEqual(refused);
  });

  test('each of several has to let it pass', () => {
    const policies = [`frame-src ${origin}`, "frame-src 'none'"];
    expect(examinePolicies(policies, origin).map(({ code }) => code)).toEqual(['csp']);
  });
});

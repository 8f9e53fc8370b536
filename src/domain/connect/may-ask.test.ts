// What may be asked. Origins are those of the URL Standard, mixed content that of W3C Mixed Content.
import { describe, expect, test } from 'vitest';
import { askRefusal, mayAsk } from './may-ask';

const PAGE = 'https://atlas.example.org/dalian/index.html';
const connect = ['https://maps.example.cn', 'https://tiles.example.cn:8443'];

describe('which addresses a page may ask', () => {
  test.each([
    ['a file of its own', 'tiles/a.pmtiles'],
    ['its own origin, spelt out', 'https://atlas.example.org/other'],
    ['a named host', 'https://maps.example.cn/wms?SERVICE=WMS'],
    ['a named host in capitals and with its usual port', 'https://MAPS.example.cn:443/wms'],
    ['a named port', 'https://tiles.example.cn:8443/{z}/{x}/{y}'],
  ])('%s', (_what, address) => {
    expect(mayAsk(address, PAGE, connect)).toBe(true);
  });

  test.each([
    ['a host that nobody named', 'https://elsewhere.example/wms', 'not-allowed'],
    ['another port of a named host', 'https://maps.example.cn:444/', 'not-allowed'],
    ['a host whose name begins alike', 'https://maps.example.cn.evil.example/', 'not-allowed'],
    ['a host beneath a named one', 'https://a.maps.example.cn/', 'not-allowed'],
    ['a name and a password', 'https://a:b@maps.example.cn/', 'not-web'],
    ['http from a page that came by https', 'http://maps.example.cn/', 'insecure'],
    ['a script', 'javascript:alert(1)', 'not-web'],
    ['a script behind a blank', ' \tjava\nscript:alert(1)', 'not-web'],
    ['data', 'data:text/html,<script>', 'not-web'],
    ['a blob', 'blob:https://atlas.example.org/1', 'not-web'],
    ['a file', 'file:///etc/passwd', 'not-web'],
    ['half an address', 'https://', 'not-web'],
  ] as const)('not %s', (_what, address, why) => {
    expect(askRefusal(address, PAGE, connect)).toBe(why);
  });

  test('nobody but the page itself when nobody is named', () => {
    expect(mayAsk('https://maps.example.cn/', PAGE)).toBe(false);
    expect(mayAsk('./a.json', PAGE)).toBe(true);
  });

  test('any host over https, and none over http', () => {
    expect(mayAsk('https://elsewhere.example/', PAGE, ['https:'])).toBe(true);
    const page = 'http://127.0.0.1:4173/';
    expect(askRefusal('http://elsewhere.example/', page, ['https:'])).toBe('not-allowed');
    expect(mayAsk('http://127.0.0.1:9/', page, ['https:', 'http://127.0.0.1:9'])).toBe(true);
  });
});

// The bytes are those of Python 3.11's codecs gb18030, shift_jis, euc_kr and cp1251.
import { describe, expect, test } from 'vitest';
import { decodeText, encodingByLabel, tellEncoding } from './encoding';

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));

const TEXTS: readonly (readonly [encoding: string, text: string, hex: string])[] = [
  [
    'gb18030',
    '名称,地址\n大连站,辽宁省大连市中山区长江路\n星海广场,沙河口区\n',
    'c3fbb3c62cb5d8d6b70ab4f3c1acd5be2cc1c9c4fecaa1b4f3c1accad0d6d0c9bdc7f8b3a4bdadc2b70ad0c7baa3b9e3b3a12cc9b3bad3bfdac7f80a',
  ],
  ['gb18030', '大连', 'b4f3c1ac'],
  ['gb18030', '地址\n甘井子区', 'b5d8d6b70ab8cabeaed7d3c7f8'],
  [
    'gb18030',
    '店名,电话\n老菜馆,0411-8888\n',
    'b5eac3fb2cb5e7bbb00ac0cfb2cbb9dd2c303431312d383838380a',
  ],
  [
    'shift_jis',
    '名前,住所\n大連駅,遼寧省大連市中山区のながえろ通り\nカタカナ,ひらがなテスト\nホテル,です。\n名前,住所\n大連駅,遼寧省大連市中山区のながえろ通り\nカタカナ,ひらがなテスト\nホテル,です。\n',
    '96bc914f2c8f5a8f8a0a91e5984189772c97c9944a8fc891e598418e7392868e528be682cc82c882aa82a682eb92ca82e80a834a835e834a83692c82d082e782aa82c88365835883670a837a8365838b2c82c582b781420a96bc914f2c8f5a8f8a0a91e5984189772c97c9944a8fc891e598418e7392868e528be682cc82c882aa82a682eb92ca82e80a834a835e834a83692c82d082e782aa82c88365835883670a837a8365838b2c82c582b781420a',
  ],
  [
    'euc-kr',
    '이름,주소\n다롄역,랴오닝성 다롄시 중산구\n광장,공원에서 가까운 곳입니다\n이름,주소\n다롄역,랴오닝성 다롄시 중산구\n광장,공원에서 가까운 곳입니다\n',
    'c0ccb8a72cc1d6bcd20ab4d9b7cbbfaa2cb7aabfc0b4d7bcba20b4d9b7cbbdc320c1dfbbeab1b80ab1a4c0e52cb0f8bff8bfa1bcad20b0a1b1eebfee20b0f7c0d4b4cfb4d90ac0ccb8a72cc1d6bcd20ab4d9b7cbbfaa2cb7aabfc0b4d7bcba20b4d9b7cbbdc320c1dfbbeab1b80ab1a4c0e52cb0f8bff8bfa1bcad20b0a1b1eebfee20b0f7c0d4b4cfb4d90a',
  ],
  [
    'windows-1251',
    'Название,Адрес\nВокзал Далянь,провинция Ляонин\nПлощадь Синхай,набережная города\nНазвание,Адрес\nВокзал Далянь,провинция Ляонин\nПлощадь Синхай,набережная города\n',
    'cde0e7e2e0ede8e52cc0e4f0e5f10ac2eeeae7e0eb20c4e0ebffedfc2ceff0eee2e8edf6e8ff20cbffeeede8ed0acfebeef9e0e4fc20d1e8edf5e0e92cede0e1e5f0e5e6ede0ff20e3eef0eee4e00acde0e7e2e0ede8e52cc0e4f0e5f10ac2eeeae7e0eb20c4e0ebffedfc2ceff0eee2e8edf6e8ff20cbffeeede8ed0acfebeef9e0e4fc20d1e8edf5e0e92cede0e1e5f0e5e6ede0ff20e3eef0eee4e00a',
  ],
];

describe('the encoding of a text', () => {
  test.each(TEXTS)('%s: %.20s', (encoding, text, hex) => {
    const { value } = tellEncoding(bytesOf(hex));
    expect(value).toBe(encoding);
    expect(decodeText(bytesOf(hex), value)).toBe(text);
  });

  test('a short text that could be several is GB 18030, and a person should look', () => {
    expect(tellEncoding(bytesOf('b4f3c1ac'))).toEqual({ value: 'gb18030', isSure: false });
  });

  test('what is valid UTF-8 is that; marks are believed', () => {
    expect(tellEncoding(new TextEncoder().encode('大连'))).toEqual({
      value: 'utf-8',
      isSure: true,
    });
    expect(tellEncoding(bytesOf('fffe2759'))).toEqual({ value: 'utf-16le', isSure: true });
    expect(tellEncoding(bytesOf('feff5927'))).toEqual({ value: 'utf-16be', isSure: true });
    expect(decodeText(bytesOf('efbbbf61'), 'utf-8')).toBe('a');
  });

  test('UTF-16 without a mark is told by its zeros', () => {
    const wide = Uint8Array.from(Buffer.from('name,lng,lat\n大连,121.6,38.9\n', 'utf16le'));
    expect(tellEncoding(wide).value).toBe('utf-16le');
  });

  test.each([
    ['UTF-8', 'utf-8'],
    ['65001', 'utf-8'],
    ['GBK', 'gb18030'],
    ['CP936', 'gb18030'],
    ['ANSI 936', 'gb18030'],
    ['949', 'euc-kr'],
    ['Shift_JIS', 'shift_jis'],
    ['windows-1251', 'windows-1251'],
    ['ISO-8859-1', null],
  ])('%s means %s', (label, encoding) => {
    expect(encodingByLabel(label)).toBe(encoding);
  });
});

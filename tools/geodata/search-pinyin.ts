/** The pinyin of names, at build time: what is shipped has syllables and no dictionary. */
import { customPinyin, pinyin } from 'pinyin-pro';

/** Names on the spot that a general dictionary reads otherwise. */
const LOCAL_READINGS: Readonly<Record<string, string>> = {
  长兴岛: 'cháng xīng dǎo',
  长海: 'cháng hǎi',
  大长山: 'dà cháng shān',
  小长山: 'xiǎo cháng shān',
  西岗: 'xī gǎng',
  大连: 'dà lián',
  里堡: 'lǐ pù',
  镇堡: 'zhèn pù',
  店堡: 'diàn pù',
  一重: 'yī zhòng',
  重工: 'zhòng gōng',
};
customPinyin(LOCAL_READINGS);

const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char);

/**
 * The syllables of a name, one for each Chinese character, without tones, between spaces.
 * @throws when a character has no reading
 */
export function pinyinOf(name: string): string {
  const syllables = pinyin(name, { type: 'array', toneType: 'none', v: false });
  const chars = Array.from(name);
  if (syllables.length !== chars.length) {
    throw new Error(`${name}: ${syllables.length} readings of ${chars.length} characters`);
  }
  return chars
    .flatMap((char, index) => {
      if (!isHan(char)) return [];
      const syllable = syllables[index] ?? '';
      if (!/^[a-zü]+$/.test(syllable)) throw new Error(`${name}: no reading of ${char}`);
      return [syllable];
    })
    .join(' ');
}

/** The reading of a name with tone marks, for people: syllables between spaces, the rest as it is. */
export function pinyinWithTones(name: string): string {
  return pinyin(name, { toneType: 'symbol', nonZh: 'consecutive' });
}

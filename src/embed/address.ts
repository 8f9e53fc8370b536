/** What the attributes of an element say, as addresses of the atlas. */

const QUERY = ['lang', 'theme', 'labels'];
const HASH = ['map', 'place', 'feature', 'layers', 'basemap', 'time', 'tour', 'panel'];
const PARTS = ['search', 'legend', 'panels', 'controls', 'time', 'settings', 'locate'];
const UI = [...PARTS, 'gestures'].map((name) => `ui-${name}`);

/** Attributes whose change shows in the frame. */
export const LIVE = [...QUERY, ...HASH, ...UI];

type Read = (name: string) => string | null;

/** As the atlas writes its address: an attribute never leaves its own parameter. */
const pairs = (names: readonly string[], read: Read): string[] =>
  names.flatMap((name) => {
    const value = read(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });

/** @param base the folder of the atlas, with a slash at its end */
export function frameAddress(base: string, read: Read): string {
  const query = [
    ...pairs(QUERY, read),
    'embed=1',
    ...pairs(UI, read),
    ...(read('height') === 'auto' ? ['ui-height=auto'] : []),
  ];
  const hash = pairs(HASH, read);
  return `${base}?${query.join('&')}${hash.length > 0 ? `#${hash.join('&')}` : ''}`;
}

/** Only what can be the name of a file: others have the picture of the first view. */
const file = (value: string | null): string =>
  value && /^[a-z0-9-]+$/.test(value) ? value : 'home';

export function pictureAddress(base: string, lang: string, read: Read, dark: boolean): string {
  return `${base}embed/${lang}/${file(read('place'))}${dark ? '.dark' : ''}.svg`;
}

/** The colours of the map, read from the design tokens so that map and interface agree. */
import type { Theme as AtlasTheme } from '../../domain/site';
import type { SketchPalette } from '../../domain/sketch-svg';

const keys = [
  'sea',
  'shelf',
  'land',
  'coast',
  'lake',
  'reserve',
  'reserveSea',
  'reserveLabel',
  'building',
  'border',
  'motorway',
  'motorwayCasing',
  'primaryCasing',
  'trunk',
  'primary',
  'rail',
  'station',
  'label',
  'labelMuted',
  'labelSea',
  'halo',
  'shield',
  'here',
  'draw',
  'chosen',
] as const;

export type Palette = Readonly<Record<(typeof keys)[number], string>>;
export type Theme = 'light' | 'dark';

const tokenOf = (key: string): string =>
  `--map-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The arguments of light-dark(), split at the comma that is not inside a function of its own. */
function lightDark(value: string): [light: string, dark: string] | undefined {
  const inside = /^light-dark\((.*)\)$/s.exec(value.trim())?.[1];
  if (inside === undefined) return undefined;
  let depth = 0;
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === '(') depth += 1;
    else if (inside[i] === ')') depth -= 1;
    else if (inside[i] === ',' && depth === 0) {
      return [inside.slice(0, i).trim(), inside.slice(i + 1).trim()];
    }
  }
  return undefined;
}

/**
 * Reads the `--map-*` tokens of a style sheet. A token set again further down, for a person who
 * asked for more contrast, say, does not count.
 */
export function parsePalette(css: string, theme: Theme): Palette {
  const read = (key: string): string => {
    const token = tokenOf(key);
    const value = new RegExp(`${token}\\s*:\\s*([^;]+);`).exec(css)?.[1];
    if (value === undefined) throw new Error(`The map colour ${token} is missing`);
    const pair = lightDark(value);
    if (!pair) throw new Error(`The map colour ${token} is not light-dark(…, …)`);
    return pair[theme === 'light' ? 0 : 1];
  };
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as Palette;
}

/** The colours of a sketch that stands alone, as a picture or on paper: those of the light scheme. */
export function sketchPalette(
  { sea, land, coast, label, halo }: Palette,
  themes: readonly Pick<AtlasTheme, 'id' | 'color'>[],
): SketchPalette {
  return {
    sea,
    land,
    coast,
    label,
    halo,
    onPin: halo,
    pin: label,
    selected: label,
    themes: Object.fromEntries(themes.map(({ id, color }) => [id, color.light])),
  };
}

import { readFileSync } from 'node:fs';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import {
  basemapGlobalState,
  basemapImages,
  embeddedBasemap,
} from '../../src/map/basemap/embedded.ts';
import { parsePalette, type Theme } from '../../src/map/basemap/palette.ts';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

describe.each<Theme>(['light', 'dark'])('the embedded basemap, %s', (theme) => {
  const { sources, layers, labelLayers } = embeddedBasemap(parsePalette(css, theme));

  it('is a valid style', () => {
    const style = {
      version: 8 as const,
      state: basemapGlobalState,
      sources,
      layers: [...layers, ...labelLayers],
    };
    expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([]);
  });

  it('has one id for each layer', () => {
    const ids = [...layers, ...labelLayers].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reads no global state it does not declare', () => {
    const asked = [
      ...JSON.stringify([layers, labelLayers]).matchAll(/\["global-state","([^"]+)"/g),
    ].map(([, key]) => key);
    expect(new Set(asked)).toEqual(new Set(Object.keys(basemapGlobalState)));
  });
});

/** Contrast of two colours by WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = [1, 3, 5].map((i) => {
      const value = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each<Theme>(['light', 'dark'])('names, %s', (theme) => {
  const palette = parsePalette(css, theme);
  const grounds = ['land', 'sea', 'shelf'] as const;

  it.each(['label', 'labelMuted', 'labelSea', 'reserveLabel'] as const)('%s is legible', (ink) => {
    for (const ground of grounds) {
      expect(contrast(palette[ink], palette[ground]), ground).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('the signs', () => {
  it('are all that the style names', () => {
    const { labelLayers } = embeddedBasemap(parsePalette(css, 'light'));
    const images = basemapImages();
    expect(JSON.stringify(labelLayers)).toContain('["concat","basemap-",["get","kind"]]');
    expect(Object.keys(images).sort()).toEqual([
      'basemap-airport',
      'basemap-peak',
      'basemap-port',
      'basemap-shield',
    ]);
  });

  it('are distance fields: inside above the edge, outside below it', () => {
    const { width, height, data } = basemapImages()['basemap-peak']!.image;
    expect(data.length).toBe(width * height * 4);
    const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3]!;
    expect(alpha(width / 2, height / 2)).toBeGreaterThan(192);
    expect(alpha(0, 0)).toBeLessThan(192);
  });
});

describe('the palette', () => {
  it('takes the first argument in light, the second in dark', () => {
    expect(parsePalette(css, 'light').sea).not.toBe(parsePalette(css, 'dark').sea);
  });

  it('names a token that is missing', () => {
    expect(() => parsePalette(css.replaceAll('--map-lake', '--map-pond'), 'light')).toThrow(
      '--map-lake',
    );
  });
});

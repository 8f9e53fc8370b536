import { readFileSync } from 'node:fs';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { basemapGlobalState, embeddedBasemap } from '../../src/map/basemap/embedded.ts';
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

import { core } from 'virtual:atlas-core';
import { test } from 'vitest';
import { sceneOf } from '../domain/scene';
import tokens from '../styles/tokens.css?raw';
import { parsePalette } from './basemap/palette';
import { compileStyle } from './style';
test('x', () => {
  const s = compileStyle({ core, scene: sceneOf(core), theme: 'light', palette: parsePalette(tokens, 'light'), layerUrl: (id) => `/g/${id}` });
  console.log(Object.entries(s.sources).map(([k, v]) => k + ' ' + JSON.stringify(v).slice(0, 90)).join('\n'));
});

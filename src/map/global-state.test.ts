import { core } from 'virtual:atlas-core';
import { expect, test } from 'vitest';
import { globalStateOf } from './global-state';

const state = {
  lang: 'en',
  bilingual: true,
  localFirst: false,
  shownLayers: ['districts'],
  opacities: [{ layer: 'coast', opacity: 0.5 }],
  shownSites: ['ganjingzi-district'],
  selectedSite: '',
  selectedArea: '',
  selectedFeature: '',
  hoveredSite: '',
  passing: {},
};

test('the basemap leaves out the names that the atlas writes itself, and no other', () => {
  // 甘井子区 and 中山区 are names of the basemap too; only the first is shown as a place here.
  expect(globalStateOf(core, state)['ownNames']).toEqual(['甘井子区']);
  expect(globalStateOf(core, { ...state, shownSites: [] })['ownNames']).toEqual([]);
});

test('what a filter leaves of a layer of features has its own keys; places are among the shown', () => {
  const passing = { 'metro-lines': ['metro-line-1'], districts: [] };
  expect(globalStateOf(core, { ...state, passing })).toMatchObject({
    'metro-lines.filtered': true,
    'metro-lines.passing': ['metro-line-1'],
    'metro-stations.filtered': false,
    'districts.filtered': false,
  });
});

test('layers are shown by their own keys', () => {
  expect(globalStateOf(core, state)).toMatchObject({
    'districts.shown': true,
    'coast.shown': false,
  });
});

test('a layer that is drawn more faintly tells so by its key, and of its places by their ids', () => {
  const told = globalStateOf(core, state);
  expect(told).toMatchObject({ 'districts.opacity': 1, 'coast.opacity': 0.5 });
  const coast = core.sites.filter(({ layer }) => layer === 'coast').map(({ id }) => id);
  expect(told['siteOpacity']).toEqual(Object.fromEntries(coast.map((id) => [id, 0.5])));
});

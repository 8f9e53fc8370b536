import { core } from 'virtual:atlas-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { Layers } from './layers.svelte';

const order = core.layers.map(({ id }) => id);
const atFirst = core.layers.filter((layer) => layer.initiallyVisible).map(({ id }) => id);

let layers: Layers;
beforeEach(() => {
  layers = new Layers(core.layers);
});

describe('layers', () => {
  test('are shown at first as the catalogue says', () => {
    // The catalogue shows the places of every theme and the metro; coast and districts wait.
    expect(layers.isShown('science')).toBe(true);
    expect(layers.isShown('metro-lines')).toBe(true);
    expect(layers.isShown('coastline')).toBe(false);
    expect(layers.isShown('district-areas')).toBe(false);
    expect(layers.shown).toEqual(atFirst);
    expect(layers.isDefault).toBe(true);
  });

  test('are shown and hidden one by one', () => {
    layers.hide('hydrogen');
    expect(layers.isShown('hydrogen')).toBe(false);
    expect(layers.isShown('science')).toBe(true);
    expect(layers.isDefault).toBe(false);
    layers.show('hydrogen');
    expect(layers.isShown('hydrogen')).toBe(true);
    expect(layers.isDefault).toBe(true);
  });

  test('keep the order of the catalogue, whatever the order of the wishes', () => {
    layers.showOnly(['industry', 'science', 'coastline']);
    expect(layers.shown).toEqual(
      ['coastline', 'science', 'industry'].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    layers.showOnly([]);
    expect(layers.shown).toEqual([]);
    expect(layers.isDefault).toBe(false);
  });

  test('that the catalogue does not have are not shown', () => {
    layers.showOnly(['science', 'nowhere', '__proto__']);
    expect(layers.shown).toEqual(['science']);
  });

  test('go back to those of a first visit', () => {
    layers.showOnly(['coastline']);
    layers.reset();
    expect(layers.shown).toEqual(atFirst);
    expect(layers.isDefault).toBe(true);
  });
});

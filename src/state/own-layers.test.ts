import { describe, expect, test } from 'vitest';
import type { OwnLayer } from '../domain/own/model';
import { Layers } from './layers.svelte';
import { OwnLayers } from './own-layers.svelte';
import { Solo } from './solo.svelte';

const layer = (id: string): OwnLayer => ({ id, title: id, shown: true }) as OwnLayer;

const three = (): OwnLayers => {
  const own = new OwnLayers();
  for (const id of ['own-c', 'own-b', 'own-a']) own.add(layer(id));
  return own;
};
const ids = (own: OwnLayers): string[] => own.all.map(({ id }) => id);

describe('the order of own layers', () => {
  test('a new one lies on top, above the layers of the atlas', () => {
    const own = three();
    expect(ids(own)).toEqual(['own-a', 'own-b', 'own-c']);
    expect(own.all.map(({ id }) => own.isUnder(id))).toEqual([false, false, false]);
  });

  test('the last ones can lie below the layers of the atlas, and stay there', () => {
    const own = three();
    own.arrange(['own-b', 'own-c', 'own-a'], 1);
    expect(ids(own)).toEqual(['own-b', 'own-c', 'own-a']);
    own.add(layer('own-d'));
    expect(own.all.map(({ id }) => own.isUnder(id))).toEqual([false, false, false, true]);
    own.remove('own-a');
    expect(own.all.map(({ id }) => own.isUnder(id))).toEqual([false, false, false]);
  });
});

test('a layer alone on the map, and back to what was shown', () => {
  const own = three();
  const layers = new Layers([
    { id: 'coast', initiallyVisible: true },
    { id: 'metro', initiallyVisible: false },
  ] as unknown as ConstructorParameters<typeof Layers>[0]);
  own.change('own-b', { shown: false });
  const solo = new Solo(layers, own);
  solo.toggle('own-b');
  expect([layers.shown, own.all.filter(({ shown }) => shown).map(({ id }) => id)]).toEqual([
    [],
    ['own-b'],
  ]);
  expect(solo.is('own-b')).toBe(true);
  solo.toggle('own-b');
  expect([layers.shown, own.all.filter(({ shown }) => shown).map(({ id }) => id)]).toEqual([
    ['coast'],
    ['own-a', 'own-c'],
  ]);
});

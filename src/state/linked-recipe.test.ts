import { expect, test } from 'vitest';
import type { OwnLayer } from '../domain/own/model';
import { LinkedRecipe } from './linked-recipe.svelte';
import { OwnLayers } from './own-layers.svelte';

test('what an address says of the result holds once it is there', () => {
  const own = new OwnLayers();
  const linked = new LinkedRecipe(own);
  linked.follow('abc');
  expect(linked.layer).toBe('own-result');
  linked.expect(false);
  own.add({ id: 'own-1', shown: true } as OwnLayer);
  expect(linked.made('abc', 'own-1')).toBe(true);
  expect([linked.layer, own.shown]).toEqual(['own-1', []]);
  linked.expect(true);
  expect(own.shown).toEqual(['own-1']);
  own.add({ id: 'own-2', shown: true } as OwnLayer);
  expect(linked.made('def', 'own-2')).toBe(false);
  expect(linked.layer).toBe('own-2');
});

test('an address asks for a recipe until its result is there, and tells of it while it is', () => {
  const own = new OwnLayers();
  const linked = new LinkedRecipe(own);
  linked.follow('abc');
  expect([linked.asked, linked.text]).toEqual(['abc', 'abc']);
  own.add({ id: 'own-1' } as OwnLayer);
  linked.made('abc', 'own-1');
  expect([linked.asked, linked.text]).toEqual([null, 'abc']);
  linked.follow('abc');
  expect(linked.asked).toBeNull();
  own.remove('own-1');
  expect(linked.text).toBeNull();
  linked.follow('abc');
  expect(linked.asked).toBe('abc');
  linked.drop();
  expect([linked.asked, linked.text]).toEqual([null, null]);
});

import { expect, test } from 'vitest';
import type { OwnLayer } from '../domain/own/model';
import { LinkedRecipe } from './linked-recipe.svelte';
import { OwnLayers } from './own-layers.svelte';

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

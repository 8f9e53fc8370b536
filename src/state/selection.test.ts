import { beforeEach, describe, expect, test } from 'vitest';
import { Selection, type Target } from './selection.svelte';

const dicp: Target = { kind: 'site', id: 'dicp' };
const coast: Target = { kind: 'feature', layer: 'coastline', id: 'urban-coast' };

let selection: Selection;
beforeEach(() => {
  selection = new Selection();
});

describe('the selection', () => {
  test('is empty at first', () => {
    expect([selection.selected, selection.siteId, selection.hovered]).toEqual([null, null, null]);
    expect(selection.choices).toEqual([]);
  });

  test('is one thing: a site or a feature of a layer', () => {
    selection.selectSite('dicp');
    expect(selection.selected).toEqual(dicp);
    expect(selection.siteId).toBe('dicp');
    selection.select(coast);
    expect(selection.selected).toEqual(coast);
    expect(selection.siteId).toBeNull();
    selection.clear();
    expect(selection.selected).toBeNull();
  });

  test('does not follow the pointer', () => {
    selection.selectSite('dicp');
    selection.hover('dut');
    expect(selection.siteId).toBe('dicp');
    expect(selection.hovered).toBe('dut');
    selection.hover(null);
    expect(selection.hovered).toBeNull();
    expect(selection.siteId).toBe('dicp');
  });
});

describe('what lies under the pointer', () => {
  test('is selected when it is one thing', () => {
    selection.offer([coast]);
    expect(selection.selected).toEqual(coast);
    expect(selection.choices).toEqual([]);
  });

  test('is asked about when it is several, and what was selected stays until the answer', () => {
    selection.selectSite('dut');
    selection.offer([dicp, coast]);
    expect(selection.choices).toEqual([dicp, coast]);
    expect(selection.siteId).toBe('dut');
    selection.select(coast);
    expect(selection.selected).toEqual(coast);
    expect(selection.choices).toEqual([]);
  });

  test('may be left unanswered', () => {
    selection.selectSite('dut');
    selection.offer([dicp, coast]);
    selection.dismissChoices();
    expect(selection.choices).toEqual([]);
    expect(selection.siteId).toBe('dut');
  });

  test('clears the selection when it is nothing', () => {
    selection.selectSite('dut');
    selection.offer([dicp, coast]);
    selection.offer([]);
    expect(selection.selected).toBeNull();
    expect(selection.choices).toEqual([]);
  });
});

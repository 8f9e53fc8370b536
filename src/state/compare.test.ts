import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Compare,
  COMPARE_MODES,
  differences,
  type Comparison,
  type PresentView,
  type SideView,
} from './compare.svelte';
import { readComparison, writeComparison } from './compare-url';
import { FilterState } from './filters.svelte';
import { LABEL_CHOICES } from './labels';
import type { UrlContext } from './url';

const start: SideView = {
  layers: ['coast', 'science'],
  own: ['own-1'],
  time: null,
  labels: 'both',
  filters: {},
};
/** 2024, in days since 1970 as calendar.test.ts proves them. */
const year2024 = { from: 19723, to: 20089 };

/** An atlas that shows one view. */
class Desk implements PresentView {
  view = start;
  show(view: SideView): void {
    this.view = view;
  }
}

describe('comparing', () => {
  test('begins with what is shown on one side and the changes on the other', () => {
    const desk = new Desk();
    const compare = new Compare(desk, new FilterState());
    expect(compare.kept).toBeNull();
    compare.start('swipe', { time: year2024 });
    expect(desk.view).toBe(start);
    expect(compare.viewOf('first')).toEqual(start);
    expect(compare.viewOf('second')).toEqual({ ...start, time: year2024 });
    expect(compare.isLevel).toBe(false);
  });

  test('what panels change is the edited side alone, and the other way round after a change of sides', () => {
    const desk = new Desk();
    const compare = new Compare(desk, new FilterState());
    compare.start('swipe');
    expect(compare.isLevel).toBe(true);
    desk.view = { ...desk.view, layers: [] };
    expect(compare.viewOf('second').layers).toEqual(start.layers);
    compare.edit('second');
    expect(desk.view.layers).toEqual(start.layers);
    desk.view = { ...desk.view, labels: 'mine' };
    expect(compare.viewOf('first')).toEqual({ ...start, layers: [] });
    expect(compare.viewOf('second')).toEqual({ ...start, labels: 'mine' });
    compare.edit('second');
    expect(compare.viewOf('second')).toEqual({ ...start, labels: 'mine' });
  });

  test('sides can be exchanged and made equal; ending keeps what was worked on', () => {
    const desk = new Desk();
    const compare = new Compare(desk, new FilterState());
    compare.start('split', { layers: ['coast'] }, 'second');
    expect(compare.viewOf('first').layers).toEqual(['coast']);
    compare.swap();
    expect(compare.viewOf('second').layers).toEqual(['coast']);
    expect(desk.view).toBe(start);
    compare.level();
    expect(compare.isLevel).toBe(true);
    compare.end();
    expect(compare.isOn).toBe(false);
    expect(desk.view).toBe(start);
  });

  test('layers of one’s own are shown on either side by themselves', () => {
    const desk = new Desk();
    const compare = new Compare(desk, new FilterState());
    const condition = { kind: 'number', field: 'km', min: 1, max: null } as const;
    compare.start('swipe', { own: [], filters: { 'own-1': { conditions: [condition] } } });
    expect(compare.viewOf('first').own).toEqual(['own-1']);
    expect(compare.viewOf('second').own).toEqual([]);
    compare.changeOther({ own: ['own-1', 'own-2'] });
    compare.rename('own-1', 'own-3');
    expect(compare.viewOf('second').own).toEqual(['own-3', 'own-2']);
    expect(compare.viewOf('second').filters).toEqual({ 'own-3': { conditions: [condition] } });
    expect(compare.otherFilters.conditions('own-3')).toEqual([condition]);
  });

  test('the divider stays within the map, in whole percent', () => {
    const compare = new Compare(new Desk(), new FilterState());
    compare.start('swipe');
    compare.moveTo(-20);
    expect(compare.divider).toBe(0);
    compare.moveTo(100.6);
    expect(compare.divider).toBe(100);
    compare.moveTo(33.4);
    expect(compare.divider).toBe(33);
  });

  test('the order of layers makes no difference, their number does', () => {
    expect(differences({ ...start, layers: ['science', 'coast'] }, start)).toEqual({});
    expect(differences({ ...start, layers: ['coast'] }, start)).toEqual({ layers: ['coast'] });
    expect(differences(start, { ...start, time: year2024 })).toEqual({ time: null });
  });
});

const layerIds = new Set(['coast', 'science', 'metro-lines']);
const context: UrlContext = {
  languages: [],
  placeIds: new Set(),
  layerIds,
  basemapIds: new Set(['embedded', 'aerial']),
  tourSteps: new Map(),
};

const comparison: fc.Arbitrary<Comparison> = fc.record({
  mode: fc.constantFrom(...COMPARE_MODES),
  divider: fc.integer({ min: 0, max: 100 }),
  edited: fc.constantFrom('first' as const, 'second' as const),
  other: fc.record(
    {
      layers: fc.uniqueArray(fc.constantFrom(...layerIds)),
      own: fc.constantFrom([], ['own-result']),
      time: fc.constantFrom(null, year2024),
      labels: fc.constantFrom(...LABEL_CHOICES),
      basemap: fc.constantFrom('embedded', 'aerial'),
      filters: fc.constantFrom({}, {
        science: { conditions: [{ kind: 'number', field: 'km', min: 20, max: null }] },
      } as const),
    },
    { requiredKeys: [] },
  ),
});

describe('in the address', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(comparison, (value) => {
        expect(readComparison(writeComparison(value), context)).toEqual({ value });
      }),
    );
  });

  test('says the differences only', () => {
    expect(
      writeComparison({ mode: 'swipe', divider: 50, edited: 'first', other: { time: null } }),
    ).toBe('swipe~time:all');
    expect(writeComparison({ mode: 'split', divider: 50, edited: 'second', other: {} })).toBe(
      'split/50/second',
    );
  });

  test('of unknown layers the known ones are kept, and told', () => {
    expect(readComparison('swipe~layers:coast,nowhere', context)).toEqual({
      value: { mode: 'swipe', divider: 50, edited: 'first', other: { layers: ['coast'] } },
      problem: 'unknown-layer',
    });
  });

  test.each([
    '',
    'wipe',
    'swipe/101',
    'swipe/-1',
    'swipe/50/third',
    'swipe/50/first/1',
    'swipe~',
    'swipe~layers',
    'swipe~time:2024-13',
    'swipe~own:own-1',
    'swipe~own:own-result,own-result',
    'swipe~time:all~time:all',
    'swipe~labels:all',
    'swipe~basemap:gone',
    'swipe~__proto__:1',
    'swipe~constructor:1',
    'swipe~filters:x',
    'swipe~filters:none~layers:coast',
  ])('%j is refused as a whole', (text) => {
    expect(readComparison(text, context)).toEqual({ problem: 'invalid-value' });
  });

  test('what is too long is not read', () => {
    const text = `swipe~layers:${'coast,'.repeat(3000)}`;
    expect(readComparison(text, context)).toEqual({ problem: 'invalid-value' });
  });

  test('whatever is written there, reading it does not throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readComparison(`swipe~${text}`, context);
        readComparison(text, context);
      }),
    );
  });
});

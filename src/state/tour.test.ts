import { core, land } from 'virtual:atlas-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { decodeLand } from '../domain/sketch-land';
import type { Tours, TourStep } from '../domain/tour';
import { Atlas } from './atlas.svelte';
import type { TourClock } from './tour.svelte';
import { formatUrl, parseUrl } from './url';

/** A clock that a test turns. */
class HandClock implements TourClock {
  calm = false;
  #now = 0;
  #waits: { readonly at: number; readonly done: () => void }[] = [];
  #frames: ((seconds: number) => void)[] = [];

  wait(seconds: number, done: () => void): () => void {
    const entry = { at: this.#now + seconds, done };
    this.#waits.push(entry);
    return () => {
      this.#waits = this.#waits.filter((other) => other !== entry);
    };
  }

  frames(each: (seconds: number) => void): () => void {
    this.#frames.push(each);
    return () => {
      this.#frames = this.#frames.filter((other) => other !== each);
    };
  }

  isCalm(): boolean {
    return this.calm;
  }

  get isIdle(): boolean {
    return this.#waits.length === 0 && this.#frames.length === 0;
  }

  pass(seconds: number): void {
    for (let passed = 0; passed < seconds; passed += 0.5) {
      this.#now += 0.5;
      const due = this.#waits.filter(({ at }) => at <= this.#now);
      this.#waits = this.#waits.filter(({ at }) => at > this.#now);
      for (const { done } of due) done();
      for (const each of [...this.#frames]) each(0.5);
    }
  }
}

const BRIDGE = 'xinghai-bay-bridge';
const ROUTE = 'route-donggang-zhangzidao';
const steps: readonly TourStep[] = [
  { site: BRIDGE, text: 'A bridge.', layers: ['coast'] },
  { site: null, title: 'The shore', text: 'A shore.', view: [121.5, 38.8, 121.7, 38.95] },
  {
    site: ROUTE,
    text: 'A flight.',
    layers: ['low-altitude'],
    flight: { now: { label: 'air', minutes: 22 }, before: { label: 'sea', minutes: 300 } },
  },
];
const tours: Tours = { lang: 'en', tours: { drive: { summary: 'A drive.', steps } } };
const smallCore = {
  ...core,
  tours: [{ id: 'drive', theme: 'coast', title: { en: 'Drive' }, stepCount: steps.length }],
};

let clock: HandClock;
let atlas: Atlas;
let failing: boolean;
beforeEach(() => {
  clock = new HandClock();
  failing = false;
  atlas = new Atlas(smallCore, decodeLand(land), 'en', {
    loadTexts: (lang) => Promise.resolve({ lang, sites: {}, indicators: {}, sources: {} }),
    loadFeatures: () => Promise.resolve([]),
    loadSurroundings: () => Promise.reject(new Error('not asked for')),
    loadTours: (lang) =>
      failing ? Promise.reject(new Error('gone')) : Promise.resolve({ ...tours, lang }),
    clock,
    failed: () => undefined,
  });
  atlas.sized({ width: 1280, height: 800 });
  atlas.goHome();
});

const begin = async (index = 0): Promise<void> => {
  atlas.tour.start('drive', index);
  await atlas.tour.texts.request();
  await Promise.resolve();
};

const follow = async (address: string): Promise<void> => {
  const { search, hash } = new URL(address, 'https://example.org/');
  atlas.follow(parseUrl(search, hash, atlas.urlContext).state);
  await atlas.tour.texts.request();
  await new Promise((resolve) => setTimeout(resolve));
};

describe('a tour', () => {
  test('shows the place, the layers and the view of each step', async () => {
    await begin();
    expect(atlas.selection.siteId).toBe(BRIDGE);
    expect(atlas.layers.shown).toEqual(['coast']);
    const [lng, lat] = atlas.camera.current.center;
    expect(lng).toBeCloseTo(121.573, 2);
    expect(lat).toBeCloseTo(38.866, 2);
    atlas.tour.next();
    expect(atlas.selection.siteId).toBeNull();
    expect(atlas.camera.current.center[0]).toBeCloseTo(121.6, 3);
    expect(atlas.tour.progress).toBeCloseTo(2 / 3);
  });

  test('ends at its ends', async () => {
    await begin();
    atlas.tour.previous();
    expect(atlas.tour.index).toBe(0);
    atlas.tour.goTo(2);
    expect(atlas.tour.isLast).toBe(true);
    atlas.tour.next();
    atlas.tour.goTo(-1);
    atlas.tour.goTo(17);
    expect(atlas.tour.index).toBe(2);
  });

  test('brings back view, layers and selection when it is left', async () => {
    atlas.layers.showOnly(['science', 'hydrogen']);
    atlas.selection.selectSite('dicp');
    atlas.look({ center: [122.2, 39.2], zoom: 10, bearing: 20, pitch: 30 }, false);
    const before = atlas.camera.current;
    await begin();
    atlas.tour.next();
    atlas.tour.next();
    expect(atlas.camera.current).not.toEqual(before);
    atlas.tour.leave();
    expect(atlas.tour.isRunning).toBe(false);
    expect(atlas.camera.current).toEqual(before);
    expect(before).toMatchObject({ zoom: 10, bearing: 20, pitch: 30 });
    expect(atlas.layers.shown).toEqual(['science', 'hydrogen']);
    expect(atlas.selection.siteId).toBe('dicp');
    expect(clock.isIdle).toBe(true);
  });

  test('brings back the first view as the first view', async () => {
    const before = atlas.url;
    await begin(1);
    expect(atlas.url.camera).not.toBeNull();
    atlas.tour.leave();
    expect(atlas.url).toEqual(before);
  });

  test('keeps what was before the first tour when another one begins', async () => {
    atlas.selection.selectSite('dut');
    await begin();
    await begin(2);
    atlas.tour.leave();
    expect(atlas.selection.siteId).toBe('dut');
  });

  test('waits while a place is read, and comes back as it was', async () => {
    await begin();
    atlas.tour.play();
    atlas.tour.read();
    expect(atlas.tour.isOnStage).toBe(false);
    expect(atlas.tour.isPlaying).toBe(false);
    atlas.openSite('dicp');
    expect(atlas.url.place).toBe('dicp');
    atlas.tour.resume();
    expect(atlas.tour.isOnStage).toBe(true);
    expect(atlas.selection.siteId).toBe(BRIDGE);
  });

  test('gives way to another place, and is there again when that is closed', async () => {
    await begin();
    atlas.openSite('dicp');
    expect(atlas.tour.isOnStage).toBe(false);
    atlas.selection.clear();
    expect(atlas.tour.isOnStage).toBe(true);
  });

  test('says so when its texts cannot be loaded, and tries again', async () => {
    failing = true;
    await begin();
    expect(atlas.tour.step).toBeNull();
    expect(atlas.tour.texts.status).toBe('failed');
    failing = false;
    atlas.tour.resume();
    await new Promise((resolve) => setTimeout(resolve));
    expect(atlas.selection.siteId).toBe(BRIDGE);
  });
});

describe('playing', () => {
  test('goes on by itself and stops at the end', async () => {
    await begin();
    atlas.tour.play();
    clock.pass(6);
    expect(atlas.tour.index).toBe(0);
    clock.pass(1.5);
    expect(atlas.tour.index).toBe(1);
    clock.pass(60);
    expect(atlas.tour.index).toBe(2);
    expect(atlas.tour.isPlaying).toBe(false);
    expect(clock.isIdle).toBe(true);
  });

  test('begins anew at the end', async () => {
    await begin(2);
    atlas.tour.play();
    expect(atlas.tour.index).toBe(0);
    expect(atlas.tour.isPlaying).toBe(true);
  });

  test('stops when the person takes the map, and goes on from there', async () => {
    await begin();
    atlas.tour.play();
    atlas.tour.interrupt();
    clock.pass(60);
    expect(atlas.tour.index).toBe(0);
    atlas.tour.play();
    clock.pass(8);
    expect(atlas.tour.index).toBe(1);
  });

  test('a step back and forth begins the time of the step anew', async () => {
    await begin();
    atlas.tour.play();
    clock.pass(5);
    atlas.tour.next();
    clock.pass(5);
    expect(atlas.tour.index).toBe(1);
  });
});

describe('the flight', () => {
  test('begins when the view has arrived and takes a second for two minutes', async () => {
    await begin(2);
    expect(atlas.tour.flown).toBe(0);
    clock.pass(1.5);
    expect(atlas.tour.isFlying).toBe(true);
    clock.pass(5);
    expect(atlas.tour.flown).toBeGreaterThan(0.4);
    expect(atlas.tour.flown).toBeLessThan(0.55);
    clock.pass(7);
    expect(atlas.tour.flown).toBe(1);
    expect(atlas.tour.isFlying).toBe(false);
    expect(atlas.tour.shares?.before).toBeCloseTo(22 / 300, 12);
  });

  test('stops and goes on', async () => {
    await begin(2);
    clock.pass(4);
    atlas.tour.land();
    const { flown } = atlas.tour;
    clock.pass(4);
    expect(atlas.tour.flown).toBe(flown);
    atlas.tour.fly();
    clock.pass(15);
    expect(atlas.tour.flown).toBe(1);
    atlas.tour.fly();
    expect(atlas.tour.flown).toBe(0);
  });

  test('is over at once for a person who wants no motion', async () => {
    clock.calm = true;
    await begin(2);
    expect(atlas.tour.flown).toBe(1);
    expect(clock.isIdle).toBe(true);
  });

  test('ends with the step', async () => {
    await begin(2);
    clock.pass(3);
    atlas.tour.previous();
    expect(atlas.tour.flown).toBe(0);
    expect(clock.isIdle).toBe(true);
  });
});

describe('the address', () => {
  const address = (): string => {
    const { search, hash } = formatUrl(atlas.url);
    return search + hash;
  };

  test('says the step, and neither its place nor its layers', async () => {
    await begin(2);
    expect(address()).toContain('tour=drive/3');
    expect(address()).not.toContain('place=');
    expect(address()).not.toContain('layers=');
  });

  test('leads to a step; leaving it is the first visit', async () => {
    await follow('#tour=drive/3');
    expect(atlas.tour.at).toEqual({ id: 'drive', step: 3 });
    expect(atlas.selection.siteId).toBe(ROUTE);
    expect(atlas.tour.isLinked).toBe(true);
    atlas.tour.leave();
    expect(address()).toBe('');
  });

  test('with a view shows the step in that view', async () => {
    await follow('#map=11/39/122&tour=drive/1');
    expect(atlas.camera.current.zoom).toBe(11);
    expect(atlas.camera.current.center[0]).toBeCloseTo(122, 6);
    expect(atlas.camera.current.center[1]).toBeCloseTo(39, 6);
    expect(atlas.selection.siteId).toBe(BRIDGE);
  });

  test('with a place opens that place, and the tour goes on from it', async () => {
    await follow(`#place=${BRIDGE}&tour=drive/1`);
    expect(atlas.tour.isOnStage).toBe(false);
    expect(address()).toContain(`place=${BRIDGE}`);
    atlas.tour.resume();
    expect(atlas.tour.isOnStage).toBe(true);
  });

  test('without a tour ends it', async () => {
    await begin();
    await follow('#place=dicp');
    expect(atlas.tour.isRunning).toBe(false);
    expect(atlas.selection.siteId).toBe('dicp');
  });

  test.each([
    ['#tour=no-such-tour/1', 'unknown-tour', 'no-such-tour/1'],
    ['#tour=drive/4', 'invalid-value', 'drive/4'],
    ['#tour=drive/0', 'invalid-value', 'drive/0'],
    ['#tour=drive/x', 'invalid-value', 'drive/x'],
  ])('%s gets a notice', (hash, kind, value) => {
    const { state, problems } = parseUrl('', hash, atlas.urlContext);
    expect(state.tour).toBeNull();
    expect(problems).toEqual([{ kind, name: 'tour', value }]);
  });

  test('a tour without a step begins at the first', () => {
    expect(parseUrl('', '#tour=drive', atlas.urlContext).state.tour).toEqual({
      id: 'drive',
      step: 1,
    });
  });
});

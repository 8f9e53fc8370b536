import { core } from 'virtual:atlas-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { readSpan, type Range } from '../domain/calendar';
import { Time } from './time.svelte';

let tick: (() => void) | null = null;
let time: Time;

beforeEach(() => {
  tick = null;
  time = new Time(core, (run) => {
    tick = run;
    return () => {
      tick = null;
    };
  });
});

const range = (iso: string): Range => readSpan(iso) ?? { from: 0, to: 0 };

describe('time', () => {
  test('leaves everything shown until a range is chosen', () => {
    expect(time.range).toBeNull();
    expect(time.has('xinghai-bay-bridge')).toBe(true);
    time.choose(range('2025-01-14'));
    expect(time.isOpen).toBe(true);
    expect(time.has('zhangzidao')).toBe(true);
    expect(time.has('xinghai-bay-bridge')).toBe(false);
    expect(time.marks('zhangzidao', 'c1')).toBe(true);
    time.clear();
    expect(time.has('xinghai-bay-bridge')).toBe(true);
    expect(time.marks('zhangzidao', 'c1')).toBe(false);
  });

  test('plays from date to date and rests at the last', () => {
    time.play();
    expect(time.isPlaying).toBe(true);
    const seen = [time.range?.from];
    while (tick) {
      tick();
      if (time.isPlaying) seen.push(time.range?.from);
    }
    expect(seen).toEqual(time.timeline.steps.map(({ span }) => span.from));
    expect(time.isPlaying).toBe(false);
    expect(time.canStep(1)).toBe(false);
    time.play();
    expect(time.range?.from).toBe(time.timeline.steps[0]?.span.from);
  });

  test('stops playing as soon as the person chooses', () => {
    time.play();
    time.step(1);
    expect(time.isPlaying).toBe(false);
    expect(tick).toBeNull();
    time.play();
    time.choose(range('2025'));
    expect(tick).toBeNull();
  });

  test('shows all times again when it is put away', () => {
    time.choose(range('2024'));
    time.close();
    expect(time.range).toBeNull();
    expect(time.isOpen).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { History } from './history.svelte';

describe('undo and redo', () => {
  const recorder = (): { history: History; value: () => number; set: (next: number) => void } => {
    const history = new History();
    let value = 0;
    const set = (next: number): void => {
      const before = value;
      value = next;
      history.note({
        label: `set ${next}`,
        undo: () => {
          value = before;
        },
        redo: () => {
          value = next;
        },
      });
    };
    return { history, value: () => value, set };
  };

  it('walks back and forth', async () => {
    const { history, value, set } = recorder();
    set(1);
    set(2);
    expect(history.undoLabel).toBe('set 2');
    await history.undo();
    expect(value()).toBe(1);
    await history.undo();
    expect(value()).toBe(0);
    expect(history.canUndo).toBe(false);
    await history.redo();
    expect(value()).toBe(1);
    expect(history.redoLabel).toBe('set 2');
  });

  it('forgets what was undone when something new is done', async () => {
    const { history, value, set } = recorder();
    set(1);
    set(2);
    await history.undo();
    set(3);
    expect(history.canRedo).toBe(false);
    await history.undo();
    expect(value()).toBe(1);
  });

  it('takes turns, and goes on after one that fails', async () => {
    const history = new History();
    const order: string[] = [];
    history.note({
      label: 'slow',
      undo: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push('slow');
      },
      redo: () => undefined,
    });
    history.note({
      label: 'fails',
      undo: () => {
        if (order.length === 0) {
          order.push('failed');
          throw new Error('no');
        }
      },
      redo: () => undefined,
    });
    await expect(history.undo()).rejects.toThrow('no');
    expect(history.undoLabel).toBe('fails');
    await Promise.all([history.undo(), history.undo()]);
    expect(order).toEqual(['failed', 'slow']);
  });
});

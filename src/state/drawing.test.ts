import { describe, expect, it } from 'vitest';
import type { Drawing, Shape } from '../domain/drawing/model';
import { PlainBoard } from '../domain/drawing/plain-board';
import { shapeThrough } from '../domain/drawing/shapes';
import { splitShape } from '../domain/drawing/split';
import type { LayerStyle } from '../domain/own/model';
import type { LngLat } from '../domain/site';
import { DrawingDesk, type DrawingPorts } from './drawing.svelte';
import type { Workbench } from './workbench.svelte';
import { History } from './history.svelte';
import { OwnLayers } from './own-layers.svelte';

const square: readonly LngLat[] = [
  [121, 38],
  [122, 38],
  [122, 39],
  [121, 39],
];

function setUp(): {
  desk: DrawingDesk;
  history: History;
  own: OwnLayers;
  stored: Map<string, readonly Drawing[]>;
  told: string[];
} {
  const own = new OwnLayers();
  const history = new History();
  const stored = new Map<string, readonly Drawing[]>();
  const told: string[] = [];
  const ports: DrawingPorts = {
    save: (id, drawings) => {
      stored.set(id, drawings);
      return Promise.resolve({
        fields: [],
        featureCount: drawings.length,
        bounds: null,
        geometryKinds: [],
      });
    },
    load: (id) => Promise.resolve(stored.get(id) ?? []),
    drop: (id) => {
      stored.delete(id);
      return Promise.resolve();
    },
    newLayer: (id, title, table) => ({
      id,
      title,
      table,
      origin: 'drawn',
      shown: true,
      opacity: 1,
      style: {} as LayerStyle,
      version: 0,
      recipe: null,
      source: '',
    }),
    nameOf: (kind, number) => (kind === 'text' ? '' : `${kind} ${number}`),
    titleOf: (number) => `Layer ${number}`,
    split: (shape, cut) => Promise.resolve(splitShape(shape, cut)),
    told: (what) => told.push(what),
    labelOf: () => '',
    failed: (error) => {
      throw error;
    },
  };
  // The desk asks the workbench for these two only.
  const workbench = { own, history } as unknown as Workbench;
  return { desk: new DrawingDesk(workbench, ports), history, own, stored, told };
}

const line = (...positions: LngLat[]): Shape => shapeThrough('line', positions)!;

describe('the desk', () => {
  it('begins a layer with the first drawing, and undoes it', async () => {
    const { desk, history, own, stored } = setUp();
    await desk.add(line([121, 38], [122, 38]));
    const [layer] = own.all;
    expect(layer?.origin).toBe('drawn');
    expect(stored.get(layer!.id)?.map(({ name }) => name)).toEqual(['line 1']);
    await desk.add(line([121, 38], [122, 39]));
    expect(own.get(layer!.id)?.table.featureCount).toBe(2);

    await desk.undo();
    expect(stored.get(layer!.id)).toHaveLength(1);
    await desk.redo();
    expect(desk.layers.drawings.map(({ name }) => name)).toEqual(['line 1', 'line 2']);
    expect(history.undoLabel).toBe('draw.deed.add');
  });

  it('keeps nothing of what is only measured, unless asked to', async () => {
    const { desk, own } = setUp();
    desk.keep(false);
    await desk.add(line([121, 38], [122, 38]));
    expect(own.all).toEqual([]);
    expect(desk.measured).toHaveLength(1);
    desk.leave();
    expect(desk.measured).toEqual([]);
    await desk.add(line([121, 38], [122, 38]));
    await desk.keepMeasured();
    expect(desk.measured).toEqual([]);
    expect(desk.layers.drawings.map(({ name }) => name)).toEqual(['line 1']);
  });

  it('parts the selected drawing only, and says when nothing is parted', async () => {
    const { desk, told } = setUp();
    const area = shapeThrough('polygon', square)!;
    await desk.add(area);
    await desk.add(area);
    desk.select(desk.layers.drawings[0]!.id);
    desk.take('split');
    await desk.add(line([121.5, 37], [121.5, 40]));
    const names = (): string[] => desk.layers.drawings.map(({ name }) => name);
    expect(names()).toEqual(['polygon 1 1', 'polygon 1 2', 'polygon 2']);
    expect(new Set(desk.layers.drawings.map(({ id }) => id)).size).toBe(3);
    await desk.add(line([110, 37], [110, 40]));
    expect(told.at(-1)).toBe('notSplit');
    await desk.undo();
    expect(names()).toEqual(['polygon 1', 'polygon 2']);
  });

  it('brings a deleted layer back with all that was in it', async () => {
    const { desk, own } = setUp();
    await desk.add(line([121, 38], [122, 38]));
    desk.layers.rename('Ways');
    await desk.layers.remove();
    expect(own.all).toEqual([]);
    expect(desk.layers.drawings).toEqual([]);
    await desk.undo();
    expect(own.all.map(({ title }) => title)).toEqual(['Ways']);
    expect(desk.layers.drawings).toHaveLength(1);
  });

  it('takes positions of the shape on its way back before deeds', async () => {
    const { desk } = setUp();
    desk.take('line');
    const board = new PlainBoard(desk.heard);
    board.use('line');
    desk.connect(board, true);
    for (const position of square) board.place(position);
    await desk.undo();
    expect(desk.sketch?.setCount).toBe(3);
    await desk.redo();
    expect(desk.sketch?.setCount).toBe(4);
    await desk.undo();
    expect(board.finish()).toBe(true);
    expect(desk.layers.drawings[0]?.geometry.coordinates).toHaveLength(3);
  });
});

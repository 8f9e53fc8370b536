import { describe, expect, test } from 'vitest';
import { Resource } from './resource.svelte';

/** A load whose end the test decides. */
class Load {
  readonly promise: Promise<string>;
  answer: (value: string) => void = () => undefined;
  fail: (error: Error) => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
    });
  }
}

/** A resource, the loads it asked for, and the failures it told. */
function resource(): {
  file: Resource<string>;
  loads: Load[];
  failures: unknown[];
  takenBack: unknown[];
} {
  const loads: Load[] = [];
  const failures: unknown[] = [];
  const takenBack: unknown[] = [];
  const file = new Resource(
    () => {
      const load = new Load();
      loads.push(load);
      return load.promise;
    },
    (error) => {
      failures.push(error);
      return () => {
        takenBack.push(error);
      };
    },
  );
  return { file, loads, failures, takenBack };
}

describe('a file', () => {
  test('is not loaded before it is asked for, and then once', async () => {
    const { file, loads } = resource();
    expect([file.status, file.value, loads.length]).toEqual(['idle', null, 0]);
    const first = file.request();
    await file.request();
    expect([file.status, loads.length]).toEqual(['loading', 1]);
    loads[0]?.answer('a');
    await first;
    expect([file.status, file.value]).toEqual(['ready', 'a']);
    await file.request();
    expect(loads).toHaveLength(1);
  });

  test('that fails is told, may be tried again, and what was told is taken back then', async () => {
    const { file, loads, failures, takenBack } = resource();
    const first = file.request();
    const problem = new Error('no network');
    loads[0]?.fail(problem);
    await first;
    expect([file.status, file.value]).toEqual(['failed', null]);
    expect(failures).toEqual([problem]);

    const second = file.request();
    expect([file.status, takenBack]).toEqual(['loading', []]);
    loads[1]?.answer('b');
    await second;
    expect([file.status, file.value]).toEqual(['ready', 'b']);
    expect(failures).toHaveLength(1);
    expect(takenBack).toEqual([problem]);

    const third = file.reload();
    loads[2]?.answer('c');
    await third;
    expect(takenBack).toHaveLength(1);
  });

  test('stays as it was while it is loaded anew, and when that fails', async () => {
    const { file, loads, failures } = resource();
    const first = file.request();
    loads[0]?.answer('old');
    await first;
    const second = file.reload();
    expect([file.status, file.value]).toEqual(['loading', 'old']);
    loads[1]?.fail(new Error('gone'));
    await second;
    expect([file.status, file.value]).toEqual(['failed', 'old']);
    expect(failures).toHaveLength(1);
  });
});

describe('a load that was overtaken is forgotten', () => {
  test('when it ends last', async () => {
    const { file, loads } = resource();
    const first = file.reload();
    const second = file.reload();
    loads[1]?.answer('new');
    await second;
    loads[0]?.answer('old');
    await first;
    expect([file.status, file.value]).toEqual(['ready', 'new']);
  });

  test('when it ends first', async () => {
    const { file, loads } = resource();
    const first = file.reload();
    const second = file.reload();
    loads[0]?.answer('old');
    await first;
    expect([file.status, file.value]).toEqual(['loading', null]);
    loads[1]?.answer('new');
    await second;
    expect([file.status, file.value]).toEqual(['ready', 'new']);
  });

  test('when it fails: nobody is told', async () => {
    const { file, loads, failures } = resource();
    const first = file.reload();
    const second = file.reload();
    loads[1]?.answer('new');
    await second;
    loads[0]?.fail(new Error('late'));
    await first;
    expect([file.status, file.value, failures.length]).toEqual(['ready', 'new', 0]);
  });
});

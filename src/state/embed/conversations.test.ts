// Version 1 of the messages, for ever: files in tests/embed/conversations/ are added, never changed. Each is played
// to the atlas with what a page sends, and to the client of embed.js with what the atlas answers.
import { core, land } from 'virtual:atlas-core';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeLand } from '../../domain/sketch-land';
import type { CommandArgs, CommandName } from '../../domain/embed/protocol';
import { Client, EmbedError, type Heard } from '../../embed/client';
import { Atlas } from '../atlas.svelte';
import { commandsOf } from './commands';
import { Reception } from './reception';
import { CommandError } from './session';

interface Conversation {
  readonly title: string;
  readonly allowed: boolean;
  /** Messages that no client can be made to send: they are played to the atlas alone. */
  readonly raw?: boolean;
  readonly turns: readonly {
    readonly host: unknown;
    readonly atlas: Readonly<Record<string, unknown>>;
  }[];
}

// Read as text: a module of JSON would make a prototype of a key `__proto__`.
const conversations = Object.values(
  import.meta.glob<string>('../../../tests/embed/conversations/*.json', {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
).map((text) => JSON.parse(text) as Conversation);

const ORIGIN = 'https://visit.example';
const host = {};
const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function channel(): MessageChannel {
  const made = new MessageChannel();
  open.push(made.port1, made.port2);
  return made;
}

const next = (port: MessagePort): Promise<unknown> =>
  new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      resolve(data);
    };
  });

function reception(now: () => number): Reception {
  const atlas: Atlas = new Atlas(core, decodeLand(land), 'en', {
    loadTexts: (lang) => Promise.resolve({ lang, sites: {}, indicators: {}, sources: {} }),
    loadFeatures: () => Promise.resolve([]),
    loadSurroundings: () => Promise.resolve({ pinyin: {}, sites: {}, districts: {} }),
    loadTours: (lang) => Promise.resolve({ lang, tours: {} }),
    clock: { wait: () => () => undefined, frames: () => () => undefined, isCalm: () => true },
    failed: (error) => {
      throw error;
    },
  });
  atlas.sized({ width: 800, height: 600 });
  atlas.goHome(false);
  const commands = commandsOf(atlas, {
    addData: () => Promise.reject(new CommandError('unavailable', 'There is no worker here')),
    exportImage: () => Promise.reject(new CommandError('unavailable', 'There is no map here')),
  });
  return new Reception({ host, origins: [ORIGIN], commands, now, version: '0.1.0' });
}

const hello = { atlas: 'hello', v: 1 };

describe.each(conversations)('$title', ({ allowed, turns }) => {
  test('as the atlas hears it', async () => {
    const { port1, port2 } = channel();
    const ready = next(port1);
    const origin = allowed ? ORIGIN : 'https://elsewhere.example';
    reception(() => 0).receive({ data: hello, origin, source: host, ports: [port2] });
    const mode = allowed ? 'command' : 'listen';
    expect(await ready).toEqual({ v: 1, type: 'ready', mode, atlas: '0.1.0' });
    for (const { host: message, atlas } of turns) {
      const reply = next(port1);
      port1.postMessage(message);
      expect(await reply, JSON.stringify(message)).toMatchObject(atlas);
    }
  });
});

describe.each(conversations.filter(({ raw }) => !raw))('$title', ({ turns }) => {
  test('as the client sends it', async () => {
    const { port1, port2 } = channel();
    const client = new Client(port1, () => undefined);
    for (const { host: message, atlas } of turns) {
      const sent = next(port2);
      const { command, args } = message as { command: CommandName; args: CommandArgs[CommandName] };
      const answer = client.call(command, args);
      expect(await sent).toEqual(message);
      port2.postMessage(atlas);
      if (atlas['type'] === 'ack') expect(await answer).toEqual(atlas['result']);
      else {
        const error: unknown = await answer.catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(EmbedError);
        expect(error).toMatchObject({ code: atlas['code'] });
      }
    }
    client.close();
  });
});

describe('nobody but the page around the frame begins a conversation', () => {
  test.each<[what: string, greeting: object]>([
    ['another window', { source: {} }],
    ['no window', { source: null }],
    ['no greeting', { data: 'hello' }],
    ['a greeting with more in it', { data: { ...hello, extra: 1 } }],
    ['no port', { ports: [] }],
  ])('%s', (_what, change) => {
    const { port2 } = channel();
    const greeting = { data: hello, origin: ORIGIN, source: host, ports: [port2] };
    expect(reception(() => 0).receive({ ...greeting, ...change })).toBeNull();
  });

  test('a version that is not spoken is answered with an error', async () => {
    const { port1, port2 } = channel();
    const reply = next(port1);
    const greeting = { data: { atlas: 'hello', v: 2 }, origin: ORIGIN, source: host };
    expect(reception(() => 0).receive({ ...greeting, ports: [port2] })).toBeNull();
    expect(await reply).toMatchObject({ v: 1, type: 'error', id: null, code: 'version' });
  });

  test('thirty greetings a minute are answered, and no more', () => {
    const one = reception(() => 0);
    const answered = Array.from({ length: 40 }, () =>
      one.receive({ data: hello, origin: ORIGIN, source: host, ports: [channel().port2] }),
    ).filter(Boolean);
    expect(answered).toHaveLength(30);
  });
});

describe('a flood', () => {
  test('is refused beyond the limit, and the page is heard again a second later', async () => {
    let time = 0;
    const { port1, port2 } = channel();
    const all: { type?: string; code?: string; id?: number }[] = [];
    const heard = (count: number): Promise<void> =>
      new Promise((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<(typeof all)[number]>) => {
          all.push(data);
          if (all.length === count) resolve();
        };
      });
    const first = heard(1 + 100);
    reception(() => time).receive({ data: hello, origin: ORIGIN, source: host, ports: [port2] });
    const message = (id: number): object => ({ v: 1, id, command: 'getState', args: {} });
    for (let id = 1; id <= 100; id += 1) port1.postMessage(message(id));
    await first;
    expect(all.filter(({ type }) => type === 'ack')).toHaveLength(60);
    expect(all.filter(({ code }) => code === 'rate')).toHaveLength(40);
    time = 1000;
    const later = heard(1 + 100 + 1);
    port1.postMessage(message(101));
    await later;
    expect(all.at(-1)).toMatchObject({ type: 'ack', id: 101 });
  });

  test('ends the conversation after five hundred refusals', async () => {
    const { port1, port2 } = channel();
    const closed = new Promise((resolve) => {
      port1.addEventListener('close', resolve);
    });
    reception(() => 0).receive({ data: hello, origin: ORIGIN, source: host, ports: [port2] });
    port1.start();
    for (let id = 1; id <= 600; id += 1) port1.postMessage('noise');
    await closed;
  });
});

describe('size', () => {
  const point = { type: 'Point', coordinates: [121.6, 38.9] };
  const data = (text: string): object => ({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: point, properties: { text } }],
  });

  test.each<[what: string, command: string, args: object, code: string]>([
    ['2 MB of data', 'addData', { title: 'x', data: data('a'.repeat(2_000_000)) }, 'too-large'],
    [
      'less is let through',
      'addData',
      { title: 'x', data: data('a'.repeat(1_900_000)) },
      'unavailable',
    ],
    ['20 kB of anything else', 'select', { place: 'a'.repeat(20_000) }, 'too-large'],
    ['an empty array of a billion', 'setLayers', { layers: new Array(1e9) }, 'too-large'],
  ])('%s', async (_what, command, args, code) => {
    const { port1, port2 } = channel();
    const ready = next(port1);
    reception(() => 0).receive({ data: hello, origin: ORIGIN, source: host, ports: [port2] });
    await ready;
    const reply = next(port1);
    port1.postMessage({ v: 1, id: 1, command, args });
    expect(await reply).toMatchObject({ type: 'error', id: 1, code });
  });

  test('what goes round in a circle is too deep', async () => {
    const { port1, port2 } = channel();
    const ready = next(port1);
    reception(() => 0).receive({ data: hello, origin: ORIGIN, source: host, ports: [port2] });
    await ready;
    const args: Record<string, unknown> = {};
    args['self'] = args;
    const reply = next(port1);
    port1.postMessage({ v: 1, id: 1, command: 'getState', args });
    expect(await reply).toMatchObject({ type: 'error', id: 1, code: 'invalid' });
  });
});

describe('the client believes nothing that is not of version 1', () => {
  test.each<[what: string, message: unknown]>([
    ['text', 'ready'],
    ['nothing', null],
    ['another version', { v: 2, type: 'ready', mode: 'command', atlas: '9' }],
    ['an event of another name', { v: 1, type: 'event', event: 'constructor', data: {} }],
    ['an answer to nothing', { v: 1, type: 'ack', id: 7, result: 1 }],
  ])('%s', async (_what, message) => {
    const { port1, port2 } = channel();
    const heard: string[] = [];
    const last = new Promise<void>((resolve) => {
      const hear: Heard = (name) => {
        heard.push(name);
        resolve();
      };
      new Client(port1, hear);
    });
    port2.postMessage(message);
    port2.postMessage({ v: 1, type: 'event', event: 'height', data: { px: 300 } });
    await last;
    expect(heard).toEqual(['height']);
  });

  test('what waits when it is closed is refused', async () => {
    const client = new Client(channel().port1, () => undefined);
    const answer = client.call('getState', {});
    client.close();
    await expect(answer).rejects.toMatchObject({ code: 'closed' });
  });
});

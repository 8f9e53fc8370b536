/** The host page's side of the messages, on the port of one conversation. Version 1. */
import type {
  CommandArgs,
  CommandName,
  CommandResults,
  ErrorCode,
  EventName,
  Reply,
} from '../domain/embed/protocol';

const VERSION = 1;
const PATIENCE_MILLISECONDS = 20_000;
const EVENTS: readonly EventName[] = [
  'viewChanged',
  'selected',
  'layersChanged',
  'tourStep',
  'error',
  'height',
];

/** Why a promise was refused: a code of the protocol, `closed` or `timeout`. */
export class EmbedError extends Error {
  constructor(
    readonly code: ErrorCode | 'closed' | 'timeout',
    message: string = code,
  ) {
    super(message);
  }
}

export type Ready = Extract<Reply, { type: 'ready' }>;
export type Heard = (name: EventName | 'ready', detail: unknown) => void;

type Waiting = readonly [resolve: (result: never) => void, reject: (error: EmbedError) => void];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Sends commands and hears events. Whoever holds the other end of the port is believed nothing but this. */
export class Client {
  readonly #waiting = new Map<number, Waiting>();
  readonly #port: MessagePort;
  #last = 0;

  constructor(port: MessagePort, heard: Heard) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isRecord(data) || data['v'] !== VERSION) return;
      const { type, id, event } = data;
      if (type === 'ready') heard(type, { mode: data['mode'], atlas: data['atlas'] });
      else if (type === 'event' && EVENTS.includes(event as EventName))
        heard(event as EventName, data['data']);
      else if (typeof id === 'number' && (type === 'ack' || type === 'error')) {
        const [resolve, reject] = this.#waiting.get(id) ?? [];
        this.#waiting.delete(id);
        if (type === 'ack') resolve?.(data['result'] as never);
        else reject?.(new EmbedError(data['code'] as ErrorCode, String(data['message'])));
      }
    };
  }

  call<K extends CommandName>(command: K, args: CommandArgs[K]): Promise<CommandResults[K]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new EmbedError('timeout'));
      }, PATIENCE_MILLISECONDS);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer);
          settle(value);
        };
      this.#waiting.set(id, [settled(resolve), settled(reject)]);
      this.#port.postMessage({ v: VERSION, id, command, args });
    });
  }

  /** Ends the conversation; what still waits is refused. */
  close(): void {
    this.#port.onmessage = null;
    this.#port.close();
    for (const [, reject] of this.#waiting.values()) reject(new EmbedError('closed'));
    this.#waiting.clear();
  }
}

/**
 * Begins a conversation with the atlas in a frame that has loaded. The message names the atlas'
 * origin: no other page that may have come into the frame receives it, or the port.
 */
export function connect(frame: Window, origin: string, heard: Heard): Client {
  const { port1, port2 } = new MessageChannel();
  const client = new Client(port1, heard);
  frame.postMessage({ atlas: 'hello', v: VERSION }, origin, [port2]);
  return client;
}

import * as v from 'valibot';
import { PROTOCOL_VERSION, helloSchema } from '../../domain/embed/protocol';
import { Session, type Commands } from './session';

/** What is asked of a message event; the browser's and Node's both have it. */
export interface Greeting {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly MessagePort[];
}

export interface ReceptionOptions {
  /** The window around the frame; nobody else may begin a conversation. */
  readonly host: unknown;
  /** Origins whose pages may command: the operator's, and the atlas' own. */
  readonly origins: readonly string[];
  readonly commands: Commands;
  readonly now: () => number;
  readonly version: string;
}

/** A page that greets more often than this in a minute is not answered. */
const GREETINGS_A_MINUTE = 30;

/**
 * Begins a conversation with who may have one. Other messages are dropped without an answer: browser
 * extensions send such too.
 * @returns null when there is nobody to talk to
 */
export class Reception {
  readonly #options: ReceptionOptions;
  #session: Session | null = null;
  #times: number[] = [];

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  /** The conversation that goes on; a new greeting ends the one before. */
  get session(): Session | null {
    return this.#session;
  }

  receive({ data, origin, source, ports }: Greeting): Session | null {
    const { host, origins, commands, now, version } = this.#options;
    const [port] = ports;
    if (source !== host || !port || ports.length !== 1) return null;
    const hello = v.safeParse(helloSchema, data);
    if (!hello.success) return null;
    const time = now();
    this.#times = [...this.#times.filter((before) => time - before < 60_000), time];
    if (this.#times.length > GREETINGS_A_MINUTE) {
      port.close();
      return null;
    }
    if (hello.output.v !== PROTOCOL_VERSION) {
      const message = `This atlas speaks version ${PROTOCOL_VERSION}`;
      port.postMessage({ v: PROTOCOL_VERSION, type: 'error', id: null, code: 'version', message });
      port.close();
      return null;
    }
    this.#session?.close();
    const session = new Session({
      send: (reply) => {
        port.postMessage(reply);
      },
      close: () => {
        port.close();
      },
      mayCommand: origins.includes(origin),
      commands,
      now,
      version,
    });
    port.onmessage = (event: MessageEvent<unknown>) => {
      void session.receive(event.data);
    };
    this.#session = session;
    return session;
  }
}

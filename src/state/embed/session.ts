import * as v from 'valibot';
import { payloadFault } from '../../domain/embed/payload';
import {
  COMMANDS,
  DATA_LIMITS,
  MESSAGE_LIMITS,
  PROTOCOL_VERSION,
  PUBLIC_EVENTS,
  commandSchema,
  type CommandArgs,
  type CommandName,
  type CommandResults,
  type ErrorCode,
  type EventName,
  type Events,
  type Reply,
} from '../../domain/embed/protocol';

/** Carries out commands whose arguments have been checked. A `CommandError` is told as it is. */
export type Commands = {
  readonly [K in CommandName]: (
    args: CommandArgs[K],
  ) => CommandResults[K] | Promise<CommandResults[K]>;
};

/** A command that cannot be carried out; the message is for the developer of the host page. */
export class CommandError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}

export interface SessionOptions {
  /** Sends a reply to the host, and nowhere else. */
  readonly send: (reply: Reply) => void;
  /** Ends the conversation. */
  readonly close: () => void;
  /** True for origins that the operator named. */
  readonly mayCommand: boolean;
  readonly commands: Commands;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly version: string;
}

/** So many commands at once, and so many a second in the long run. */
const BURST = 60;
const PER_SECOND = 20;
/** A host that was refused so often in a row is not listened to any more. */
const REFUSALS = 500;
/** A message of the schema library may quote what was sent. */
const LONGEST_MESSAGE = 200;

/** One conversation with a host page. What comes in is hostile until it has been checked. */
export class Session {
  readonly #options: SessionOptions;
  #tokens = BURST;
  #refilled: number;
  #refusals = 0;
  #closed = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#refilled = options.now();
    const mode = options.mayCommand ? 'command' : 'listen';
    options.send({ v: PROTOCOL_VERSION, type: 'ready', mode, atlas: options.version });
  }

  /** Tells the host what happened, if it may know. */
  tell<K extends EventName>(event: K, data: Events[K]): void {
    if (this.#closed || (!this.#options.mayCommand && !PUBLIC_EVENTS.includes(event))) return;
    this.#options.send({ v: PROTOCOL_VERSION, type: 'event', event, data });
  }

  close(): void {
    this.#closed = true;
    this.#options.close();
  }

  /** Takes a message of the host. Never throws. */
  async receive(message: unknown): Promise<void> {
    if (this.#closed) return;
    const id = idOf(message);
    if (!this.#takeToken()) {
      this.#refuse(id, 'rate', `At most ${PER_SECOND} commands a second`);
      return;
    }
    try {
      if (!this.#options.mayCommand)
        throw new CommandError('forbidden', 'The operator has not allowed this origin to command');
      const [command, args] = check(message);
      const run = this.#options.commands[command] as (args: unknown) => unknown;
      const result = await run(args);
      this.#refusals = 0;
      if (id !== null) this.#send({ v: PROTOCOL_VERSION, type: 'ack', id, result });
    } catch (error) {
      if (error instanceof CommandError) this.#refuse(id, error.code, error.message);
      else this.#refuse(id, 'failed', 'The atlas could not do this');
    }
  }

  #send(reply: Reply): void {
    if (!this.#closed) this.#options.send(reply);
  }

  #refuse(id: number | null, code: ErrorCode, message: string): void {
    const said = message.slice(0, LONGEST_MESSAGE);
    this.#send({ v: PROTOCOL_VERSION, type: 'error', id, code, message: said });
    this.#refusals += 1;
    if (this.#refusals >= REFUSALS) this.close();
  }

  #takeToken(): boolean {
    const now = this.#options.now();
    this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#refilled) / 1000) * PER_SECOND);
    this.#refilled = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** The id of a message that may be anything. */
function idOf(message: unknown): number | null {
  if (typeof message !== 'object' || message === null) return null;
  const id: unknown = (message as Record<string, unknown>)['id'];
  return Number.isSafeInteger(id) && (id as number) > 0 ? (id as number) : null;
}

/** @throws CommandError for whatever is not a command of this version with right arguments */
function check(message: unknown): [CommandName, unknown] {
  const named = (message as { command?: unknown } | null)?.command;
  const fault = payloadFault(message, named === 'addData' ? DATA_LIMITS : MESSAGE_LIMITS);
  if (fault === 'too-large') throw new CommandError('too-large', 'The message is too large');
  if (fault) throw new CommandError('invalid', `The message is refused: ${fault}`);
  const version = (message as { v?: unknown } | null)?.v;
  if (typeof version === 'number' && version !== PROTOCOL_VERSION) {
    throw new CommandError('version', `This atlas speaks version ${PROTOCOL_VERSION}`);
  }
  const envelope = v.safeParse(commandSchema, message);
  if (!envelope.success) throw invalid(envelope.issues);
  const { command, args } = envelope.output;
  if (!Object.hasOwn(COMMANDS, command)) throw new CommandError('unknown', 'No such command');
  const name = command as CommandName;
  const parsed = v.safeParse<(typeof COMMANDS)[CommandName]>(COMMANDS[name], args);
  if (!parsed.success) throw invalid(parsed.issues);
  return [name, parsed.output];
}

function invalid(issues: readonly v.BaseIssue<unknown>[]): CommandError {
  const [first] = issues;
  const path = first ? v.getDotPath(first) : null;
  return new CommandError('invalid', `${path ?? 'message'}: ${first?.message ?? 'invalid'}`);
}

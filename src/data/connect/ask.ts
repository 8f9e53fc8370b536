/** The one way in which a person's services are asked: within what the operator allows, bounded in size and time. */
import { askRefusal, type ConnectSetting } from '../../domain/connect/may-ask';
import { CONNECT_LIMITS } from '../../domain/connect/model';
import { ConnectProblem } from '../../domain/connect/problem';

export interface Asking {
  /** `connect` of the settings. */
  readonly connect: ConnectSetting;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  /** Where it came from at last. */
  readonly address: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const hostOf = (address: string): string =>
  URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).host : address;

/** @throws ConnectProblem when the operator does not allow the address */
export function refuse(address: string, connect: ConnectSetting): void {
  const refusal = askRefusal(address, document.baseURI, connect);
  if (refusal !== null) throw new ConnectProblem(refusal, { host: hostOf(address) });
}

/** Whether a host that gave no answer is there: browsers tell a refusal to other sites from silence only so. */
async function isThere(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(address, { mode: 'no-cors', credentials: 'omit', signal, cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}

/** Reads a body as far as it may go. */
async function read(
  response: Response,
  limitBytes: number,
  host: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): ConnectProblem =>
    new ConnectProblem('too-large', { host, limit: Math.round(limitBytes / 1_000_000) });
  if (Number(response.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    length += part.value.byteLength;
    if (length > limitBytes) {
      void reader?.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** What an answer of HTTP that is none says. */
export function problemOfStatus(status: number, host: string): ConnectProblem {
  if (status === 401 || status === 403 || status === 407)
    return new ConnectProblem('key', { host, status });
  if (status === 404 || status === 410) return new ConnectProblem('missing', { host, status });
  return new ConnectProblem('status', { host, status });
}

/**
 * Asks an address. Nothing that knows the reader goes along: no cookies, no referrer.
 * @throws ConnectProblem, or what the signal was aborted with
 */
export async function ask(
  address: string,
  { connect, signal }: Asking,
  limitBytes: number = CONNECT_LIMITS.documentBytes,
): Promise<Answer> {
  refuse(address, connect);
  const host = hostOf(address);
  const late = AbortSignal.timeout(CONNECT_LIMITS.answerMilliseconds);
  const either = signal ? AbortSignal.any([signal, late]) : late;
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: either,
    });
    if (!response.ok) throw problemOfStatus(response.status, host);
    const contentType = response.headers.get('content-type') ?? '';
    const bytes = await read(response, limitBytes, host);
    return { address: response.url || address, contentType, bytes };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ConnectProblem) throw error;
    if (late.aborted) throw new ConnectProblem('timeout', { host });
    if (!navigator.onLine) throw new ConnectProblem('offline', { host });
    const isOwn = new URL(address, document.baseURI).origin === location.origin;
    const there = !isOwn && (await isThere(address, either));
    throw new ConnectProblem(there ? 'cors' : 'unreachable', { host });
  }
}

/** Text in the encoding that the answer names; UTF-8 without one. */
export function textOf({ bytes, contentType }: Answer): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named =
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ??
    /<\?xml[^>]*encoding=["']([\w-]+)/.exec(head)?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** JSON of an answer; undefined when it is none. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(textOf(answer));
  } catch {
    return undefined;
  }
}

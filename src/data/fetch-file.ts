/** A file from an address that a person gave: with progress, a limit, and a word on why it did not come. */
import { askRefusal, type ConnectSetting } from '../domain/connect/may-ask';

export type FetchReason =
  'address' | 'policy' | 'mixed' | 'offline' | 'unreachable' | 'status' | 'too-large' | 'broken';

export class FetchProblem extends Error {
  constructor(
    readonly reason: FetchReason,
    readonly host: string,
    /** Of an answer that is an error; 0 for others. */
    readonly status = 0,
  ) {
    super(`${host}: ${reason}`);
    this.name = 'FetchProblem';
  }
}

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly limitBytes: number;
  /** Hosts that the operator allows beside the page's own. */
  readonly connect: ConnectSetting;
  /** Bytes that have come, of how many; null where the server does not say. */
  readonly told: (readBytes: number, totalBytes: number | null) => void;
}

/** @throws FetchProblem when the address is none, or may not be asked */
function allowed(address: string, connect: ConnectSetting): URL {
  const trimmed = address.trim();
  // A host alone is what people copy; what begins with a slash or a dot lies beside the page.
  const isWhole = /^[./]/.test(trimmed) || URL.canParse(trimmed);
  const written = isWhole ? trimmed : `https://${trimmed}`;
  const refusal = trimmed === '' ? 'not-web' : askRefusal(written, document.baseURI, connect);
  if (refusal === 'not-web') throw new FetchProblem('address', trimmed.slice(0, 100));
  const url = new URL(written, document.baseURI);
  if (refusal) throw new FetchProblem(refusal === 'insecure' ? 'mixed' : 'policy', url.host);
  return url;
}

/** The name a file goes by: the last part of its path. */
function nameOf({ pathname, host }: URL, type: string): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? host;
  const name = decoded(last).slice(-120);
  if (/\.\w{2,10}$/.test(name)) return name;
  return type.includes('json') ? `${name}.geojson` : type.includes('csv') ? `${name}.csv` : name;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not every address is written in UTF-8.
    return part;
  }
}

/**
 * Asks for it and finds out why not: browsers tell a page nothing but that it failed. What the page's
 * policy forbids is told by an event (https://www.w3.org/TR/CSP3/#violation-events).
 */
async function ask(url: URL, signal: AbortSignal): Promise<Response> {
  const seen = { forbidden: false };
  const watch = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    seen.forbidden ||= effectiveDirective === 'connect-src' && blockedURI.startsWith(url.origin);
  };
  document.addEventListener('securitypolicyviolation', watch);
  try {
    return await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch (error) {
    if (signal.aborted) throw error;
    // The event comes after the failure.
    await new Promise((resolve) => setTimeout(resolve));
    const reason = seen.forbidden ? 'policy' : navigator.onLine ? 'unreachable' : 'offline';
    throw new FetchProblem(reason, url.host);
  } finally {
    document.removeEventListener('securitypolicyviolation', watch);
  }
}

/**
 * Fetches a file, with no cookie and no referrer. @param address without a scheme it is https
 * @throws FetchProblem, or what the signal was aborted with
 */
export async function fetchFile(address: string, options: FetchOptions): Promise<File> {
  const url = allowed(address, options.connect);
  const response = await ask(url, options.signal);
  const { host } = url;
  if (!response.ok) throw new FetchProblem('status', host, response.status);
  const length = Number(response.headers.get('content-length'));
  // What is sent compressed is longer than it says.
  const isPlain = response.headers.get('content-encoding') === null;
  if (isPlain && length > options.limitBytes) throw new FetchProblem('too-large', host);
  const total = isPlain && length > 0 ? length : null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let readBytes = 0;
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      chunks.push(part.value);
      readBytes += part.value.byteLength;
      if (readBytes > options.limitBytes) throw new FetchProblem('too-large', host);
      options.told(readBytes, total);
    }
  } catch (error) {
    void reader?.cancel().catch(() => undefined);
    if (options.signal.aborted || error instanceof FetchProblem) throw error;
    throw new FetchProblem(navigator.onLine ? 'broken' : 'offline', host);
  }
  const type = response.headers.get('content-type') ?? '';
  return new File(chunks, nameOf(url, type), { type });
}

let messages: string[] = [];
let expected: RegExp[] = [];
let watching = false;

function text(part: unknown): string {
  if (part instanceof Error) return part.stack ?? part.message;
  return typeof part === 'string' ? part : JSON.stringify(part);
}

function record(level: 'error' | 'warn'): void {
  const original = console[level].bind(console);
  console[level] = (...parts: unknown[]) => {
    messages.push(`${level}: ${parts.map(text).join(' ')}`);
    original(...parts);
  };
}

/** Starts a test with an empty record. */
export function watchConsole(): void {
  messages = [];
  expected = [];
  if (watching) return;
  watching = true;
  record('error');
  record('warn');
}

/** In a test that provokes it: this message may appear on the console. */
export function allowConsole(pattern: RegExp): void {
  expected.push(pattern);
}

export function unexpectedMessages(): string[] {
  return messages.filter((message) => !expected.some((pattern) => pattern.test(message)));
}

/** Why a service cannot be used; the interface has the words and says what to do. */
export const CONNECT_PROBLEMS = [
  'not-web',
  'insecure',
  'not-allowed',
  'offline',
  'unreachable',
  'cors',
  'timeout',
  'key',
  'missing',
  'status',
  'too-large',
  'wrong',
  'entities',
  'exception',
  'a-file',
  'nothing',
  'no-tile',
] as const;
export type ConnectProblemCode = (typeof CONNECT_PROBLEMS)[number];

export class ConnectProblem extends Error {
  constructor(
    readonly code: ConnectProblemCode,
    /** `host`, `status`, `detail`: plain text. */
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'ConnectProblem';
  }
}

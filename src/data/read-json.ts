/** Reads the JSON files of the build. */

/** A file that could not be read; `file` is its name as a person knows it. */
export class FileProblem extends Error {
  constructor(
    readonly file: string,
    readonly reason: 'missing' | 'broken' | 'unreachable',
  ) {
    super(`${file}: ${reason}`);
    this.name = 'FileProblem';
  }

  /** The same problem again after a worker has handed it over as a plain error; others as they are. */
  static revive(error: unknown): unknown {
    if (!(error instanceof Error) || error.name !== 'FileProblem') return error;
    const [, file, reason] = /^(.*): (missing|broken|unreachable)$/.exec(error.message) ?? [];
    return file === undefined ? error : new FileProblem(file, reason as FileProblem['reason']);
  }
}

/** Reads one JSON file; `file` is its name as a person knows it. @throws FileProblem */
export async function readJson(url: string | undefined, file: string): Promise<unknown> {
  if (url === undefined) throw new FileProblem(file, 'missing');
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new FileProblem(file, 'unreachable');
  }
  if (!response.ok) throw new FileProblem(file, 'missing');
  try {
    return await response.json();
  } catch {
    throw new FileProblem(file, 'broken');
  }
}

/** True for what JSON calls an object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

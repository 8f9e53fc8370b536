import { FileProblem } from '../../data/geodata';
import type { Notices } from '../../state/notices.svelte';
import type { UrlProblem } from '../../state/url';

/**
 * Tells a failure in the person's language, naming the file where there is one.
 * @param retry asks for the file again; null where that is offered in another place
 * @returns takes it back, when it is mended
 */
export function tellFailure(
  notices: Notices,
  error: unknown,
  retry: (() => void) | null = null,
): () => void {
  if (error instanceof FileProblem) {
    return notices.tell('error', `notice.file.${error.reason}`, { file: error.file }, retry);
  }
  const detail = error instanceof Error ? error.message : String(error);
  return notices.tell('warning', 'notice.map.problem', { detail });
}

export function tellUrlProblems(notices: Notices, problems: readonly UrlProblem[]): void {
  for (const { kind, name, value } of problems) {
    notices.tell('warning', `notice.url.${kind}`, { name, value });
  }
}

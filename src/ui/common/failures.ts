import { untrack } from 'svelte';
import { FileProblem } from '../../data/geodata';
import type { Atlas } from '../../state/atlas.svelte';
import type { Side } from '../../state/compare.svelte';
import type { Notices } from '../../state/notices.svelte';
import { basemapOnSide } from '../../state/side-view';
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

/**
 * Tells why the basemap that was asked for is not shown; to be called in an effect.
 * @returns takes it back, when it is shown or another one is asked for
 */
export function tellBasemap(atlas: Atlas, side: Side): (() => void) | undefined {
  const { asked, failure } = basemapOnSide(atlas, side);
  if (failure === null) return undefined;
  const { settings, core, notices } = atlas;
  const title = settings.basemaps.all.find(({ id }) => id === asked)?.title ?? {};
  const name = title[settings.lang] ?? title[core.settings.fallbackLanguage] ?? asked;
  const retry = (): void => {
    settings.basemaps.retry(asked);
  };
  // Telling reads what is told already, which must not bring this about again.
  return untrack(() =>
    notices.tell(
      'warning',
      `notice.basemap.${failure}`,
      { name },
      failure === 'key' ? null : retry,
    ),
  );
}

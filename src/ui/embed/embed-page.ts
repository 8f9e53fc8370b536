import { mount } from 'svelte';
import { loadEmbedMessages } from '../../i18n/embed/messages';
import { createTranslate } from '../../i18n/translate';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import type { UrlState } from '../../state/url';
import EmbedPage from './EmbedPage.svelte';

interface Parts {
  readonly atlas: Atlas;
  readonly speech: Speech;
  readonly state: UrlState;
}

/** The page where snippets are made and examined. */
export async function mountEmbedPage(
  target: HTMLElement,
  { atlas, speech, state }: Parts,
): Promise<void> {
  const t = createTranslate(await loadEmbedMessages(speech.lang), speech.lang);
  document.documentElement.lang = speech.lang;
  const address = document.documentElement.dataset['site'] ?? null;
  mount(EmbedPage, { target, props: { atlas, speech, t, state, address } });
}

import './styles/tokens.css';
import './styles/base.css';
import './styles/forced-colors.css';
import { mount } from 'svelte';
import { readEmbedOptions } from './domain/embed/options';
import App from './App.svelte';
import {
  atlasCore,
  loadFeatures,
  loadSurroundings,
  loadTexts,
  loadTours,
  readLand,
} from './data/geodata';
import { requestLog } from './data/requests';
import { interfaceLanguages, loadMessages, matchLanguage } from './i18n/languages';
import { Speech } from './i18n/speech.svelte';
import { Atlas } from './state/atlas.svelte';
import { parseUrl } from './state/url';
import { tellFailure } from './ui/common/failures';
import { pageClock } from './ui/common/page-clock';
import { Frame } from './ui/embed/frame.svelte';
import { Greetings } from './ui/embed/greetings';

const { settings } = atlasCore;
const languages = settings.languages.filter((lang) => interfaceLanguages.includes(lang));

const embed = readEmbedOptions(location.search);
// The page around the frame greets as soon as this has run.
const greetings = embed && new Greetings();
const page = document.documentElement.dataset['page'];

async function start(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = asked === null ? navigator.languages : [asked, ...navigator.languages];
  const lang = matchLanguage(wanted, languages, settings.fallbackLanguage);
  const speech = new Speech(
    lang,
    await loadMessages(lang),
    settings.localLanguage,
    settings.fallbackLanguage,
  );
  const atlas: Atlas = new Atlas(atlasCore, readLand(), lang, {
    loadTexts,
    loadFeatures,
    loadSurroundings,
    loadTours,
    clock: pageClock,
    failed: (error) => tellFailure(atlas.notices, error),
  });
  const { state, problems } = parseUrl(location.search, location.hash, atlas.urlContext);
  const target = document.getElementById('app');
  if (!target) return;
  if (page === 'embed') {
    const { mountEmbedPage } = await import('./ui/embed/embed-page');
    await mountEmbedPage(target, { atlas, speech, state });
    return;
  }
  // In a frame there is less around the map; it comes instead of the rest, not after it.
  const shell = greetings && (await import('./ui/embed/EmbedShell.svelte')).default;
  const frame = embed && new Frame(embed);
  mount(App, {
    target,
    props: { atlas, speech, languages, state, problems, frame, greetings, FrameShell: shell },
  });
}

requestLog.watch();
void start();

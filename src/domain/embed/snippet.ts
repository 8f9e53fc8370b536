/** What is pasted into other pages, made from what was chosen. */
import { UI_DEFAULTS, UI_PARTS, type UiChoices } from './options';

export const LOAD_CHOICES = ['click', 'visible', 'consent'] as const;
/** After a press; when it is seen; after a press, and without a picture before. */
export type LoadChoice = (typeof LOAD_CHOICES)[number];

export interface EmbedChoice {
  /** Folder of the atlas, absolute, with a slash at its end. */
  readonly base: string;
  readonly place: string | null;
  readonly tour: string | null;
  /** Null for those of a first visit. */
  readonly layers: readonly string[] | null;
  /** Null for that of the page, or of the reader. */
  readonly lang: string | null;
  readonly theme: string | null;
  readonly ui: UiChoices;
  /** Null for all there is. */
  readonly widthPx: number | null;
  readonly heightPx: number | 'auto';
  readonly load: LoadChoice;
  /** What a screen reader calls the frame, and the link in its place. */
  readonly title: string;
}

/** What frames may do: docs/embed.md says why. */
export const SANDBOX = [
  'allow-scripts',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-modals',
  'allow-downloads',
] as const;

/** Height of a frame that cannot be as high as its content, as only a script can do that. */
const FIXED_HEIGHT_PX = 480;

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const attribute = (name: string, value: string): string => `${name}="${escapeHtml(value)}"`;

type Pair = readonly [name: string, value: string];

const given = (name: string, value: string | null): Pair[] =>
  value === null ? [] : [[name, value]];

const uiPairs = (ui: UiChoices): Pair[] =>
  UI_PARTS.filter((part) => ui[part] !== UI_DEFAULTS[part]).map((part) => [`ui-${part}`, ui[part]]);

const hashPairs = ({ place, tour, layers }: EmbedChoice): Pair[] => [
  ...given('place', place),
  ...given('layers', layers?.join(',') ?? null),
  ...given('tour', tour),
];

const locates = ({ ui }: EmbedChoice): boolean => ui.locate !== 'off';

/** The address of the frame: what the element makes of its attributes. */
export function frameAddress(choice: EmbedChoice): string {
  const write = (pairs: readonly Pair[]): string =>
    pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const query = write([
    ...given('lang', choice.lang),
    ...given('theme', choice.theme),
    ['embed', '1'],
    ...uiPairs(choice.ui),
  ]);
  const hash = write(hashPairs(choice));
  return `${choice.base}?${query}${hash === '' ? '' : `#${hash}`}`;
}

/** The same in the whole atlas, for the link that is there without scripts. */
function fullAddress(choice: EmbedChoice): string {
  const { place, lang } = choice;
  const query = lang === null ? '' : `?lang=${lang}`;
  return `${choice.base}${query}${place === null ? '' : `#place=${place}`}`;
}

/** Attributes of the element, without those that are as when left out. */
export function elementAttributes(choice: EmbedChoice): Pair[] {
  return [
    ...hashPairs(choice),
    ...given('lang', choice.lang),
    ...given('theme', choice.theme),
    ...uiPairs(choice.ui),
    ['height', String(choice.heightPx)],
    ...(choice.load === 'click' ? [] : ([['load', choice.load]] as const)),
    ['label', choice.title],
  ];
}

export function elementSnippet(choice: EmbedChoice): string {
  const attributes = elementAttributes(choice).map(([name, value]) => attribute(name, value));
  const element = [
    `<dalian-atlas ${attributes.join(' ')}>`,
    `  <a ${attribute('href', fullAddress(choice))}>${escapeHtml(choice.title)}</a>`,
    '</dalian-atlas>',
  ];
  const sized =
    choice.widthPx === null
      ? element
      : [`<div style="max-width: ${choice.widthPx}px">`, ...element, '</div>'];
  return [
    `<script type="module" ${attribute('src', `${choice.base}embed.js`)}></script>`,
    ...sized,
  ].join('\n');
}

export function iframeSnippet(choice: EmbedChoice): string {
  const height = choice.heightPx === 'auto' ? FIXED_HEIGHT_PX : choice.heightPx;
  return [
    '<iframe',
    `  ${attribute('src', frameAddress(choice))}`,
    `  ${attribute('title', choice.title)}`,
    `  width="${choice.widthPx ?? '100%'}" height="${height}" loading="lazy"`,
    `  ${attribute('allow', locates(choice) ? 'geolocation' : '')}`,
    `  ${attribute('sandbox', SANDBOX.join(' '))}`,
    '  referrerpolicy="strict-origin-when-cross-origin"',
    '></iframe>',
  ].join('\n');
}

/** A block of the WordPress editor, as its code view has it. */
export const wordpressSnippet = (choice: EmbedChoice): string =>
  `<!-- wp:html -->\n${elementSnippet(choice)}\n<!-- /wp:html -->`;

/** The address of the oEmbed answer; it exists where the atlas has a canonical address. */
export const oembedAddress = ({ base, place }: EmbedChoice, lang: string): string =>
  `${base}oembed/${lang}/${place ?? 'home'}.json`;

/** How the atlas looks in a frame: the part of the query that only `embed=1` makes count. docs/url.md. */

export const UI_PARTS = [
  'search',
  'legend',
  'panels',
  'controls',
  'time',
  'settings',
  'locate',
] as const;
/** What can be shown on the map, kept in a menu, or left away. */
export type UiPart = (typeof UI_PARTS)[number];

export const UI_CHOICES = ['on', 'menu', 'off'] as const;
export type UiChoice = (typeof UI_CHOICES)[number];

export type UiChoices = Readonly<Record<UiPart, UiChoice>>;

export interface EmbedOptions {
  readonly ui: UiChoices;
  /** True while one finger and the wheel scroll the host's page, not the map. */
  readonly cooperative: boolean;
  /** True when the frame is as high as its content, which the host is told. */
  readonly autoHeight: boolean;
}

export const UI_DEFAULTS: UiChoices = {
  search: 'menu',
  legend: 'menu',
  panels: 'menu',
  controls: 'on',
  time: 'off',
  settings: 'menu',
  locate: 'off',
};

/**
 * Reads the query of an embedded page. What is unknown or broken is as if it was left out.
 * @param search with or without `?`
 * @returns null when the page is no embed
 */
export function readEmbedOptions(search: string): EmbedOptions | null {
  const query = new URLSearchParams(search);
  if (query.get('embed') !== '1') return null;
  const choice = (part: UiPart): UiChoice =>
    UI_CHOICES.find((known) => known === query.get(`ui-${part}`)) ?? UI_DEFAULTS[part];
  return {
    ui: Object.fromEntries(UI_PARTS.map((part) => [part, choice(part)])) as Record<
      UiPart,
      UiChoice
    >,
    cooperative: query.get('ui-gestures') !== 'free',
    autoHeight: query.get('ui-height') === 'auto',
  };
}

/** True for a parameter of the query that only embeds know. */
export const isEmbedParameter = (name: string): boolean =>
  name === 'embed' || name.startsWith('ui-');

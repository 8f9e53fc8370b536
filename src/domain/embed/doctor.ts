/** What can be wrong with an embed, told from what stands in a page. Pure: others gather the facts. */
import { SANDBOX } from './snippet';

/** A script, an element of the atlas or an iframe, with its attributes. */
export interface EmbedPart {
  readonly kind: 'script' | 'element' | 'iframe';
  readonly attributes: Readonly<Record<string, string>>;
  /** True when something stands between the tags. */
  readonly hasContent: boolean;
}

export interface DoctorContext {
  /** Folder of the atlas, absolute, with a slash at its end. */
  readonly base: string;
  /** True when the page is served over https. */
  readonly secure: boolean;
  readonly placeIds: ReadonlySet<string>;
  readonly layerIds: ReadonlySet<string>;
  readonly tourIds: ReadonlySet<string>;
  readonly languages: readonly string[];
}

export interface Finding {
  /** `find.<code>` and `mend.<code>` are its texts. */
  readonly code: string;
  /** Without mending a fault nothing, or not all, works; advice is for the reader's good. */
  readonly severity: 'fault' | 'advice';
  readonly params: Readonly<Record<string, string>>;
}

const LONGEST_ECHO = 80;

const finding = (
  code: string,
  severity: Finding['severity'],
  params: Readonly<Record<string, string>> = {},
): Finding => ({
  code,
  severity,
  params: Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value.slice(0, LONGEST_ECHO)]),
  ),
});

function urlOf(address: string | undefined): URL | null {
  // "//host/path" is an address of the page's own scheme.
  const full = address?.trim().replace(/^\/\//, 'https://') ?? '';
  return URL.canParse(full) ? new URL(full) : null;
}

/** Same host and folder; the scheme is another question. */
function leadsTo(base: string, url: URL | null): boolean {
  const atlas = new URL(base);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.host === atlas.host &&
    url.pathname.startsWith(atlas.pathname)
  );
}

/** Examines the parts of a page, or of a piece of one. */
export function examineParts(parts: readonly EmbedPart[], context: DoctorContext): Finding[] {
  const { base } = context;
  const scripts = parts.filter(
    ({ kind, attributes: { src = '' } }) => kind === 'script' && /\bembed\.js\b/.test(src),
  );
  const elements = parts.filter(({ kind }) => kind === 'element');
  const frames = parts.filter(({ kind }) => kind === 'iframe');
  if (elements.length + frames.length === 0) return [finding('nothing', 'fault')];
  const found = [
    ...(elements.length > 0 && scripts.length === 0
      ? [finding('no-script', 'fault', { address: `${base}embed.js` })]
      : []),
    ...scripts.flatMap(({ attributes }) => [
      ...(attributes['type'] === 'module' ? [] : [finding('script-type', 'fault')]),
      ...examineAddress(attributes['src'], context),
    ]),
    ...elements.flatMap((part) => examineElement(part, context)),
    ...frames.flatMap((part) => examineFrame(part, context)),
  ];
  const keys = found.map((one) => JSON.stringify(one));
  return found.filter((_one, index) => keys.indexOf(keys[index]!) === index);
}

function examineAddress(address: string | undefined, { base, secure }: DoctorContext): Finding[] {
  const url = urlOf(address);
  if (!leadsTo(base, url)) {
    return [finding('address', 'fault', { value: address ?? '', address: base })];
  }
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url!.hostname);
  return secure && url!.protocol === 'http:' && !loopback ? [finding('mixed', 'fault')] : [];
}

const isZero = (value: string | undefined): boolean =>
  value !== undefined && /^\s*0+(\.0*)?\s*(px|%|em|rem|vh)?\s*$/.test(value);

function examineSize({ style = '', height }: Readonly<Record<string, string>>): Finding[] {
  const styled = /(?:^|;)\s*(?:max-)?height\s*:([^;]*)/i.exec(style)?.[1];
  const hidden = /(?:^|;)\s*display\s*:\s*none/i.test(style);
  return isZero(height) || isZero(styled) || hidden ? [finding('height', 'fault')] : [];
}

type Named = (name: string) => string | null | undefined;

/** Ids of the address that the atlas does not know. */
function examineIds(read: Named, context: DoctorContext): Finding[] {
  const { placeIds, layerIds, tourIds, languages } = context;
  const check = (name: string, values: readonly string[], known: (value: string) => boolean) =>
    values
      .filter((value) => value !== '' && !known(value))
      .map((value) => finding('unknown', 'fault', { name, value }));
  return [
    ...check('place', [read('place') ?? ''], (value) => placeIds.has(value)),
    ...check('layers', (read('layers') ?? '').split(','), (value) => layerIds.has(value)),
    ...check('tour', [read('tour') ?? ''], (value) => tourIds.has(value.replace(/\/.*/, ''))),
    ...check('lang', [read('lang') ?? ''], (value) =>
      languages.some((lang) => lang.split('-')[0] === value.split('-')[0]),
    ),
  ];
}

function examineElement({ attributes, hasContent }: EmbedPart, context: DoctorContext): Finding[] {
  return [
    ...examineSize(attributes),
    ...examineIds((name) => attributes[name], context),
    ...(hasContent ? [] : [finding('fallback', 'advice')]),
  ];
}

function examineFrame({ attributes }: EmbedPart, context: DoctorContext): Finding[] {
  const address = examineAddress(attributes['src'], context);
  const url = urlOf(attributes['src']);
  if (!leadsTo(context.base, url)) return address;
  const query = url!.searchParams;
  const hash = new URLSearchParams(url!.hash.slice(1));
  const locates = ['on', 'menu'].includes(query.get('ui-locate') ?? '');
  const granted = (attributes['allow'] ?? '')
    .split(';')
    .map((part) => part.trim().split(/\s+/)[0] ?? '')
    .filter(Boolean);
  const needless = granted.filter((name) => name !== 'geolocation' && name !== 'fullscreen');
  const sandbox = attributes['sandbox']?.split(/\s+/);
  const needed = SANDBOX.slice(0, 2).filter((token) => sandbox && !sandbox.includes(token));
  return [
    ...address,
    ...(query.get('embed') === '1' ? [] : [finding('not-embed', 'fault')]),
    ...((attributes['title'] ?? '').trim() === '' ? [finding('title', 'fault')] : []),
    ...examineSize(attributes),
    ...(needless.length > 0 ? [finding('allow', 'fault', { value: needless.join(', ') })] : []),
    ...(locates && !granted.includes('geolocation') ? [finding('allow-locate', 'fault')] : []),
    ...needed.map((value) => finding('sandbox', 'fault', { value })),
    ...(attributes['loading'] === 'lazy' ? [] : [finding('lazy', 'advice')]),
    ...examineIds((name) => (name === 'lang' ? query : hash).get(name), context),
  ];
}

/** The directives that decide whether something may be loaded, the first that is there counts. */
const DIRECTIVES = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  image: ['img-src', 'default-src'],
  frame: ['frame-src', 'child-src', 'default-src'],
} as const;

/** @returns the directive that refuses an origin, null when the policy lets it load */
function refusing(policy: string, kind: keyof typeof DIRECTIVES, origin: string): string | null {
  const directives = new Map(
    policy
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources]),
  );
  const name = DIRECTIVES[kind].find((directive) => directives.has(directive));
  if (name === undefined) return null;
  const { protocol, host, hostname } = new URL(origin);
  const matches = (source: string): boolean => {
    if (source === '*' || source === protocol) return true;
    const [, scheme, named = ''] = /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^/]+)/i.exec(source) ?? [];
    if (
      scheme !== undefined &&
      scheme !== protocol &&
      !(scheme === 'http:' && protocol === 'https:')
    )
      return false;
    return (
      named === host ||
      named === `${hostname}:*` ||
      (named.startsWith('*.') && host.endsWith(named.slice(1)))
    );
  };
  return (directives.get(name) ?? []).some(matches) ? null : name;
}

/**
 * What the policies of a page keep from loading.
 * @param policies of meta elements and headers: each of them has to let it pass
 */
export function examinePolicies(policies: readonly string[], origin: string): Finding[] {
  const kinds = ['script', 'image', 'frame'] as const;
  return policies.flatMap((policy) =>
    kinds.flatMap((kind) => {
      const name = refusing(policy, kind, origin);
      return name === null ? [] : [finding('csp', 'fault', { name, value: origin })];
    }),
  );
}

/** The doctor in a host page: what the page around an element keeps from working. Loaded by doctor(). */
import { readHostFacts } from '../../data/host-facts';
import {
  examineParts,
  examinePolicies,
  type DoctorContext,
  type Finding,
} from '../../domain/embed/doctor';
import type { EmbedKey, EmbedMessages } from '../../i18n/embed/messages';
import { createTranslate } from '../../i18n/translate';
import { readParts } from './read-parts';

/** A finding with its words in the language of the element. */
export interface ToldFinding extends Finding {
  readonly what: string;
  readonly mend: string;
}

type OpenElement = HTMLElement & {
  /** Nothing at all before its script has run. */
  readonly ready?: { readonly mode: string; readonly atlas: string } | null;
};
type Known = Omit<DoctorContext, 'secure' | 'base'> & { readonly version: string };

/** Makes the doctor of one language; the build calls it. */
export function doctorFor(
  messages: EmbedMessages,
  lang: string,
  known: Known,
): (element: OpenElement, base: string) => Promise<readonly ToldFinding[]> {
  const t = createTranslate(messages, lang);
  return async (element, base) => {
    const origin = new URL(base).origin;
    const fault = (code: string, params: Record<string, string> = {}): Finding => ({
      code,
      severity: 'fault',
      params,
    });
    const { policies, reachable } = await readHostFacts(document, base);
    const found = [
      ...examineParts(
        readParts(document).filter(
          // Other frames of the page are none of ours.
          ({ kind, attributes }) => kind !== 'iframe' || attributes['src']?.startsWith(base),
        ),
        { ...known, base, secure: location.protocol === 'https:' },
      ),
      ...(origin === location.origin ? [] : examinePolicies(policies, origin)),
    ];
    if (!customElements.get('dalian-atlas'))
      found.push(fault('undefined', { address: `${base}embed.js` }));
    const { height } = element.getBoundingClientRect();
    if (height < 1 && !found.some(({ code }) => code === 'height')) found.push(fault('height'));
    const opened = element.shadowRoot?.querySelector('iframe');
    if (!opened) found.push({ ...fault('closed'), severity: 'advice' });
    else if (!element.ready) {
      found.push(
        reachable
          ? fault('refused', { value: location.origin })
          : fault('unreachable', { value: base }),
      );
    } else if (element.ready.atlas !== known.version) {
      found.push(fault('version', { value: known.version, expected: element.ready.atlas }));
    } else if (element.ready.mode === 'listen') {
      found.push({ ...fault('listen', { value: location.origin }), severity: 'advice' });
    }
    return found.map((one) => ({
      ...one,
      what: t(`find.${one.code}` as EmbedKey, one.params),
      mend: t(`mend.${one.code}` as EmbedKey, one.params),
    }));
  };
}

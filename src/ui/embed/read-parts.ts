import type { EmbedPart } from '../../domain/embed/doctor';

const KINDS = { SCRIPT: 'script', 'DALIAN-ATLAS': 'element', IFRAME: 'iframe' } as const;

/** The parts of an embed in a document; nothing of it is run or loaded by looking at it. */
export function readParts(document: Document): EmbedPart[] {
  return [...document.querySelectorAll('script[src], dalian-atlas, iframe')].map((node) => ({
    kind: KINDS[node.tagName as keyof typeof KINDS],
    attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    hasContent: node.textContent.trim() !== '' || node.childElementCount > 0,
  }));
}

/** The policies that a document sets for itself. */
export const readPolicies = (document: Document): string[] =>
  [
    ...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]'),
  ].map(({ content }) => content);

/** A piece of HTML as a document of its own: without a window scripts do not run and nothing loads. */
export const inertDocument = (html: string): Document =>
  new DOMParser().parseFromString(html, 'text/html');

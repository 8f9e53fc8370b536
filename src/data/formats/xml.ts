/** XML of KML and GPX: no entities, no document types, nothing fetched. */
import { DOMParser, type Document } from '@xmldom/xmldom';
import { ImportProblem, type Encoding } from '../../domain/import/model';
import { decodeText, encodingByLabel, tellEncoding, type ToldEncoding } from './encoding';
import { bytesOf, type ReadHooks, type Source } from './reader';

/** The tree of a text takes some ten times its bytes. */
const MOST_BYTES = 150 * 1024 * 1024;
/** Elements within elements; KML folders are read by recursion. */
const DEEPEST = 200;

export interface ReadXml {
  readonly document: Document;
  /** Null for UTF-8, which is what XML is without a word. */
  readonly encoding: ToldEncoding | null;
}

function encodingOf(bytes: Uint8Array, chosen: Encoding | undefined): ToldEncoding {
  if (chosen) return { value: chosen, isSure: true };
  const told = tellEncoding(bytes);
  const declaration = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /^<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/.exec(declaration)?.[1];
  const declared = label === undefined ? null : encodingByLabel(label);
  // What is valid UTF-8 with other than ASCII letters is that, whatever it says.
  return declared && told.value !== 'utf-8' ? { value: declared, isSure: true } : told;
}

/** Comments and text as it stands may speak of document types. */
const withoutText = (xml: string): string =>
  xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');

function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (const [tag] of withoutText(xml).matchAll(/<[^!?][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** @throws ImportProblem */
export async function readXml(source: Source, hooks: ReadHooks): Promise<ReadXml> {
  const { name } = source;
  const bytes = await bytesOf(source, MOST_BYTES);
  const encoding = encodingOf(bytes, hooks.options.encoding);
  const text = decodeText(bytes, encoding.value);
  hooks.told(bytes.length / 2);
  const marked = /<!(?:DOCTYPE|ENTITY)/i;
  if (marked.test(text) && marked.test(withoutText(text))) {
    throw new ImportProblem('xml-entities', name);
  }
  if (isTooDeep(text)) throw new ImportProblem('broken', name, { rows: 0 });
  let worst: string | null = null;
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') worst ??= message;
    },
  });
  let document: Document | null = null;
  try {
    document = parser.parseFromString(text.trimStart(), 'text/xml');
  } catch {
    // Its fatal errors are told below like the others.
    worst ??= 'fatal';
  }
  if (!document?.documentElement || worst !== null) {
    const isCut = !/<\/[\w:]+\s*>\s*$/.test(withoutText(text).trimEnd());
    throw new ImportProblem(isCut ? 'truncated' : 'broken', name, { rows: 0 });
  }
  const isPlain = encoding.value === 'utf-8' && !hooks.options.encoding;
  return { document, encoding: isPlain ? null : encoding };
}

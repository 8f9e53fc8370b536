/** XML of strangers. The parser reads no files and resolves no entities; what declares any is refused. */
import type { XmlDocument, XmlElement } from '@rgrove/parse-xml';
import {
  getElementName,
  parseXmlString,
  stripNamespace,
} from '@camptocamp/ogc-client/dist/shared/xml-utils.js';
import { ConnectProblem } from '../../domain/connect/problem';

/** @throws ConnectProblem for entities, and for what is no XML */
export function parseXml(text: string): XmlDocument {
  // A DOCTYPE alone is no danger, and WMS 1.1.1 prescribes one (OGC 01-068r3, annex A): it is passed over.
  if (/<!ENTITY/i.test(text)) throw new ConnectProblem('entities');
  try {
    return parseXmlString(text);
  } catch {
    throw new ConnectProblem('wrong');
  }
}

/** Name of the outermost element, without its prefix. */
export function rootName({ children }: XmlDocument): string {
  const [root] = children;
  return root ? String(stripNamespace(getElementName(root as XmlElement))) : '';
}

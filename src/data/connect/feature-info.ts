/** What a Web Map Service says of a position, as plain text. */
import { CONNECT_LIMITS, type WmsSource } from '../../domain/connect/model';
import { ConnectProblem } from '../../domain/connect/problem';
import { featureInfoAddress } from '../../domain/connect/wms';
import type { LngLat } from '../../domain/site';
import { ask, hostOf, textOf, type Asking } from './ask';

/** Lines without the blank ones. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n');

/** The words of a document, each block on a line; nothing of it runs or is loaded. */
function wordsOf(markup: string, type: DOMParserSupportedType): string {
  const words = new DOMParser().parseFromString(markup, type);
  for (const node of words.querySelectorAll('script, style, head')) node.remove();
  const lines: string[] = [];
  for (const row of words.querySelectorAll('tr')) {
    const cells = [...row.children].map((cell) => cell.textContent.trim());
    row.textContent = `\n${cells.join(': ')}\n`;
  }
  lines.push(words.documentElement.textContent);
  return lines.join('\n');
}

/**
 * @param zoom of the map
 * @returns empty when there is nothing at the position
 * @throws ConnectProblem
 */
export async function featureInfo(
  source: WmsSource,
  at: LngLat,
  zoom: number,
  asking: Asking,
): Promise<string> {
  const address = featureInfoAddress(source, at, zoom, source.infoFormat ?? 'text/plain');
  const answer = await ask(address, asking, CONNECT_LIMITS.infoBytes);
  const text = textOf(answer);
  if (/<(\w+:)?ServiceException/.test(text)) {
    const detail = tidy(wordsOf(text, 'text/xml')).slice(0, 300);
    throw new ConnectProblem('exception', { host: hostOf(address), detail });
  }
  if (answer.contentType.includes('html')) return tidy(wordsOf(text, 'text/html'));
  if (answer.contentType.includes('json')) return ofJson(text);
  return tidy(text);
}

/** Properties of features, a line each. */
function ofJson(text: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return tidy(text);
  }
  const features = (json as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) return JSON.stringify(json, null, 2);
  return (features as unknown[])
    .map((feature) => {
      const properties = (feature as { properties?: unknown } | null)?.properties ?? {};
      return Object.entries(properties as Record<string, unknown>)
        .map(([name, value]) => {
          const plain = typeof value === 'string' ? value : JSON.stringify(value);
          return `${name}: ${plain}`;
        })
        .join('\n');
    })
    .join('\n\n');
}

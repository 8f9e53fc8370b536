/** A recipe as the text of an address: JSON, deflated (RFC 1951), in the URL-safe alphabet of RFC 4648. */
import type { Recipe } from '../domain/analysis/model';
import { AnalysisProblem } from '../domain/analysis/problem';
import { parseRecipe } from '../domain/analysis/recipe';

/** Longer addresses are cut by mail programs and messengers. */
export const LONGEST_RECIPE_LINK = 8000;
/** What a short text may unfold to. */
const MOST_BYTES = 400_000;

/** @throws AnalysisProblem when it would be too long for an address */
export async function writeRecipe(recipe: Recipe): Promise<string> {
  const bytes = await through(
    new TextEncoder().encode(JSON.stringify(recipe)),
    new CompressionStream('deflate-raw'),
    Infinity,
  );
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (text.length > LONGEST_RECIPE_LINK) {
    throw new AnalysisProblem('link-too-long', { count: text.length, limit: LONGEST_RECIPE_LINK });
  }
  return text;
}

/** @throws AnalysisProblem when it is no recipe, or one that must not be run */
export async function readRecipe(text: string): Promise<Recipe> {
  if (text.length > LONGEST_RECIPE_LINK) throw new AnalysisProblem('recipe-too-large');
  let json: unknown;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await through(
      Uint8Array.from(binary, (character) => character.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
      MOST_BYTES,
    );
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof AnalysisProblem) throw error;
    throw new AnalysisProblem('recipe-broken', { path: '' });
  }
  return parseRecipe(json);
}

/** Reads a stream only as far as the limit: a bomb is not unfolded. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new AnalysisProblem('recipe-too-large');
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// Colours live in one file: everything else names them.
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isTest, partsOf, read, sourceFiles } from './files.ts';

const home = 'src/styles/tokens.css';
const hex = '#(?:[\\da-f]{8}|[\\da-f]{6}|[\\da-f]{3,4})(?![\\w-])';
const call = '\\b(?:rgba?|hsla?|hwb|(?:ok)?lab|(?:ok)?lch)\\(';
const names =
  '(?<![\\w-])(?:white|black|gr[ae]y|silver|red|green|blue|yellow|orange|purple|pink|brown|navy|teal)(?![\\w-])';

const inText = new RegExp(`^${hex}$|${call}`, 'gi');
const inValue = new RegExp(`${hex}|${call}|${names}`, 'gi');
const inMarkup = new RegExp(`(?<!href=)["']${hex}|:\\s*${hex}|${call}`, 'gi');

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

function inCss(css: string): string[] {
  const values = withoutComments(css).matchAll(/[\w-]+\s*:([^;{}]+)(?=[;}])/g);
  return [...values].flatMap(([, value = '']) => value.match(inValue) ?? []);
}

/** Only what a script says in quotes: #abc may be a private field. */
function inScript(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = ts.isTemplateExpression(node) ? node.getText() : node.text;
      found.push(...(text.trim().match(inText) ?? []));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

function coloursIn(file: string, text: string): string[] {
  if (file.endsWith('.css')) return inCss(text);
  if (file.endsWith('.ts')) return inScript(text);
  const { script, style, markup } = partsOf(text);
  return [...inScript(script), ...inCss(style), ...(markup.match(inMarkup) ?? [])];
}

const files = sourceFiles(/\.(css|ts|svelte)$/).filter((file) => !isTest(file));

describe('raw colours', () => {
  test('are found wherever they stand', () => {
    expect(coloursIn('a.css', 'a { color: #fff; } #abc { color: var(--ink) }')).toEqual(['#fff']);
    expect(coloursIn('a.css', 'a { --b: oklch(60% 0.1 200); }')).toEqual(['oklch(']);
    expect(coloursIn('a.css', 'a { border: 1px solid white }')).toEqual(['white']);
    expect(coloursIn('a.css', '/* #fff */ a { white-space: nowrap; }')).toEqual([]);
    expect(coloursIn('a.ts', "const a = { b: '#0af8' }; class C { #add = 1 }")).toEqual(['#0af8']);
    expect(coloursIn('a.ts', 'const a = `rgba(1, 2, 3, ${b})`;')).toEqual(['rgba(']);
    expect(coloursIn('a.ts', "const a = '#map=1/2'; const b = '#place'; lab(1);")).toEqual([]);
    expect(coloursIn('a.svelte', '<path fill="#123456" /><a href="#abc">{#each a as b}')).toEqual([
      '"#123456',
    ]);
    expect(coloursIn('a.svelte', '<style>a { color: hsl(1 2% 3%); }</style>')).toEqual(['hsl(']);
  });

  test(`stand in ${home} alone`, () => {
    expect(files.length).toBeGreaterThan(40);
    expect(coloursIn(home, read(home)).length).toBeGreaterThan(10);
    const strays = files
      .filter((file) => file !== home)
      .flatMap((file) => coloursIn(file, read(file)).map((colour) => `${file}: ${colour}`));
    expect(strays).toEqual([]);
  });
});

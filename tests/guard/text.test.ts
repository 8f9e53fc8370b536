// The repository speaks of the product alone: not of the machine it was written on.
import { describe, expect, test } from 'vitest';
import { keptFiles, read } from './files.ts';

const strange: readonly [name: string, pattern: RegExp][] = [
  ['a path of one machine', /(?<![\w.~@-])\/(?:work|tmp|root|home|Users|var\/folders)\/[\w.-]*/g],
  ['a path of one machine', /\b[A-Z]:\\Users\\\w+/g],
  ['a package registry', /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.\w+|"resolved": "/g],
  ['a tracker number', /\b(?:issues?|tickets?|pull request|PR)\s+(?:#|no\.? ?)?\d+\b/gi],
];

const isText =
  /\.(?:ts|mjs|js|json|md|css|html|svelte|txt|yml|yaml|svg|geojson|webmanifest)$|\/run$|^[^/.]+$|^\.[^/]+$/;
const exempt = /^\.gitignore$|^tests\/guard\//;

const strangeIn = (text: string): string[] =>
  strange.flatMap(([name, pattern]) => (text.match(pattern) ?? []).map((hit) => `${name}: ${hit}`));

describe('the text of the repository', () => {
  test('is searched for what does not belong', () => {
    // Put together here, since this file is searched by others too.
    const paths = ['work', 'home'].map((folder) => `/${folder}/someone`);
    expect(strangeIn(`see ${paths.join(' and ')}`)).toHaveLength(2);
    expect(strangeIn('C:\\Users\\someone')).toHaveLength(1);
    expect(strangeIn('see issue 12, Issue #3')).toHaveLength(2);
    const inside = ['home', 'tmp', 'work'].map((folder) => `https://example.org/${folder}/a`);
    expect(strangeIn(inside.join(' and '))).toEqual([]);
    expect(strangeIn('artwork/a')).toEqual([]);
  });

  test('speaks of the product alone', () => {
    const files = keptFiles().filter((file) => isText.test(file) && !exempt.test(file));
    expect(files.length).toBeGreaterThan(60);
    const found = files.flatMap((file) => strangeIn(read(file)).map((hit) => `${file}: ${hit}`));
    expect(found).toEqual([]);
  });
});

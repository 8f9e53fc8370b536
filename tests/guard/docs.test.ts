// Links between the documents lead somewhere.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keptFiles, read, root } from './files.ts';

const withoutCode = (markdown: string): string =>
  markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

function linksIn(markdown: string): string[] {
  const text = withoutCode(markdown);
  const inline = text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const referenced = text.matchAll(/^\[[^\]]+\]:\s*<?([^\s>]+)>?/gm);
  const html = text.matchAll(/\b(?:src|href|srcset)="([^"]+)"/g);
  return [...inline, ...referenced, ...html].map(([, link = '']) => link);
}

/** Headings as the usual Markdown hosts name them. */
function anchorsIn(markdown: string): Set<string> {
  const anchors = new Set<string>();
  const body = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
  for (const [, heading = ''] of body.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    let name = slug;
    for (let n = 1; anchors.has(name); n += 1) name = `${slug}-${n}`;
    anchors.add(name);
  }
  for (const [, id = ''] of body.matchAll(/\b(?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

const isElsewhere = (link: string): boolean => /^[a-z][a-z\d+.-]*:|^\/\//i.test(link);

function fault(file: string, link: string): string | undefined {
  const [path = '', anchor] = decodeURIComponent(link).split('#');
  const target = path === '' ? file : posix.join(posix.dirname(file), path);
  if (target.startsWith('..') || !existsSync(join(root, target))) return 'no such file';
  if (anchor === undefined || !target.endsWith('.md')) return undefined;
  return anchorsIn(read(target)).has(anchor) ? undefined : 'no such heading';
}

const documents = keptFiles().filter((file) =>
  /^(README|CHANGELOG|NOTICE|CONTRIBUTING)\.md$|^docs\/.*\.md$|^geodata\/.*\.md$/.test(file),
);

describe('links of the documents', () => {
  test('are read as Markdown has them', () => {
    const text =
      '# A b\n## A b\n[a](x.md#y "t") ![b](<c.png>)\n[d]: e.md\n```\n[f](g)\n```\n`[h](i)`';
    expect(linksIn(text)).toEqual(['x.md#y', 'c.png', 'e.md']);
    expect([...anchorsIn(text)]).toEqual(['a-b', 'a-b-1']);
    expect([...anchorsIn('## 数据 & `npm start`: five steps')]).toEqual([
      '数据--npm-start-five-steps',
    ]);
  });

  test('lead to files and headings that exist', () => {
    expect(documents).toContain('README.md');
    expect(documents).toContain('geodata/README.md');
    const links = documents.flatMap((file) =>
      linksIn(read(file))
        .filter((link) => !isElsewhere(link))
        .map((link) => ({ file, link })),
    );
    expect(links.length).toBeGreaterThan(5);
    const broken = links.flatMap(({ file, link }) => {
      const found = fault(file, link);
      return found === undefined ? [] : [`${file}: ${link}: ${found}`];
    });
    expect(broken).toEqual([]);
  });
});

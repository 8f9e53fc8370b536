// What the guards read: the repository's own files.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Made or fetched, never written by hand. */
const made = new Set(['.git', '.cache', 'node_modules', 'dist', 'coverage']);

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (made.has(path)) return [];
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Every file that is kept; without git, as in a downloaded archive, every file there is. */
export function keptFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const files = git.status === 0 ? git.stdout.split('\0').filter(Boolean) : walk('');
  return files.filter((file) => existsSync(join(root, file)));
}

export function sourceFiles(ending: RegExp): string[] {
  return walk('src').filter((file) => ending.test(file));
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

export function isTest(file: string): boolean {
  return /\.(test|browser)\.ts$/.test(file);
}

/** A component in its parts; what is outside of script and style is markup. */
export function partsOf(component: string): { script: string; style: string; markup: string } {
  const scripts: string[] = [];
  const styles: string[] = [];
  const markup = component
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<script\b[^>]*>([\s\S]*?)<\/script>/g, (_all, body: string) => {
      scripts.push(body);
      return '';
    })
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style>/g, (_all, body: string) => {
      styles.push(body);
      return '';
    });
  return { script: scripts.join('\n'), style: styles.join('\n'), markup };
}

// The house rules that no package knows: which folder of src may use which.
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** What each folder of src may import from, besides itself. "." is src itself: the composition root. */
const allowed = {
  domain: [],
  data: ['domain'],
  map: ['domain', 'styles'],
  state: ['domain'],
  worker: ['domain', 'data'],
  i18n: ['domain'],
  styles: [],
  ui: ['domain', 'data', 'map', 'state', 'worker', 'i18n', 'styles'],
  pages: ['domain', 'data', 'map', 'state', 'i18n', 'styles', 'ui'],
  embed: [],
};

/** Packages that only these folders may import, types included. */
const keptPackages = {
  'maplibre-gl': ['map'],
  '@maplibre': ['map', 'worker', 'data'],
  comlink: ['worker'],
  pmtiles: ['map', 'data', 'worker'],
};

/** Packages that the pure folder may not import. */
const impure = /^svelte($|\/)|^@lucide\//;

/**
 * @param {string} file an absolute path
 * @returns {string | undefined} its folder of src, "." for src itself, nothing when outside of src
 */
function folderOf(file) {
  const path = relative(src, file);
  if (path.startsWith('..')) return undefined;
  const parts = path.split(sep);
  return parts.length > 1 ? parts[0] : '.';
}

/**
 * @param {string} from the importing file's folder of src
 * @param {string} specifier of the import
 * @param {string} file the importing file
 * @param {boolean} typesOnly
 * @returns {string | undefined} what is wrong with the import
 */
function fault(from, specifier, file, typesOnly) {
  if (!specifier.startsWith('.')) {
    const kept = Object.entries(keptPackages).find(
      ([name]) => specifier === name || specifier.startsWith(`${name}/`),
    );
    if (kept && !kept[1].includes(from)) {
      return `only ${kept[1].map((folder) => `src/${folder}`).join(', ')} may import ${kept[0]}`;
    }
    if (from === 'domain' && impure.test(specifier)) {
      return `src/domain is pure TypeScript: it may not import ${specifier}`;
    }
    return undefined;
  }
  const to = folderOf(resolve(dirname(file), specifier.replace(/\?.*$/, '')));
  if (from === '.' || to === from || to === undefined) return undefined;
  if (from === 'embed' && typesOnly) return undefined;
  const may = /** @type {Record<string, readonly string[]>} */ (allowed)[from];
  if (may?.includes(to)) return undefined;
  return `src/${from} may not import from src/${to}`;
}

/** @type {import('eslint').Rule.RuleModule} */
const importDirection = {
  meta: { type: 'problem', schema: [], messages: { direction: 'Import direction: {{ fault }}.' } },
  create(context) {
    const from = folderOf(context.filename);
    if (from === undefined) return {};
    /**
     * @param {import('estree').Node | null | undefined} source
     * @param {boolean} typesOnly
     */
    const check = (source, typesOnly) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const found = fault(from, source.value, context.filename, typesOnly);
      if (found) context.report({ node: source, messageId: 'direction', data: { fault: found } });
    };
    /** @param {object} node */
    const isTypes = (node) =>
      ('importKind' in node && node.importKind === 'type') ||
      ('exportKind' in node && node.exportKind === 'type');
    return {
      ImportDeclaration: (node) => {
        check(node.source, isTypes(node));
      },
      ExportNamedDeclaration: (node) => {
        check(node.source, isTypes(node));
      },
      ExportAllDeclaration: (node) => {
        check(node.source, isTypes(node));
      },
      ImportExpression: (node) => {
        check(node.source, false);
      },
      // import('…').Name in a type
      TSImportType: (/** @type {any} */ node) => {
        check(node.source ?? node.argument?.literal, true);
      },
    };
  },
};

export const atlas = { rules: { 'import-direction': importDirection } };

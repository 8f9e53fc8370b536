import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { atlas } from './tools/lint-rules.mjs';

const tests = ['src/**/*.test.ts', 'src/**/*.browser.ts'];

/** Ways to turn text into markup. A place's name is text, whoever wrote the file. */
const markupFromText = [
  ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTML', 'setHTMLUnsafe'],
  ...['parseHTMLUnsafe', 'createContextualFragment', 'srcdoc'],
].map((property) => ({ property, message: 'Text is shown as text, never parsed as markup.' }));

const documentWrite = ['write', 'writeln'].map((property) => ({
  object: 'document',
  property,
  message: 'Text is shown as text, never parsed as markup.',
}));

const requests = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const onlyData = 'Only src/data asks the network.';
const requestProperties = [
  ...['window', 'globalThis', 'self'].flatMap((object) =>
    requests.map((property) => ({ object, property, message: onlyData })),
  ),
  { object: 'navigator', property: 'sendBeacon', message: onlyData },
];
const requestGlobals = requests.map((name) => ({ name, message: onlyData }));

const pure = 'src/domain is pure: what it needs comes in as an argument.';
const impureGlobals = [
  ...['window', 'document', 'navigator', 'location', 'history', 'self', 'globalThis'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'performance', 'crypto', 'console'],
  ...['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask'],
].map((name) => ({ name, message: pure }));
const impureProperties = [
  { object: 'Date', property: 'now', message: pure },
  { object: 'Math', property: 'random', message: pure },
];

const always = [
  {
    selector: 'CatchClause > BlockStatement[body.length=0]',
    message: 'A caught error is handled or told, never swallowed.',
  },
];

const markupNames = '/^(innerHTML|outerHTML|srcdoc)$/';
const markupAttributes = {
  selector: [
    `SvelteAttribute[key.name=${markupNames}]`,
    `SvelteShorthandAttribute[key.name=${markupNames}]`,
    `SvelteDirective[key.name.name=${markupNames}]`,
  ].join(', '),
  message: 'Text is shown as text, never parsed as markup.',
};

const glob = {
  selector: "MemberExpression[object.type='MetaProperty'][property.name='glob']",
  message: 'Only src/data gathers data files.',
};

const clock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: pure,
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.cache/', 'public/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // Brackets say that a key is only hoped for.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An index into an array that was just measured is certain: "!" says so more plainly than "as".
      '@typescript-eslint/no-non-null-assertion': 'off',
      // TypeScript knows better what is defined.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
      'no-restricted-properties': ['error', ...markupFromText, ...documentWrite],
      'no-restricted-syntax': ['error', ...always],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // Reactivity is decided where state is declared; lookups that never change stay plain.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/button-has-type': 'error',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    ignores: tests,
    plugins: { atlas },
    rules: {
      'atlas/import-direction': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': ['error', ...requestGlobals],
      'no-restricted-properties': [
        'error',
        ...markupFromText,
        ...documentWrite,
        ...requestProperties,
      ],
      'no-restricted-syntax': ['error', ...always, markupAttributes, glob],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', ...requestGlobals, ...impureGlobals],
      'no-restricted-properties': [
        'error',
        ...markupFromText,
        ...requestProperties,
        ...impureProperties,
      ],
      'no-restricted-syntax': ['error', ...always, glob, clock],
    },
  },
  {
    files: ['src/data/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': ['error', ...markupFromText, ...documentWrite],
      'no-restricted-syntax': ['error', ...always],
    },
  },
  {
    // Messages are gathered by language, and a full set of them is long.
    files: ['src/i18n/**/*.ts'],
    ignores: tests,
    rules: { 'max-lines': 'off', 'no-restricted-syntax': ['error', ...always] },
  },
  {
    files: ['tools/**', 'tests/**', 'bench/**', '*.config.*'],
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: false, project: './tsconfig.tools.json' },
    },
  },
  {
    // Commands speak on the console; parts of the tests listen to it.
    files: ['tools/**', 'bench/**', 'tests/support/console.ts', 'tests/journeys/harness.spec.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // JSON.parse and require answer "any", and JavaScript has no short way to say otherwise.
    files: ['**/*.mjs', '**/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);

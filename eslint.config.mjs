import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

/** Names Node gives every module, for the plain JavaScript of set-up and tests. */
const nodeGlobals = Object.fromEntries(
  [
    'process',
    'console',
    'URL',
    'globalThis',
    'setTimeout',
    'clearTimeout',
    'Buffer',
    'fetch',
    'AbortSignal',
    'performance',
  ].map((name) => [name, 'readonly']),
);

const environmentIsReadOnce = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read in libs/service-kit/src/configuration only; pass on what it says.',
};

/** What makes a domain answer differently for the same question. */
const impure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain is given its `now`.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The domain is given its `now`.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The domain knows no chance.',
  },
  {
    selector: "ImportDeclaration[source.value='node:crypto'] ImportSpecifier[imported.name=/^random/]",
    message: 'The domain knows no chance: pass in what was drawn.',
  },
  environmentIsReadOnce,
];

/** Words of a page stand in the texts of its feature, in three languages; nowhere else. */
const spoken =
  '/^(title|label|placeholder|alt|description|aria-label|aria-description|aria-valuetext|aria-roledescription)$/';
const shown = ':matches(JSXElement, JSXFragment) > JSXExpressionContainer';
const named = `JSXAttribute[name.name=${spoken}]`;
const words = ['Literal[value=/\\p{L}/u]', 'TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]'];
const chosen = ['ConditionalExpression', 'LogicalExpression'];
const literalWords = [
  'JSXText[value=/\\p{L}/u]',
  `${named} > Literal[value=/\\p{L}/u]`,
  ...[shown, `${named} > JSXExpressionContainer`].flatMap((place) =>
    words.flatMap((word) => [`${place} > ${word}`, ...chosen.map((choice) => `${place} > ${choice} > ${word}`)]),
  ),
].map((selector) => ({ selector, message: 'What a page says stands in texts.ts of its feature, in three languages.' }));

const tests = ['**/*.spec.ts', '**/*.fixture.ts', 'test/**/*.ts', 'libs/testing/**/*.ts'];

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/out-tsc/**',
      '**/generated/**',
      '.nx/**',
      '.data/**',
      '.cache/**',
      'test/architecture/bad/**',
      '**/*.d.mts',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strict],
    // One program of everything: one for each project checks the libraries again and again, and takes twice the time.
    languageOptions: { parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { prefer: 'type-imports', fixStyle: 'inline-type-imports' },
      ],
      // Nest's modules are classes with nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // `void` as a type argument says that nothing comes back.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', environmentIsReadOnce],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/*.d.ts'],
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, properties: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['apps/*/src/*/domain/**/*.ts'], ignores: tests, rules: { 'no-restricted-syntax': ['error', ...impure] } },
  {
    files: [
      'libs/service-kit/src/configuration/**',
      'libs/{postgres,kafka}-server/**',
      'tools/**/*.ts',
      'apps/cli/**/*.ts',
      ...tests,
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.ts'],
    ignores: ['apps/cli/**', ...tests],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    // What breaks a page. The rest of the plugin's rules serve a compiler that is not used here.
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/static-components': 'error',
      'react-hooks/set-state-in-render': 'error',
      'react-hooks/purity': 'error',
    },
  },
  {
    files: ['apps/console/src/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', environmentIsReadOnce, ...literalWords] },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: nodeGlobals } },
);

import js from '@eslint/js';
import globals from './scripts/lib/eslint-globals.mjs';
import { MAY_CONNECT, outboundRules, runtimeImports } from './scripts/lib/eslint-outbound.mjs';
import tseslint from 'typescript-eslint';

const clock = {
  selector: "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Ask the injected Clock: business time can be moved by the simulator.',
};
// a name in capitals is a constant of the file (a list of columns, say); where and tail come from listSql, which is made of constants
const sqlText = {
  selector:
    'CallExpression[callee.property.name=/^(query|execute)$/] > TemplateLiteral.arguments > .expressions:not(Identifier[name=/^[A-Z][A-Z0-9_]*$/], CallExpression[callee.name=/^[A-Z][A-Z0-9_]*$/], MemberExpression[property.name=/^(where|tail)$/]), ' +
    "CallExpression[callee.property.name=/^(query|execute)$/][arguments.0.type='BinaryExpression']",
  message: 'SQL text is constant; values go in as parameters.',
};
// the files of a worker share their modules: what one replaces, the next one reads or not by the order of files
const replacedModules = {
  selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock)$/]",
  message: 'No replaced modules: give the class what it needs, or override its port in a subclass.',
};
const environment = { object: 'process', property: 'env', message: 'Only src/platform/config reads the environment: inject Config.' };

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', 'admin/', 'coverage/', '.data/', '.test/', 'src/metadata.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/require-await': 'off', // ports answer promises; an implementation may have nothing to wait for
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // rows of hand-written SQL come untyped out of the driver: their types stand in the type argument of query<Row>()
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      ...outboundRules(environment),
      'no-restricted-syntax': ['error', clock, sqlText, runtimeImports],
      'no-console': 'error',
    },
  },
  {
    files: Object.keys(MAY_CONNECT),
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': ['error', environment],
      '@typescript-eslint/no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', clock, sqlText],
    },
  },
  // before there is a Config: the settings file itself and the few lines that start a process
  { files: ['src/platform/config/environment.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/common/clock.ts', 'src/platform/clock/**'], rules: { 'no-restricted-syntax': ['error', sqlText, runtimeImports] } },
  { files: ['src/cli.ts', 'src/main.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.{ts,mjs}', 'test/**'],
    languageOptions: {
      globals: { describe: true, it: true, expect: true, beforeAll: true, afterAll: true, beforeEach: true, afterEach: true, vi: true },
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', replacedModules],
    },
  },
);

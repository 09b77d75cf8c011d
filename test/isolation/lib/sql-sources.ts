import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One SQL text that the program can send, with its constants filled in. */
export interface Statement {
  file: string;
  line: number;
  sql: string;
  /** Parts that cannot be known without running: they stand in the text as «?». */
  unknown: string[];
}

const SENDERS = new Set(['query', 'execute']);

/** `.query(` and `.execute(` of anything; `.write(` of a transaction only, because streams write too. */
function isSender(called: ts.PropertyAccessExpression): boolean {
  return SENDERS.has(called.name.text) || (called.name.text === 'write' && called.expression.getText() === 'tx');
}

/** The text of a file beside the one that is read, by its path below the same folder. */
type OpenFile = (path: string) => string;

/**
 * Every first argument of `.query(`, `.execute(` and `tx.write(` under `folder`, filled in: constants and helper functions of its file, and
 * helper functions it imports by a relative path.
 */
export function statementsIn(folder: string): Statement[] {
  const open: OpenFile = (path) => readFileSync(join(folder, path), 'utf8');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) => statementsOf(file, open(file), open));
}

const parsed = (file: string, text: string): ts.SourceFile => ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);

export function statementsOf(file: string, text: string, open: OpenFile): Statement[] {
  const source = parsed(file, text);
  const found: Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && isSender(node.expression)) {
      const [argument] = node.arguments;
      if (argument) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        for (const sql of new Reader(source, open).read(argument)) {
          found.push({ file, line, sql: sql.text, unknown: sql.unknown });
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Text {
  text: string;
  unknown: string[];
}
const literal = (text: string): Text[] => [{ text, unknown: [] }];
const concat = (left: Text[], right: Text[]): Text[] =>
  left.flatMap((a) => right.map((b) => ({ text: a.text + b.text, unknown: [...a.unknown, ...b.unknown] })));
const MAX_VARIANTS = 64;

interface Helper {
  parameters: readonly ts.ParameterDeclaration[];
  result: ts.Expression;
}

/** Evaluates string expressions as far as the file and the helpers it imports allow; a choice gives several texts. */
class Reader {
  private depth = 0;

  constructor(
    private readonly source: ts.SourceFile,
    private readonly open: OpenFile,
    private readonly bound: ReadonlyMap<string, Text[]> = new Map(),
  ) {}

  read(node: ts.Expression): Text[] {
    this.depth += 1;
    try {
      return this.depth > 30 ? this.unknown(node) : this.evaluate(node).slice(0, MAX_VARIANTS);
    } finally {
      this.depth -= 1;
    }
  }

  private evaluate(node: ts.Expression): Text[] {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return literal(node.text);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)) return this.read(node.expression);
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce(
        (texts, span) => concat(concat(texts, this.read(span.expression)), literal(span.literal.text)),
        literal(node.head.text),
      );
    }
    if (ts.isConditionalExpression(node)) return [...this.read(node.whenTrue), ...this.read(node.whenFalse)];
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      return concat(this.read(node.left), this.read(node.right));
    }
    if (ts.isIdentifier(node)) return this.bound.get(node.text) ?? this.named(node);
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
      return this.property(node.expression, node.name.text, node);
    if (ts.isElementAccessExpression(node)) return this.oneOf(node);
    if (ts.isCallExpression(node)) return this.call(node);
    return this.unknown(node);
  }

  private unknown(node: ts.Node): Text[] {
    return [{ text: ' «?» ', unknown: [node.getText(this.source)] }];
  }

  private declaration(name: string, from: ts.Node): ts.VariableDeclaration | undefined {
    let best: ts.VariableDeclaration | undefined;
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && declares(node.name, name) && scopeOf(node).pos <= from.pos && scopeOf(node).end >= from.end) {
        if (!best || scopeOf(node).pos >= scopeOf(best).pos) best = node;
      }
      ts.forEachChild(node, visit);
    };
    visit(this.source);
    return best;
  }

  private named(node: ts.Identifier): Text[] {
    const declaration = this.declaration(node.text, node);
    const initializer = declaration?.initializer;
    if (!declaration || !initializer) return this.unknown(node);
    if (ts.isIdentifier(declaration.name)) return this.read(initializer);
    return this.listPart(initializer, node.text) ?? this.unknown(node);
  }

  /** `listSql(query, COLUMNS, { extra: [...] })` answers `where` with these conditions; `tail` and the rest name no tenant. */
  private listPart(initializer: ts.Expression, part: string): Text[] | null {
    if (!ts.isCallExpression(initializer) || initializer.expression.getText(this.source) !== 'listSql') return null;
    if (part !== 'where') return literal(' ');
    const options = initializer.arguments[2];
    return options ? concat(literal(' WHERE '), this.extra(options)) : literal(' ');
  }

  /** The conditions that a list always has. */
  private extra(options: ts.Expression): Text[] {
    if (ts.isConditionalExpression(options)) return [...this.extra(options.whenTrue), ...this.extra(options.whenFalse)];
    if (ts.isIdentifier(options)) {
      const initializer = this.declaration(options.text, options)?.initializer;
      return initializer ? this.extra(initializer) : this.unknown(options);
    }
    if (!ts.isObjectLiteralExpression(options)) return this.unknown(options);
    const extra = options.properties.find((property) => property.name?.getText(this.source) === 'extra');
    if (extra && ts.isPropertyAssignment(extra)) return this.elements(extra.initializer);
    if (extra && ts.isShorthandPropertyAssignment(extra)) return this.elements(extra.name);
    return literal(' ');
  }

  private elements(node: ts.Expression): Text[] {
    if (ts.isIdentifier(node)) {
      const initializer = this.declaration(node.text, node)?.initializer;
      return initializer ? this.elements(initializer) : this.unknown(node);
    }
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) return this.extra(node.expression);
    if (!ts.isArrayLiteralExpression(node)) return this.unknown(node);
    return node.elements.reduce((texts, element) => {
      // what is spread under a condition may be absent, so it proves nothing
      if (ts.isSpreadElement(element)) {
        return ts.isPropertyAccessExpression(element.expression) ? concat(texts, this.elements(element.expression)) : texts;
      }
      return concat(concat(texts, this.read(element)), literal(' AND '));
    }, literal(''));
  }

  private property(object: ts.Identifier, name: string, node: ts.Node): Text[] {
    const initializer = this.declaration(object.text, node)?.initializer;
    if (!initializer) return this.unknown(node);
    const list = this.listPart(initializer, name);
    if (list) return list;
    if (!ts.isObjectLiteralExpression(initializer)) return this.unknown(node);
    const found = initializer.properties.find((property) => property.name?.getText(this.source) === name);
    return found && ts.isPropertyAssignment(found) ? this.read(found.initializer) : this.unknown(node);
  }

  /** `TEXTS[kind]`: any of them. */
  private oneOf(node: ts.ElementAccessExpression): Text[] {
    const initializer = ts.isIdentifier(node.expression) ? this.declaration(node.expression.text, node)?.initializer : undefined;
    if (!initializer || !ts.isObjectLiteralExpression(initializer)) return this.unknown(node);
    return initializer.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? this.read(property.initializer) : this.unknown(property),
    );
  }

  /** Helpers of the same file or of an imported one: `const SLOT = (name) => \`...\`` and functions with one return. */
  private call(node: ts.CallExpression): Text[] {
    const joined = this.joined(node);
    if (joined) return joined;
    if (!ts.isIdentifier(node.expression)) return this.unknown(node);
    const helper = this.helper(node.expression.text, node) ?? this.imported(node.expression.text);
    if (!helper) return this.unknown(node);
    const bound = new Map(this.bound);
    helper.parameters.forEach((parameter, index) => {
      const argument = node.arguments[index] ?? parameter.initializer;
      if (ts.isIdentifier(parameter.name) && argument) bound.set(parameter.name.text, this.read(argument));
    });
    return new Reader(helper.result.getSourceFile(), this.open, bound).read(helper.result);
  }

  /** `[SELECT, FROM, where].join(' ')`. */
  private joined(node: ts.CallExpression): Text[] | null {
    const { expression } = node;
    if (
      !ts.isPropertyAccessExpression(expression) ||
      expression.name.text !== 'join' ||
      !ts.isArrayLiteralExpression(expression.expression)
    )
      return null;
    return expression.expression.elements.reduce((texts, element) => concat(concat(texts, this.read(element)), literal(' ')), literal(''));
  }

  /** The helper that this file imports by a relative path under this name. */
  private imported(name: string): Helper | null {
    const from = this.source.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
      const names = importClause?.namedBindings;
      return names && ts.isNamedImports(names) && names.elements.some((element) => element.name.text === name && !element.propertyName);
    })?.moduleSpecifier;
    if (!from || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return null;
    const path = posix.join(posix.dirname(this.source.fileName), from.text.replace(/\.js$/, '.ts'));
    const source = parsed(path, this.open(path));
    return new Reader(source, this.open).helper(name, source);
  }

  private helper(name: string, from: ts.Node): Helper | null {
    const initializer = this.declaration(name, from)?.initializer;
    if (initializer && ts.isArrowFunction(initializer) && !ts.isBlock(initializer.body)) {
      return { parameters: [...initializer.parameters], result: initializer.body };
    }
    const declared = this.source.statements.find(
      (statement): statement is ts.FunctionDeclaration => ts.isFunctionDeclaration(statement) && statement.name?.text === name,
    );
    const last = declared?.body?.statements.at(-1);
    return declared && last && ts.isReturnStatement(last) && last.expression
      ? { parameters: [...declared.parameters], result: last.expression }
      : null;
  }
}

function declares(name: ts.BindingName, wanted: string): boolean {
  if (ts.isIdentifier(name)) return name.text === wanted;
  return name.elements.some((element) => ts.isBindingElement(element) && declares(element.name, wanted));
}

function scopeOf(node: ts.Node): ts.Node {
  let scope: ts.Node = node.parent;
  while (!ts.isBlock(scope) && !ts.isSourceFile(scope)) scope = scope.parent;
  return scope;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';

/** Node of a syntax tree, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly key?: { readonly name?: string };
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
  readonly expressions?: readonly Node[];
  readonly callee?: Node & {
    readonly name?: string;
    readonly property?: { readonly name?: string };
  };
  readonly arguments?: readonly Node[];
  readonly argument?: Node;
  readonly tag?: { readonly name?: string };
  readonly quasi?: Node;
}

/** Two lower-case words in a row: prose, where ids, flags and formats have one word. */
const PROSE = /\p{Ll}[,;:]? \p{Ll}/u;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts') && !name.startsWith('words/'))
  // The scripts of shells are programs.
  .filter((name) => name !== 'cli/completion.ts')
  .sort();

describe('the source outside the catalogue of words', () => {
  it('has no sentences', () => {
    const found = files.flatMap((file) =>
      proseIn(readFileSync(join('src', file), 'utf8')).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('is searched for literals, apart from descriptions of fields and bugs', () => {
    const code = `
      // a comment in prose
      const id = 'lead-gen', text = 'no answer yet', more = \`\${id} is not a report\`;
      const field = z.string('not a text').describe('name of a field');
      const file = z.string().meta({ description: 'name of a file' });
      if (id) throw new Error('this is a bug');
      throw new UserError('no such file');
      const page = html\`<p class="small apart">\${html\`<b class="a b">all is well</b>\`}</p>\`;
    `;
    expect(proseIn(code)).toEqual([
      'no answer yet',
      '… is not a report',
      'not a text',
      'no such file',
      'all is well',
    ]);
  });

  it('is searched apart from code in other languages', () => {
    const code = `
      const names = ('svg g a defs ' + 'use title').split(' ');
      const start = '<?xml version="1.0" encoding="UTF-8"?>';
      const page = \`<!doctype html><html lang="en"><p class="b c">\${names}</p></html>\`;
      const rules = \`p, b { color: red; }
        @media print { /* as on paper */ p { margin: 0 auto; } }\`;
      const look = 'font: 8pt serif; color: red;';
      const type = 'text/html; charset=utf-8', policy = "default-src 'none'; base-uri 'none'";
      const query = 'SELECT audit FROM rounds JOIN wanted USING (audit, digest)';
      const order = 'date, version, COALESCE(score, 0), place';
      const item = make('li', { class: 'votes beside' }, 'two people');
      const note = html\`<p class="\${isApart ? 'small apart' : 'small'}">\${'one note'}</p>\`;
      const bold = '<b>as a whole</b>', entry = 'write it as { value: 2 }';
    `;
    expect(proseIn(code)).toEqual([
      'two people',
      'one note',
      '<b>as a whole</b>',
      'write it as { value: 2 }',
    ]);
  });
});

/** Literals in a program that read as prose. */
function proseIn(code: string): readonly string[] {
  const found: string[] = [];
  visitChild(parseAst(code, { lang: 'ts' }), found);
  return found;
}

/** True if a text has prose in it that is no markup, style sheet, SQL or header. */
function isProse(text: string): boolean {
  const isHeader = /^\w+\/[\w-]+; charset=|\b[a-z]+-src\b.*; /.test(text);
  const isStatement = /^\s*(?:CREATE|DROP|INSERT|SELECT|UNION ALL SELECT|WITH) |\bCOALESCE\(/.test(
    text,
  );
  const isMarkup = /^<[?!/a-z]/i.test(text);
  const isDeclarations = /^\s*(?:[\w-]+: [^;{}]+;\s*)+$/.test(text);
  if (isHeader || isStatement || isDeclarations) return false;
  return PROSE.test(isMarkup ? withoutTags(text) : withoutRules(text));
}

/** Markup without tags, whose attributes are no prose. */
function withoutTags(markup: string): string {
  return markup.replace(/<[^>]*>?/g, '');
}

/** Text without rules of style sheets, from the innermost braces outwards. */
function withoutRules(text: string): string {
  const rest = text.replace(/\/\*.*?\*\//gs, '').replace(/[^{}]*\{\s*(?:[^{}]*[;…]\s*)?\}/g, '');
  return rest === text ? text : withoutRules(rest);
}

/** True for the names of templates of markup. */
function isMarkup(tag: string | undefined): boolean {
  return tag === 'html' || tag === 'xml';
}

function visit(node: Node, found: string[]): void {
  if (node.type === 'TaggedTemplateExpression' && isMarkup(node.tag?.name) && node.quasi) {
    const { quasis = [], expressions = [] } = node.quasi;
    const text = withoutTags(textOf(node.quasi));
    if (PROSE.test(text)) found.push(text);
    const shown = expressions.filter((_, i) => !quasis[i]?.value.cooked.endsWith('class="'));
    for (const child of shown) visit(child, found);
    return;
  }
  if (node.type === 'ThrowStatement' && node.argument?.callee?.name === 'Error') return;
  if (node.type === 'Property' && node.key?.name === 'class') return;
  if (isList(node)) return;
  if (isDescription(node)) {
    // Only the text of a description is passed over, not the schema it belongs to.
    if (node.callee) visit(node.callee, found);
    return;
  }
  const text =
    node.type === 'Literal'
      ? node.value
      : node.type === 'TemplateLiteral'
        ? textOf(node)
        : undefined;
  if (typeof text === 'string' && isProse(text)) found.push(text);
  for (const child of Object.values(node).flat()) visitChild(child, found);
}

function visitChild(child: unknown, found: string[]): void {
  if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node, found);
}

function textOf({ quasis = [] }: Node): string {
  return quasis.map(({ value }) => value.cooked).join('…');
}

/** True for `.describe(…)` and `.meta(…)` of a schema, whose texts go into JSON Schemas. */
function isDescription({ type, callee }: Node): boolean {
  const name = callee?.property?.name;
  return type === 'CallExpression' && (name === 'describe' || name === 'meta');
}

/** True for a text that is split at its spaces: a list of names. */
function isList({ type, callee, arguments: [separator] = [] }: Node): boolean {
  return (
    type === 'CallExpression' && callee?.property?.name === 'split' && separator?.value === ' '
  );
}

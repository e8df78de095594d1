import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';
import { expectToShrink } from './shrinking.ts';

/** Node of a syntax tree, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
  readonly callee?: Node & {
    readonly name?: string;
    readonly property?: { readonly name?: string };
  };
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
  it('holds no sentences but the listed ones', async () => {
    const counts: Record<string, number> = {};
    for (const file of files) {
      const room = file.split('/')[0] ?? '';
      const found = proseIn(readFileSync(join('src', file), 'utf8')).length;
      counts[room] = (counts[room] ?? 0) + found;
    }
    await expectToShrink(counts, 'outside.json');
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
});

/** Literals in a program that read as prose. */
function proseIn(code: string): readonly string[] {
  const found: string[] = [];
  visit(parseAst(code, { lang: 'ts' }) as unknown as Node, found);
  return found;
}

/** True for the names of templates of markup. */
function isMarkup(tag: string | undefined): boolean {
  return tag === 'html' || tag === 'xml';
}

function visit(node: Node, found: string[]): void {
  if (node.type === 'TaggedTemplateExpression' && isMarkup(node.tag?.name) && node.quasi) {
    // Attributes of markup are no prose; texts between tags are.
    const text = textOf(node.quasi).replace(/<[^>]*>?/g, '');
    if (PROSE.test(text)) found.push(text);
    for (const child of Object.values(node.quasi).flat()) visitChild(child, found);
    return;
  }
  if (node.type === 'ThrowStatement' && node.argument?.callee?.name === 'Error') return;
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
  if (typeof text === 'string' && PROSE.test(text)) found.push(text);
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

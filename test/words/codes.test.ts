import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { warningWords } from '../../src/words/warnings.ts';
import { align } from '../cli/fake-io.ts';
import { type CodedMessage, codedMessages } from './entries.ts';

/** Kinds of codes without a file, and what they are about. */
const KINDS: Readonly<Record<string, string>> = {
  usage: 'Command line',
  system: 'Files that the system does not read or write',
  storage: 'Files, folders and locks',
  audit: 'Rounds, reports, gates and plans',
  analysis: 'Comparison and targets',
  session: 'Interview and workshop',
  phones: 'Workshop on phones',
  collect: 'Answers that people send, and forms',
  portfolio: 'Portfolio',
  authoring: 'List, show and new',
  setup: 'Init and doctor',
  gate: 'Configured gate',
  criteria: 'Questions named by number or title',
};

/** Mistakes on the command line that commander finds. */
const MISTAKES = [
  ['frobnicate'],
  ['audit', '--frobnicate'],
  ['show'],
  ['list', 'one', 'two'],
  ['report', 'round', '--format'],
  ['import', 'answers.csv'],
  ['new', '--round', '--answers', 'lead-gen-alignment'],
  ['list', '--diagnostics', 'yaml'],
];

const all = await codes();

async function codes(): Promise<readonly CodedMessage[]> {
  const byCode = new Map<string, CodedMessage>();
  for (const own of await codedMessages()) if (!byCode.has(own.code)) byCode.set(own.code, own);
  for (const mistake of MISTAKES) {
    const { stderr } = await align(['--diagnostics', 'json', ...mistake]);
    for (const line of stderr.trimEnd().split('\n')) {
      const { code, message, hint } = JSON.parse(line.startsWith('{') ? line : '{}');
      if (code) byCode.set(code, { code, message, hint });
    }
  }
  return [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

describe('checklists/codes.md', () => {
  it('has every code with an example ("npm run words" writes it)', async () => {
    const kinds = [...new Set(all.map(({ code }) => kindOf(code)))].toSorted();
    const sections = kinds.map((kind) => {
      const rows = all.filter(({ code }) => kindOf(code) === kind).map(cellsOf);
      return `## ${titleOf(kind)}\n\n${table([['Code', 'Example', 'Remedy'], ...rows])}\n`;
    });
    const page = `# Codes of errors and warnings

Each error and warning has a code. \`--diagnostics json\` and \`align check --format json\` print it. The
examples have sample values. The warnings about a checklist, with the kind \`lint/\`, are in
[the guide](README.md#check-a-checklist).

${sections.join('\n')}`;
    await expect(page).toMatchFileSnapshot('../../checklists/codes.md');
  });

  it('has all codes of the source', () => {
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ code }) => !/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
    expect(all.filter(({ message }) => message.trim() === '')).toEqual([]);
  });

  it('names each mistake of the command line', () => {
    const usage = all.map(({ code }) => code).filter((code) => code.startsWith('usage/'));
    expect(usage).toEqual(
      expect.arrayContaining([
        'usage/conflicting-option',
        'usage/excess-arguments',
        'usage/invalid-argument',
        'usage/missing-argument',
        'usage/missing-mandatory-option-value',
        'usage/option-missing-argument',
        'usage/unknown-command',
        'usage/unknown-option',
      ]),
    );
  });

  it('is where the guide points', () => {
    expect(readFileSync('checklists/README.md', 'utf8')).toContain('(codes.md)');
  });
});

function kindOf(code: string): string {
  return code.slice(0, code.indexOf('/'));
}

function titleOf(kind: string): string {
  const titles: Readonly<Record<string, { readonly title: string } | undefined>> =
    warningWords.errors;
  return titles[kind]?.title ?? KINDS[kind] ?? kind;
}

function cellsOf({ code, message, hint }: CodedMessage): readonly string[] {
  return [`\`${code}\``, cell(message), cell(hint ?? '')];
}

/** Returns a table of Markdown with columns of one width, heads first. */
function table([heads = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = heads.map((_, i) =>
    Math.max(...[heads, ...rows].map((own) => own[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((own, i) => own.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}

function cell(text: string): string {
  return text
    .trim()
    .replace(/[\\|<>*_[\]]/g, '\\$&')
    .replace(/\n/g, ' ');
}

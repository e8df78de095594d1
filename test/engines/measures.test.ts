import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { workspace } from '../cli/workspace.ts';

const LETTERS = 200;
const FILLER =
  'every rule that both teams agreed on is kept in every region and for each product, and ';

/** Returns a text of 200 characters. */
function long(start: string): string {
  return `${`${start} ${FILLER.repeat(3)}`.slice(0, LETTERS - 1).trim()}.`;
}

const series = <T>(length: number, of: (i: number) => T) => Array.from({ length }, (_, i) => of(i));

const points = series(10, (p) => ({
  ...{ id: `p${p}`, title: long(`Point ${p + 1}`), weight: 10 },
  ...(p > 0 && p < 6
    ? { causedBy: [{ point: `p${Math.floor((p - 1) / 2)}`, because: long('It follows because') }] }
    : {}),
  criteria: series(4, (c) => ({
    id: `c${p}-${c}`,
    question: long(`Question ${p + 1}.${c + 1} asks whether`),
    levels: Object.fromEntries(series(5, (level) => [level, long(`Level ${level}`)])),
    advice: Object.fromEntries(
      series(4, (level) => [
        level,
        { do: long('Write down'), owner: 'revenue operations and product marketing', effort: 'M' },
      ]),
    ),
  })),
}));

const checklist = {
  ...{ format: 1, id: 'long-texts', version: '1.0.0', title: long('A checklist'), target: 3 },
  groups: {
    marketing: { title: 'Marketing' },
    sales: { title: 'Sales' },
    leadership: { title: 'Leadership', leadership: true },
  },
  bands: [
    { id: 'low', from: 0, title: 'Low' },
    { id: 'middle', from: 40, title: 'Middle' },
    { id: 'high', from: 75, title: 'High' },
  ],
  points,
};

/** Returns the answers of so many people, by the path of their file. */
function round(people: number, note: string | null): Readonly<Record<string, string>> {
  const files = series(people, (i) => {
    const group = ['marketing', 'sales', 'leadership'][i % 3];
    const respondent = { id: `p${i}`, name: `Person ${i}`, role: long('Head').slice(0, 60), group };
    const answers = points.flatMap(({ criteria }, p) =>
      criteria.map(({ id }, c) => [
        id,
        { value: (p * 3 + c * 2 + i * 3) % 5, ...(note === null ? {} : { note }) },
      ]),
    );
    const head = { format: 1, checklist: { id: 'long-texts', version: '1.0.0' } };
    const own = { ...head, subject: 'Northern Instruments', date: '2025-03-04', respondent };
    return [`round/p${i}.yaml`, stringify({ ...own, answers: Object.fromEntries(answers) })];
  });
  return Object.fromEntries(files);
}

function pagesOf(folder: string, file: string): number {
  const { stdout } = spawnSync('pdfinfo', [file], { cwd: folder, encoding: 'utf8' });
  return Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]);
}

/** Returns the numbers of pages or slides of files, as LibreOffice shows them. */
function printedPages(folder: string, ...files: readonly string[]): readonly number[] {
  const profile = `-env:UserInstallation=file://${mkdtempSync(join(tmpdir(), 'office-'))}`;
  const options = ['--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'printed')];
  execFileSync('soffice', [profile, ...options, ...files], { cwd: folder, stdio: 'ignore' });
  return files.map((file) => pagesOf(join(folder, 'printed'), file.replace(/\.\w+$/, '.pdf')));
}

describe('a brief with texts of 200 characters', () => {
  const files = { 'long-texts.yaml': stringify(checklist), ...round(3, long('We saw')) };
  const space = workspace(files, { env: process.env });
  const BRIEF = ['audit', '--answers', 'round', '--checklist', 'long-texts.yaml'];

  it('has two pages in PDF and in Word, and at most six slides', { timeout: 120_000 }, async () => {
    const outputs = ['-o', 'brief.pdf', '-o', 'word.docx', '-o', 'deck.pptx'];
    const { code, stderr } = await space.run(...BRIEF, '--edition', 'brief', ...outputs);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(pagesOf(space.folder, 'brief.pdf')).toBe(2);
    const [inWord, slides] = printedPages(space.folder, 'word.docx', 'deck.pptx');
    expect(inWord).toBe(2);
    expect(slides).toBeGreaterThan(1);
    expect(slides).toBeLessThanOrEqual(6);
  });
});

describe('a report on 200 people', () => {
  const people = Object.entries(round(200, 'We saw it last week.'));
  const files = Object.fromEntries(
    people.map(([path, text]) => [path, text.replace('id: long-texts', 'id: short-texts')]),
  );
  const short = {
    ...checklist,
    id: 'short-texts',
    title: 'A checklist',
    points: points.map(({ id, weight, criteria }, p) => ({
      ...{ id, weight, title: `Point ${p + 1}` },
      criteria: criteria.slice(0, 4).map((own, c) => ({
        ...own,
        question: `Does rule ${p + 1}.${c + 1} hold?`,
        levels: { 0: 'No.', 1: 'Rarely.', 2: 'At times.', 3: 'Often.', 4: 'Always.' },
        advice: { 0: { do: 'Begin.', owner: 'RevOps', effort: 'S' } },
      })),
    })),
  };
  const space = workspace({ 'short-texts.yaml': stringify(short), ...files }, { env: process.env });

  it('has at most 40 pages, its appendix included', { timeout: 120_000 }, async () => {
    const args = ['audit', '--answers', 'round', '--checklist', 'short-texts.yaml'];
    const { code, stderr } = await space.run(...args, '-o', 'all.pdf');
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(pagesOf(space.folder, 'all.pdf')).toBeLessThanOrEqual(40);
  });
});

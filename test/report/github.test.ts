import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { github } from '../../src/report/machine/alerts.ts';
import type { FindPlace } from '../../src/report/report.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';
import { answersFile, fullReport, judged, reportOn } from './having-report.ts';

const page = { terminal: { colour: 0, columns: 80 } } as const;

/** Places every answer in line 7 of a file whose name needs all escapes of GitHub. */
const places: FindPlace = () => ({ file: 'a,b:c%.yaml', line: 7, column: 3 });

function linesOf(log: string): readonly string[] {
  return log.trimEnd().split('\n');
}

/** Returns the command that a line starts, as the Actions runner reads it; `null` for none. */
function commandIn(line: string): string | null {
  const trimmed = line.trim();
  if (trimmed.startsWith('::')) return /^::([\w-]+)/.exec(trimmed)?.[1] ?? '';
  return /##\[([\w-]+)/.exec(line)?.[1] ?? null;
}

describe('a report as annotations of GitHub', () => {
  const log = github(fullReport(), { ...page, places });

  it('has one for each unmet rule and each gap, most severe first', () => {
    const commands = linesOf(log).map(commandIn);
    expect(commands).toEqual([
      ...['error', 'error', 'error', 'error', 'error', 'error', 'warning', 'notice'],
      ...linesOf(log)
        .slice(8)
        .map(() => null),
    ]);
  });

  it('names the file, the line and the rule, with the escapes of GitHub', () => {
    expect(linesOf(log)[0]).toBe(
      '::error file=a%2Cb%3Ac%25.yaml,line=7,col=3,title=Minimum overall score' +
        '::Failed: score 21.3%25 (62.5%25 ignoring unanswered criteria), minimum 90%25.',
    );
  });

  it('points to the file of the audit if no answer has a place', () => {
    const home = { file: 'align.policy.yaml', line: 4, column: 1 };
    const written = github(fullReport(), { ...page, home });
    expect(written).toMatch(/^::error file=align\.policy\.yaml,line=4,col=1,title=Minimum overall/);
    expect(github(fullReport(), page)).toMatch(/^::error file=\.,line=1,col=1,title=Minimum over/);
  });

  it('marks a waived gap', () => {
    expect(log).toContain(
      '::Waived until 2024-12-31 by plain text: plain text. Gap: 1.1 plain text, 25.0%25, at level 0',
    );
  });

  it('has notes as plain lines', () => {
    expect(log).toContain('\n- plain text: ');
    expect(log).toContain('\n- Not applicable: 2.1 plain text');
    expect(log).toContain('\n- the waiver for 2.2 "How much sponsored?" expired on 2023-12-31');
  });

  describe('with a dozen gaps and two rules', () => {
    const ids = [...'abcdefghijkl'];
    const many = amongGroups(checklist(point('p', 1, ...ids.map((id) => criterion(id)))), 'sales');
    const nothing = Object.fromEntries(ids.map((id) => [id, 0]));
    const report = reportOn(many, answersFile('ann', { answers: nothing }));
    const policy = { minScore: { limit: 50, severity: 'warning' }, criteria: { k: 1 } } as const;
    const lines = linesOf(github(judged(report, policy), page));

    it('shows the ten most severe', () => {
      const titles = lines.slice(0, 10).map((line) => /::(\w+) .*title=([^:]*)::/.exec(line)?.[2]);
      expect(titles).toEqual([
        'Minimum level of a criterion',
        '1.11 How much k?',
        'Minimum overall score',
        ...[...'abcdefg'].map((id, i) => `1.${i + 1} How much ${id}?`),
      ]);
    });

    it('counts and names the others in one notice', () => {
      expect(lines[10]).toBe(
        '::notice file=.,line=1,col=1,title=4 more alerts::Not shown above: 1.8 How much h?, 1.9 How much i?, 1.10 How much j?, 1.12 How much l?.',
      );
      expect(lines.slice(11).map(commandIn)).toEqual(lines.slice(11).map(() => null));
    });
  });

  it.each([
    { given: '50 % of it', shown: '50 %25 of it', because: 'a percent sign begins an escape' },
    { given: 'one\ntwo', shown: 'one%0Atwo', because: 'a line break would end the command' },
    { given: 'one\r\ntwo', shown: 'one%0D%0Atwo', because: 'so would this one' },
    { given: 'a\u001b[2Jb', shown: 'a\\u001b[2Jb', because: 'controls are written out' },
    { given: 'a\u202eb', shown: 'a\\u202eb', because: 'so is what turns text round' },
  ])('shows $given as $shown: $because', ({ given, shown }) => {
    expect(github(fullReport(given), page)).toContain(`. Do: ${shown}`);
  });

  it.each([
    '::error::no',
    '\n::stop-commands::x',
    '\r::set-output name=a::b',
    ' ::add-mask::x',
    '##[error]no',
    '##[stop-commands]x',
    ',title=mine::',
  ])('starts no other command whatever people write: %j', (hostile) => {
    const commands = (own: string) => linesOf(github(fullReport(own), page)).map(commandIn);
    expect(commands(hostile)).toEqual(commands('plain text'));
  });

  it('contains no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (hostile) => {
        const written = github(fullReport(hostile), { ...page, places });
        expect(written.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 40 },
    );
  });
});

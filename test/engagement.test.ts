import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AnswerValue } from '../src/checklist/criterion.ts';
import { telephoneQuestions } from '../src/collecting/collect.ts';
import { telephoneCode } from '../src/returns/telephone.ts';
import { align } from './cli/fake-io.ts';
import { plainEnvironment, programPath } from './cli/program.ts';

const PAGE = 'examples/engagement.md';
const page = readFileSync(PAGE, 'utf8');

/** Answers files whose levels the codes of the page say, in its order. */
const ANSWERS = ['2012-08-06', '2012-10-15'].flatMap((round) =>
  ['kathy', 'sam', 'ceo'].map((id) => `examples/lakeshore-metrics/${round}/${id}.yaml`),
);

/** Step of the page: a file that it says to save, or the commands of a block. */
type Step =
  | { readonly is: 'file'; readonly name: string; readonly text: string }
  | { readonly is: 'commands'; readonly text: string };

function stepsOf(text: string): readonly Step[] {
  const steps = [...text.matchAll(/(?:as `([^`]+)`:\n\n)?```(sh|yaml|text)\n([^`]*)```/g)];
  return steps.map(([, name = '', kind, block = '']) =>
    kind === 'sh' ? { is: 'commands', text: block } : { is: 'file', name, text: block },
  );
}

describe('the page that follows an engagement', () => {
  it('has codes of the present checklist ("vitest -u" writes them)', async () => {
    const { stdout } = await align(['show', 'lead-gen-alignment', '--format', 'json']);
    const questions = telephoneQuestions(JSON.parse(stdout).checklist, 'full');
    const codes = ANSWERS.map((file) => {
      const { answers } = parse(readFileSync(file, 'utf8'));
      const levels = questions.questions.map(({ id }) => [id, answerIn(answers[id])]);
      return telephoneCode(questions, Object.fromEntries(levels));
    });
    const written = page.replace(
      /(?<=": |[a-z]: )[0-9A-Z]{4}(-[0-9A-Z]{2,4})+(?=")/g,
      () => codes.shift() ?? '',
    );
    expect(codes).toEqual([]);
    await expect(written).toMatchFileSnapshot(`../${PAGE}`);
  });

  it('works word for word in an empty folder', { timeout: 240_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'align-engagement-'));
    const programs = mkdtempSync(join(tmpdir(), 'align-bin-'));
    writeFileSync(
      join(programs, 'align'),
      `#!/bin/sh\nexec "${process.execPath}" "${programPath()}" "$@"\n`,
    );
    chmodSync(join(programs, 'align'), 0o755);
    const env = plainEnvironment({ PATH: `${programs}${delimiter}${process.env.PATH}` });
    const steps = stepsOf(page);
    expect(steps.length).toBeGreaterThan(10);
    for (const step of steps) {
      if (step.is === 'file') {
        expect(step.name).toMatch(/^[\w./-]+$/);
        mkdirSync(dirname(join(folder, step.name)), { recursive: true });
        writeFileSync(join(folder, step.name), step.text);
        continue;
      }
      const { status, stderr } = spawnSync('bash', ['-euc', step.text], {
        ...{ cwd: folder, env, encoding: 'utf8' },
      });
      expect({ step: step.text, status, stderr }).toMatchObject({ status: 0 });
      expect(stderr).not.toContain('warning: ');
    }
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(read('august/agreed.yaml')).toContain('The clock starts, and nobody reads it.');
    expect(read('august/plan.yaml')).toMatch(/owner: Priya\n\s+due: 2026-09-15/);
    expect(read('lakeshore-anonymous.html')).not.toMatch(/Kathy|Diane/);
    for (const name of ['lakeshore.docx', 'lakeshore-brief.html', 'lakeshore-october.docx']) {
      expect(existsSync(join(folder, name))).toBe(true);
    }
    const changes = read('lakeshore-change.html');
    expect(changes).toContain('What changed');
    expect(changes).toContain('Priya');
  });
});

function answerIn(answer: unknown): AnswerValue | null {
  const { value = null } = typeof answer === 'object' ? Object(answer) : { value: answer };
  return value;
}

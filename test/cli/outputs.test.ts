import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checklistSchema } from '../../src/checklist/schema.ts';
import { formatted } from '../formatted.ts';
import { align } from './fake-io.ts';
import { answers, CHECKLIST, workspace } from './workspace.ts';

const text = (description: string) => z.string().meta({ description });
const count = (description: string) => z.int().min(0).meta({ description });
const textOrNull = (description: string) => z.string().nullable().meta({ description });
const head = {
  format: z.literal(1).meta({ description: 'Format of this output.' }),
  generator: text('Name and version of the program.'),
};

const place = z.strictObject({
  file: text('Path of the file, as it was given.'),
  line: z.int().min(1).meta({ description: 'Line, from 1.' }),
  column: z.int().min(1).meta({ description: 'Column, from 1.' }),
});

/** Outputs for programs, beside reports. */
const outputs = {
  diagnostic: z.strictObject({
    code: text('Kind and rule; codes do not change.'),
    severity: z.enum(['error', 'warning']).meta({ description: 'Error or warning.' }),
    place: place.nullable().meta({ description: 'Place in a file; null without one.' }),
    message: text('Error or warning, without the remedy.'),
    hint: textOrNull('Remedy, or null.'),
  }),
  list: z.strictObject({
    ...head,
    checklists: z
      .array(
        z.strictObject({
          id: text('Id of the checklist.'),
          version: text('Version of the checklist.'),
          title: text('Title of the checklist.'),
          points: count('Number of scored points.'),
          criteria: count('Number of scored criteria.'),
          keyCriteria: count('Number of key criteria.'),
          file: textOrNull('File of the checklist; null for a built-in one.'),
          isUsed: z.boolean().meta({ description: 'False if a nearer file has the same id.' }),
        }),
      )
      .meta({ description: 'Checklists that are found by their id.' }),
    broken: z.array(z.string()).meta({ description: 'Files with errors.' }),
    missing: z.array(z.string()).meta({ description: 'Missing folders of ALIGN_CHECKLISTS.' }),
  }),
  show: z.strictObject({
    ...head,
    digest: text('Checksum of the checklist (SHA-256).'),
    checklist: z.looseObject({ id: z.string(), version: z.string() }).meta({
      description: 'Checklist by checklist.schema.json; with --criterion only its id and version.',
    }),
    point: z
      .strictObject({ id: text('Id of the point.'), title: text('Title of the point.') })
      .optional()
      .meta({ description: 'Point of the criterion.' }),
    criterion: z
      .looseObject({ id: z.string(), question: z.string() })
      .optional()
      .meta({ description: 'Criterion, as in the checklist.' }),
  }),
  status: z.strictObject({
    ...head,
    subject: textOrNull('Name of the organisation; null if no file says it.'),
    checklist: z
      .strictObject({ id: z.string(), version: z.string() })
      .meta({ description: 'Checklist of the round.' }),
    hasRegister: z.boolean().meta({ description: 'True if round.yaml says who is expected.' }),
    respondents: z
      .array(
        z.strictObject({
          id: text('Id of the respondent.'),
          name: text('Name as printed.'),
          role: textOrNull('Job title, or null.'),
          group: textOrNull('Id of the group, or null.'),
          isExpected: z
            .boolean()
            .nullable()
            .meta({ description: 'Null if nobody is expected by name.' }),
          status: z
            .enum(['completed', 'in-progress', 'missing'])
            .meta({ description: 'Progress of the respondent.' }),
          answered: count('Number of answered criteria.'),
          asked: count('Number of criteria that are asked.'),
          groupTitle: textOrNull('Title of the group, or null.'),
          since: textOrNull('Date of the answers or of the round, or null.'),
        }),
      )
      .meta({ description: 'Expected people first, then all others.' }),
    silentGroups: z
      .array(z.string())
      .meta({ description: 'Titles of groups in which nobody answers or is expected.' }),
  }),
} as const;

/** A round of one person, and its checklist. */
const ROUND = {
  'checklists/small.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'sales', 'first: 1, second: 1'),
  'round/mia.yaml': answers('mia', 'marketing', 'first: 1, second: 1'),
};

const ajv = new Ajv2020();

/** Checks a value by the JSON Schema that users have. */
function expectValid(name: keyof typeof outputs, value: unknown): void {
  const validate = ajv.compile(z.toJSONSchema(outputs[name]));
  expect(validate(value) ? [] : validate.errors).toEqual([]);
}

describe('the schemas of outputs', () => {
  it.each(Object.keys(outputs) as (keyof typeof outputs)[])(
    '%s.schema.json ("vitest -u" writes it)',
    async (name) => {
      await expect(formatted(z.toJSONSchema(outputs[name]))).toMatchFileSnapshot(
        `../../checklists/${name}.schema.json`,
      );
    },
  );
});

describe('align list --format json', () => {
  it('has built-in checklists, own ones, and those that cannot be used', async () => {
    const { folder } = workspace({
      'checklists/small.yaml': CHECKLIST,
      'checklists/lead-gen-alignment.yaml': CHECKLIST.replace(
        'id: small',
        'id: lead-gen-alignment',
      ),
      'checklists/broken.yaml': CHECKLIST.replace('points:', 'ponts:').replace(
        'id: small',
        'id: broken',
      ),
    });
    const { stdout, code } = await align(['list', '--format', 'json'], {
      folder,
      env: { ALIGN_CHECKLISTS: 'nowhere' },
    });
    const list = JSON.parse(stdout);
    expectValid('list', list);
    expect(code).toBe(0);
    expect(list.missing).toEqual(['nowhere']);
    expect(list.broken).toEqual([join('checklists', 'broken.yaml')]);
    const named = list.checklists.filter(({ id }: { id: string }) => id === 'lead-gen-alignment');
    expect(
      named.map((own: { file: string | null; isUsed: boolean }) => [own.file, own.isUsed]),
    ).toEqual([
      [join('checklists', 'lead-gen-alignment.yaml'), true],
      [null, false],
    ]);
  });
});

describe('align show --format json', () => {
  it('has the whole checklist, valid by its own schema', async () => {
    const { stdout } = await align(['show', 'lead-gen-alignment', '--format', 'json']);
    const shown = JSON.parse(stdout);
    expectValid('show', shown);
    expect(checklistSchema().safeParse(shown.checklist).success).toBe(true);
    expect(shown.checklist.points).toHaveLength(11);
    expect(shown.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has the texts of the parent in a variant', async () => {
    const { stdout } = await align(['show', 'one-revenue-leader', '--format', 'json']);
    const shown = JSON.parse(stdout);
    expectValid('show', shown);
    expect(shown.checklist.points.length).toBeGreaterThan(5);
  });

  it('has one criterion and its point', async () => {
    const { stdout } = await align([
      ...['show', 'lead-gen-alignment', '--criterion', 'specific-reasons', '--format', 'json'],
    ]);
    const shown = JSON.parse(stdout);
    expectValid('show', shown);
    expect(shown.criterion.id).toBe('specific-reasons');
    expect(shown.point.title).toBe('Specific feedback on refused leads');
  });

  it('says which criterion was meant', async () => {
    const { stderr, code } = await align([
      ...['show', 'lead-gen-alignment', '--criterion', 'specific-reason', '--format', 'json'],
      ...['--diagnostics', 'json'],
    ]);
    expect(code).toBe(2);
    expect(JSON.parse(stderr).code).toBe('criteria/unknown');
    expect(JSON.parse(stderr).hint).toBe('did you mean "specific-reasons"?');
  });
});

describe('align status --format json', () => {
  it('fits its schema, and who is waited for is a diagnostic', async () => {
    const { folder } = workspace({
      'checklists/small.yaml': CHECKLIST,
      'round/round.yaml':
        'format: 1\nsubject: Company\ndate: 2024-05-06\nchecklist: {id: small, version: 1.0.0}\nrespondents:\n  - {id: ann, name: Ann, group: sales}\n  - {id: bob, name: Bob, group: marketing}\n',
      'round/ann.yaml': answers('ann', 'sales', 'first: 1, second: 1'),
    });
    const { stdout, stderr, code } = await align(
      ['status', 'round', '--wait-for', 'all', '--format', 'json', '--diagnostics', 'json'],
      { folder },
    );
    expectValid('status', JSON.parse(stdout));
    expectValid('diagnostic', JSON.parse(stderr));
    expect(JSON.parse(stderr)).toMatchObject({ code: 'collect/waiting', severity: 'error' });
    expect(code).toBe(1);
  });
});

/** Runs a command with `--diagnostics json` and returns the objects on stderr, each checked. */
async function diagnosticsOf(args: readonly string[], folder: string) {
  const { stderr, ...outcome } = await align([...args, '--diagnostics', 'json'], { folder });
  const lines = stderr.split('\n');
  expect(lines.pop()).toBe('');
  const found = lines.map((line) => JSON.parse(line));
  for (const own of found) expectValid('diagnostic', own);
  return { ...outcome, found };
}

describe('--diagnostics json', () => {
  it('has each error of a file, with its place', async () => {
    const { folder } = workspace({
      ...ROUND,
      'round/bob.yaml': answers('bob', 'sales', 'first: 9').replace('subject:', 'subjct:'),
    });
    const { found, code, stdout } = await diagnosticsOf(['audit', '--answers', 'round'], folder);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(found.length).toBeGreaterThan(1);
    expect(found).toContainEqual({
      code: 'schema/unknown-field',
      severity: 'error',
      place: { file: join('round', 'bob.yaml'), line: 3, column: 1 },
      message: expect.stringContaining('subjct'),
      hint: expect.stringContaining('subject'),
    });
  });

  it('has warnings, and no status line', async () => {
    const { folder } = workspace({ ...ROUND, 'round/notes.yaml': 'hello: 1\n' });
    const { found, code } = await diagnosticsOf(
      ['audit', '--answers', 'round', '--output', 'report.md'],
      folder,
    );
    expect(code).toBe(0);
    expect(found).toEqual([
      {
        ...{ code: 'storage/ignored', severity: 'warning', place: null, hint: null },
        message: `"${join('round', 'notes.yaml')}" is not an answers file; ignored`,
      },
    ]);
  });

  it('has a failed rule as an error', async () => {
    const { folder } = workspace(ROUND);
    const { found, code } = await diagnosticsOf(
      ['audit', '--answers', 'round', '--min-score', '100'],
      folder,
    );
    expect(code).toBe(1);
    expect(found.map(({ code: own, severity }) => [own, severity])).toEqual([
      ['audit/rule-outcome', 'error'],
    ]);
  });

  it('has the warnings of align check', async () => {
    const { folder } = workspace(ROUND);
    const { found, stdout } = await diagnosticsOf(['check', 'checklists/small.yaml'], folder);
    expect(found.map(({ severity }) => severity)).toContain('warning');
    expect(found[0]?.place.file).toBe('checklists/small.yaml');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('has no warning of an anonymous report, whose number would tell of people', async () => {
    const { folder } = workspace({ ...ROUND, 'round/notes.yaml': 'hello: 1\n' });
    const { found } = await diagnosticsOf(
      ['report', 'round', '--anonymous', '--output', 'report.md'],
      folder,
    );
    expect(found).toEqual([]);
  });

  it('writes line separators and marks of direction as escapes', async () => {
    const { folder } = workspace(ROUND);
    const { stderr } = await align(['show', 'a\u202eb\u2028.yaml', '--diagnostics', 'json'], {
      folder,
    });
    expect(stderr).not.toMatch(/[\u202e\u2028]/);
    expect(JSON.parse(stderr).severity).toBe('error');
  });
});

describe('the guide', () => {
  it('has a diagnostic as the program writes it', async () => {
    const guide = readFileSync('checklists/README.md', 'utf8');
    const [, command = '', line = ''] =
      /\$ align (.* --diagnostics json)\n(\{.*\n)/.exec(guide) ?? [];
    expect((await align(command.split(' '))).stderr).toBe(line);
  });
});

describe('--quiet', () => {
  const folder = () => workspace(ROUND).folder;

  it('leaves out status lines and the hint of an error', async () => {
    const own = folder();
    const saved = await align(['--quiet', 'report', 'round', '--output', 'report.md'], {
      folder: own,
    });
    expect(saved).toEqual({ code: 0, stdout: '', stderr: '' });
    const failed = await align(['audit', '--min-score', '60', '--quiet'], { folder: own });
    expect(failed.stderr).toBe('error: --min-score needs saved answers\n');
    expect((await align(['lst', '--quiet'], { folder: own })).stderr).not.toContain('Run "align');
  });

  it('leaves errors, warnings, failed rules and the result', async () => {
    const own = folder();
    writeFileSync(join(own, 'round', 'notes.yaml'), 'hello: 1\n');
    const { stdout, stderr, code } = await align(
      ['audit', '--answers', 'round', '--min-score', '100', '--quiet'],
      { folder: own },
    );
    expect(stdout).toContain('# ');
    expect(stderr).toMatch(/^warning: .*ignored\nFAIL .*\n$/);
    expect(code).toBe(1);
  });

  it('leaves a new file unannounced', async () => {
    const own = folder();
    mkdirSync(join(own, 'new'));
    const { stderr } = await align(['new', 'new/list.yaml', '--quiet'], { folder: own });
    expect(stderr).toBe('');
  });
});
